<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="offices" tilewidth="16" tileheight="16" tilecount="4650" columns="150">
 <image source="../../sprites/tiles/offices.png" width="2400" height="496"/>
</tileset>
