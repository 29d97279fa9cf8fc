<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="dressing" tilewidth="16" tileheight="16" tilecount="752" columns="16">
 <image source="../../sprites/tiles/dressing.png" width="256" height="752"/>
 <tile id="80">
  <animation>
   <frame tileid="80" duration="117"/>
   <frame tileid="84" duration="117"/>
   <frame tileid="88" duration="117"/>
   <frame tileid="92" duration="117"/>
  </animation>
 </tile>
 <tile id="81">
  <animation>
   <frame tileid="81" duration="117"/>
   <frame tileid="85" duration="117"/>
   <frame tileid="89" duration="117"/>
   <frame tileid="93" duration="117"/>
  </animation>
 </tile>
 <tile id="82">
  <animation>
   <frame tileid="82" duration="117"/>
   <frame tileid="86" duration="117"/>
   <frame tileid="90" duration="117"/>
   <frame tileid="94" duration="117"/>
  </animation>
 </tile>
 <tile id="83">
  <animation>
   <frame tileid="83" duration="117"/>
   <frame tileid="87" duration="117"/>
   <frame tileid="91" duration="117"/>
   <frame tileid="95" duration="117"/>
  </animation>
 </tile>
 <tile id="96">
  <animation>
   <frame tileid="96" duration="117"/>
   <frame tileid="100" duration="117"/>
   <frame tileid="104" duration="117"/>
   <frame tileid="108" duration="117"/>
  </animation>
 </tile>
 <tile id="97">
  <animation>
   <frame tileid="97" duration="117"/>
   <frame tileid="101" duration="117"/>
   <frame tileid="105" duration="117"/>
   <frame tileid="109" duration="117"/>
  </animation>
 </tile>
 <tile id="98">
  <animation>
   <frame tileid="98" duration="117"/>
   <frame tileid="102" duration="117"/>
   <frame tileid="106" duration="117"/>
   <frame tileid="110" duration="117"/>
  </animation>
 </tile>
 <tile id="99">
  <animation>
   <frame tileid="99" duration="117"/>
   <frame tileid="103" duration="117"/>
   <frame tileid="107" duration="117"/>
   <frame tileid="111" duration="117"/>
  </animation>
 </tile>
 <tile id="112">
  <animation>
   <frame tileid="112" duration="117"/>
   <frame tileid="116" duration="117"/>
   <frame tileid="120" duration="117"/>
   <frame tileid="124" duration="117"/>
  </animation>
 </tile>
 <tile id="113">
  <animation>
   <frame tileid="113" duration="117"/>
   <frame tileid="117" duration="117"/>
   <frame tileid="121" duration="117"/>
   <frame tileid="125" duration="117"/>
  </animation>
 </tile>
 <tile id="114">
  <animation>
   <frame tileid="114" duration="117"/>
   <frame tileid="118" duration="117"/>
   <frame tileid="122" duration="117"/>
   <frame tileid="126" duration="117"/>
  </animation>
 </tile>
 <tile id="115">
  <animation>
   <frame tileid="115" duration="117"/>
   <frame tileid="119" duration="117"/>
   <frame tileid="123" duration="117"/>
   <frame tileid="127" duration="117"/>
  </animation>
 </tile>
 <tile id="128">
  <animation>
   <frame tileid="128" duration="117"/>
   <frame tileid="132" duration="117"/>
   <frame tileid="136" duration="117"/>
   <frame tileid="140" duration="117"/>
  </animation>
 </tile>
 <tile id="129">
  <animation>
   <frame tileid="129" duration="117"/>
   <frame tileid="133" duration="117"/>
   <frame tileid="137" duration="117"/>
   <frame tileid="141" duration="117"/>
  </animation>
 </tile>
 <tile id="130">
  <animation>
   <frame tileid="130" duration="117"/>
   <frame tileid="134" duration="117"/>
   <frame tileid="138" duration="117"/>
   <frame tileid="142" duration="117"/>
  </animation>
 </tile>
 <tile id="131">
  <animation>
   <frame tileid="131" duration="117"/>
   <frame tileid="135" duration="117"/>
   <frame tileid="139" duration="117"/>
   <frame tileid="143" duration="117"/>
  </animation>
 </tile>
 <tile id="272">
  <animation>
   <frame tileid="272" duration="83"/>
   <frame tileid="275" duration="83"/>
   <frame tileid="278" duration="83"/>
   <frame tileid="281" duration="83"/>
  </animation>
 </tile>
 <tile id="273">
  <animation>
   <frame tileid="273" duration="83"/>
   <frame tileid="276" duration="83"/>
   <frame tileid="279" duration="83"/>
   <frame tileid="282" duration="83"/>
  </animation>
 </tile>
 <tile id="274">
  <animation>
   <frame tileid="274" duration="83"/>
   <frame tileid="277" duration="83"/>
   <frame tileid="280" duration="83"/>
   <frame tileid="283" duration="83"/>
  </animation>
 </tile>
 <tile id="288">
  <animation>
   <frame tileid="288" duration="83"/>
   <frame tileid="291" duration="83"/>
   <frame tileid="294" duration="83"/>
   <frame tileid="297" duration="83"/>
  </animation>
 </tile>
 <tile id="289">
  <animation>
   <frame tileid="289" duration="83"/>
   <frame tileid="292" duration="83"/>
   <frame tileid="295" duration="83"/>
   <frame tileid="298" duration="83"/>
  </animation>
 </tile>
 <tile id="290">
  <animation>
   <frame tileid="290" duration="83"/>
   <frame tileid="293" duration="83"/>
   <frame tileid="296" duration="83"/>
   <frame tileid="299" duration="83"/>
  </animation>
 </tile>
 <tile id="304">
  <animation>
   <frame tileid="304" duration="83"/>
   <frame tileid="307" duration="83"/>
   <frame tileid="310" duration="83"/>
   <frame tileid="313" duration="83"/>
  </animation>
 </tile>
 <tile id="305">
  <animation>
   <frame tileid="305" duration="83"/>
   <frame tileid="308" duration="83"/>
   <frame tileid="311" duration="83"/>
   <frame tileid="314" duration="83"/>
  </animation>
 </tile>
 <tile id="306">
  <animation>
   <frame tileid="306" duration="83"/>
   <frame tileid="309" duration="83"/>
   <frame tileid="312" duration="83"/>
   <frame tileid="315" duration="83"/>
  </animation>
 </tile>
 <tile id="320">
  <animation>
   <frame tileid="320" duration="150"/>
   <frame tileid="323" duration="150"/>
   <frame tileid="326" duration="150"/>
   <frame tileid="329" duration="150"/>
  </animation>
 </tile>
 <tile id="321">
  <animation>
   <frame tileid="321" duration="150"/>
   <frame tileid="324" duration="150"/>
   <frame tileid="327" duration="150"/>
   <frame tileid="330" duration="150"/>
  </animation>
 </tile>
 <tile id="322">
  <animation>
   <frame tileid="322" duration="150"/>
   <frame tileid="325" duration="150"/>
   <frame tileid="328" duration="150"/>
   <frame tileid="331" duration="150"/>
  </animation>
 </tile>
 <tile id="336">
  <animation>
   <frame tileid="336" duration="150"/>
   <frame tileid="339" duration="150"/>
   <frame tileid="342" duration="150"/>
   <frame tileid="345" duration="150"/>
  </animation>
 </tile>
 <tile id="337">
  <animation>
   <frame tileid="337" duration="150"/>
   <frame tileid="340" duration="150"/>
   <frame tileid="343" duration="150"/>
   <frame tileid="346" duration="150"/>
  </animation>
 </tile>
 <tile id="338">
  <animation>
   <frame tileid="338" duration="150"/>
   <frame tileid="341" duration="150"/>
   <frame tileid="344" duration="150"/>
   <frame tileid="347" duration="150"/>
  </animation>
 </tile>
 <tile id="352">
  <animation>
   <frame tileid="352" duration="150"/>
   <frame tileid="355" duration="150"/>
   <frame tileid="358" duration="150"/>
   <frame tileid="361" duration="150"/>
  </animation>
 </tile>
 <tile id="353">
  <animation>
   <frame tileid="353" duration="150"/>
   <frame tileid="356" duration="150"/>
   <frame tileid="359" duration="150"/>
   <frame tileid="362" duration="150"/>
  </animation>
 </tile>
 <tile id="354">
  <animation>
   <frame tileid="354" duration="150"/>
   <frame tileid="357" duration="150"/>
   <frame tileid="360" duration="150"/>
   <frame tileid="363" duration="150"/>
  </animation>
 </tile>
 <tile id="512">
  <animation>
   <frame tileid="512" duration="2500"/>
   <frame tileid="513" duration="33"/>
   <frame tileid="514" duration="33"/>
   <frame tileid="515" duration="17"/>
   <frame tileid="516" duration="50"/>
   <frame tileid="517" duration="33"/>
   <frame tileid="518" duration="783"/>
   <frame tileid="519" duration="33"/>
   <frame tileid="520" duration="17"/>
   <frame tileid="521" duration="33"/>
  </animation>
 </tile>
 <tile id="528">
  <animation>
   <frame tileid="528" duration="2500"/>
   <frame tileid="529" duration="33"/>
   <frame tileid="530" duration="33"/>
   <frame tileid="531" duration="17"/>
   <frame tileid="532" duration="50"/>
   <frame tileid="533" duration="33"/>
   <frame tileid="534" duration="783"/>
   <frame tileid="535" duration="33"/>
   <frame tileid="536" duration="17"/>
   <frame tileid="537" duration="33"/>
  </animation>
 </tile>
 <tile id="672">
  <animation>
   <frame tileid="672" duration="167"/>
   <frame tileid="673" duration="167"/>
   <frame tileid="674" duration="167"/>
   <frame tileid="675" duration="167"/>
  </animation>
 </tile>
</tileset>
