<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="square" tilewidth="16" tileheight="16" tilecount="3131" columns="101">
 <image source="../../sprites/tiles/square.png" width="1616" height="496"/>
</tileset>
