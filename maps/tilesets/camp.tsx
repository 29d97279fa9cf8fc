<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="camp" tilewidth="16" tileheight="16" tilecount="6851" columns="221">
 <image source="../../sprites/tiles/camp.png" width="3536" height="496"/>
</tileset>
