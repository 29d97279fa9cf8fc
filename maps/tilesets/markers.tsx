<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="markers" tilewidth="16" tileheight="16" tilecount="48" columns="8">
 <image source="../../sprites/tiles/markers.png" width="128" height="96"/>
 <tile id="0">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="4">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="sand"/>
  </properties>
 </tile>
 <tile id="5">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="sand"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="sand"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="collide" propertytype="Collide" value="oneway"/>
   <property name="surface" propertytype="Surface" value="sand"/>
  </properties>
 </tile>
 <tile id="8">
  <properties>
   <property name="collide" propertytype="Collide" value="ladder"/>
  </properties>
 </tile>
 <tile id="9">
  <properties>
   <property name="collide" propertytype="Collide" value="ladder"/>
  </properties>
 </tile>
 <tile id="10">
  <properties>
   <property name="collide" propertytype="Collide" value="spike"/>
   <property name="kind" propertytype="Hurt" value="spike"/>
  </properties>
 </tile>
 <tile id="11">
  <properties>
   <property name="collide" propertytype="Collide" value="spike"/>
   <property name="kind" propertytype="Hurt" value="spike"/>
  </properties>
 </tile>
 <tile id="12">
  <properties>
   <property name="collide" propertytype="Collide" value="spike"/>
   <property name="kind" propertytype="Hurt" value="spike"/>
  </properties>
 </tile>
 <tile id="13">
  <properties>
   <property name="collide" propertytype="Collide" value="kill"/>
   <property name="kind" propertytype="Hurt" value="kill"/>
  </properties>
 </tile>
 <tile id="14">
  <properties>
   <property name="collide" propertytype="Collide" value="kill"/>
   <property name="kind" propertytype="Hurt" value="kill"/>
  </properties>
 </tile>
 <tile id="16">
  <properties>
   <property name="collide" propertytype="Collide" value="cracked"/>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="17">
  <properties>
   <property name="collide" propertytype="Collide" value="cracked"/>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="18">
  <properties>
   <property name="collide" propertytype="Collide" value="cracked"/>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="19">
  <properties>
   <property name="collide" propertytype="Collide" value="cracked"/>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="20">
  <animation>
   <frame tileid="20" duration="150"/>
   <frame tileid="32" duration="150"/>
   <frame tileid="36" duration="150"/>
   <frame tileid="40" duration="150"/>
  </animation>
 </tile>
 <tile id="21">
  <animation>
   <frame tileid="21" duration="150"/>
   <frame tileid="33" duration="150"/>
   <frame tileid="37" duration="150"/>
   <frame tileid="41" duration="150"/>
  </animation>
 </tile>
 <tile id="22">
  <animation>
   <frame tileid="22" duration="150"/>
   <frame tileid="34" duration="150"/>
   <frame tileid="38" duration="150"/>
   <frame tileid="42" duration="150"/>
  </animation>
 </tile>
 <tile id="23">
  <animation>
   <frame tileid="23" duration="150"/>
   <frame tileid="35" duration="150"/>
   <frame tileid="39" duration="150"/>
   <frame tileid="43" duration="150"/>
  </animation>
 </tile>
</tileset>
