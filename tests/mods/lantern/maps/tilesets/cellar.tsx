<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="cellar" tilewidth="16" tileheight="16" tilecount="12" columns="4">
 <image source="../../sprites/tiles/cellar.png" width="64" height="48"/>
 <tile id="0">
  <properties>
   <property name="surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="collide" value="oneway"/>
   <property name="surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="collide" value="ladder"/>
  </properties>
 </tile>
 <tile id="8">
  <animation>
   <frame tileid="8" duration="200"/>
   <frame tileid="9" duration="200"/>
  </animation>
 </tile>
</tileset>
