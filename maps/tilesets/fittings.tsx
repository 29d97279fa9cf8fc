<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="fittings" tilewidth="16" tileheight="16" tilecount="384" columns="16">
 <image source="../../sprites/tiles/fittings.png" width="256" height="384"/>
 <tile id="0">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="1">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="2">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="3">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="4">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="5">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="6">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="7">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="8">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="14">
  <properties>
   <property name="kind" propertytype="Hurt" value="kill"/>
  </properties>
 </tile>
 <tile id="16">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="17">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="18">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="19">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="20">
  <properties>
   <property name="surface" propertytype="Surface" value="sand"/>
  </properties>
 </tile>
 <tile id="21">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="22">
  <properties>
   <property name="surface" propertytype="Surface" value="mud"/>
  </properties>
 </tile>
 <tile id="23">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="24">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="25">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="26">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="27">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="28">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="29">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="37">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="40">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="41">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="42">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="43">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="44">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="45">
  <properties>
   <property name="surface" propertytype="Surface" value="concrete"/>
  </properties>
 </tile>
 <tile id="56">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="57">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="58">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="59">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="72">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="73">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="74">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
 <tile id="75">
  <properties>
   <property name="surface" propertytype="Surface" value="metal"/>
  </properties>
 </tile>
</tileset>
