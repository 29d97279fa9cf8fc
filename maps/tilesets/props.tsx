<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="props" tilewidth="48" tileheight="32" tilecount="9" columns="0">
 <grid orientation="orthogonal" width="1" height="1"/>
 <tile id="0" type="Prop">
  <properties>
   <property name="picture" value="sandbags"/>
  </properties>
  <image width="48" height="24" source="../../sprites/props/sandbags.png"/>
 </tile>
 <tile id="1" type="Prop">
  <properties>
   <property name="picture" value="hedgehog"/>
  </properties>
  <image width="36" height="30" source="../../sprites/props/hedgehog.png"/>
 </tile>
 <tile id="2" type="Prop">
  <properties>
   <property name="picture" value="crate"/>
  </properties>
  <image width="24" height="24" source="../../sprites/props/crate.png"/>
 </tile>
 <tile id="3" type="Prop">
  <properties>
   <property name="picture" value="barrel"/>
  </properties>
  <image width="20" height="24" source="../../sprites/props/barrel.png"/>
 </tile>
 <tile id="4" type="Prop">
  <properties>
   <property name="picture" value="pipe_h"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_h.png"/>
 </tile>
 <tile id="5" type="Prop">
  <properties>
   <property name="picture" value="pipe_v"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_v.png"/>
 </tile>
 <tile id="6" type="Prop">
  <properties>
   <property name="picture" value="pipe_c"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_c.png"/>
 </tile>
 <tile id="7" type="Prop">
  <properties>
   <property name="picture" value="catwalk"/>
  </properties>
  <image width="16" height="32" source="../../sprites/props/catwalk.png"/>
 </tile>
 <tile id="8" type="Prop">
  <properties>
   <property name="picture" value="wire"/>
  </properties>
  <image width="32" height="16" source="../../sprites/props/wire.png"/>
 </tile>
</tileset>
