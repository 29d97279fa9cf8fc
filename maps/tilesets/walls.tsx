<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="walls" tilewidth="16" tileheight="16" tilecount="672" columns="16">
 <image source="../../sprites/tiles/walls.png" width="256" height="672"/>
</tileset>
