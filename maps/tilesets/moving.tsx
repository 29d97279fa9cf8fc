<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="moving" tilewidth="16" tileheight="16" tilecount="544" columns="32">
 <image source="../../sprites/tiles/moving.png" width="512" height="272"/>
 <tile id="0">
  <animation>
   <frame tileid="0" duration="110"/>
   <frame tileid="4" duration="110"/>
   <frame tileid="8" duration="110"/>
   <frame tileid="12" duration="110"/>
   <frame tileid="16" duration="110"/>
   <frame tileid="20" duration="110"/>
   <frame tileid="24" duration="110"/>
   <frame tileid="28" duration="110"/>
  </animation>
 </tile>
 <tile id="1">
  <animation>
   <frame tileid="1" duration="110"/>
   <frame tileid="5" duration="110"/>
   <frame tileid="9" duration="110"/>
   <frame tileid="13" duration="110"/>
   <frame tileid="17" duration="110"/>
   <frame tileid="21" duration="110"/>
   <frame tileid="25" duration="110"/>
   <frame tileid="29" duration="110"/>
  </animation>
 </tile>
 <tile id="2">
  <animation>
   <frame tileid="2" duration="110"/>
   <frame tileid="6" duration="110"/>
   <frame tileid="10" duration="110"/>
   <frame tileid="14" duration="110"/>
   <frame tileid="18" duration="110"/>
   <frame tileid="22" duration="110"/>
   <frame tileid="26" duration="110"/>
   <frame tileid="30" duration="110"/>
  </animation>
 </tile>
 <tile id="3">
  <animation>
   <frame tileid="3" duration="110"/>
   <frame tileid="7" duration="110"/>
   <frame tileid="11" duration="110"/>
   <frame tileid="15" duration="110"/>
   <frame tileid="19" duration="110"/>
   <frame tileid="23" duration="110"/>
   <frame tileid="27" duration="110"/>
   <frame tileid="31" duration="110"/>
  </animation>
 </tile>
 <tile id="32">
  <animation>
   <frame tileid="32" duration="110"/>
   <frame tileid="36" duration="110"/>
   <frame tileid="40" duration="110"/>
   <frame tileid="44" duration="110"/>
   <frame tileid="48" duration="110"/>
   <frame tileid="52" duration="110"/>
   <frame tileid="56" duration="110"/>
   <frame tileid="60" duration="110"/>
  </animation>
 </tile>
 <tile id="33">
  <animation>
   <frame tileid="33" duration="110"/>
   <frame tileid="37" duration="110"/>
   <frame tileid="41" duration="110"/>
   <frame tileid="45" duration="110"/>
   <frame tileid="49" duration="110"/>
   <frame tileid="53" duration="110"/>
   <frame tileid="57" duration="110"/>
   <frame tileid="61" duration="110"/>
  </animation>
 </tile>
 <tile id="34">
  <animation>
   <frame tileid="34" duration="110"/>
   <frame tileid="38" duration="110"/>
   <frame tileid="42" duration="110"/>
   <frame tileid="46" duration="110"/>
   <frame tileid="50" duration="110"/>
   <frame tileid="54" duration="110"/>
   <frame tileid="58" duration="110"/>
   <frame tileid="62" duration="110"/>
  </animation>
 </tile>
 <tile id="35">
  <animation>
   <frame tileid="35" duration="110"/>
   <frame tileid="39" duration="110"/>
   <frame tileid="43" duration="110"/>
   <frame tileid="47" duration="110"/>
   <frame tileid="51" duration="110"/>
   <frame tileid="55" duration="110"/>
   <frame tileid="59" duration="110"/>
   <frame tileid="63" duration="110"/>
  </animation>
 </tile>
 <tile id="64">
  <animation>
   <frame tileid="64" duration="110"/>
   <frame tileid="68" duration="110"/>
   <frame tileid="72" duration="110"/>
   <frame tileid="76" duration="110"/>
   <frame tileid="80" duration="110"/>
   <frame tileid="84" duration="110"/>
   <frame tileid="88" duration="110"/>
   <frame tileid="92" duration="110"/>
  </animation>
 </tile>
 <tile id="65">
  <animation>
   <frame tileid="65" duration="110"/>
   <frame tileid="69" duration="110"/>
   <frame tileid="73" duration="110"/>
   <frame tileid="77" duration="110"/>
   <frame tileid="81" duration="110"/>
   <frame tileid="85" duration="110"/>
   <frame tileid="89" duration="110"/>
   <frame tileid="93" duration="110"/>
  </animation>
 </tile>
 <tile id="66">
  <animation>
   <frame tileid="66" duration="110"/>
   <frame tileid="70" duration="110"/>
   <frame tileid="74" duration="110"/>
   <frame tileid="78" duration="110"/>
   <frame tileid="82" duration="110"/>
   <frame tileid="86" duration="110"/>
   <frame tileid="90" duration="110"/>
   <frame tileid="94" duration="110"/>
  </animation>
 </tile>
 <tile id="67">
  <animation>
   <frame tileid="67" duration="110"/>
   <frame tileid="71" duration="110"/>
   <frame tileid="75" duration="110"/>
   <frame tileid="79" duration="110"/>
   <frame tileid="83" duration="110"/>
   <frame tileid="87" duration="110"/>
   <frame tileid="91" duration="110"/>
   <frame tileid="95" duration="110"/>
  </animation>
 </tile>
 <tile id="96">
  <animation>
   <frame tileid="96" duration="130"/>
   <frame tileid="100" duration="130"/>
   <frame tileid="104" duration="130"/>
   <frame tileid="108" duration="130"/>
   <frame tileid="112" duration="130"/>
   <frame tileid="116" duration="130"/>
   <frame tileid="120" duration="130"/>
   <frame tileid="124" duration="130"/>
  </animation>
 </tile>
 <tile id="97">
  <animation>
   <frame tileid="97" duration="130"/>
   <frame tileid="101" duration="130"/>
   <frame tileid="105" duration="130"/>
   <frame tileid="109" duration="130"/>
   <frame tileid="113" duration="130"/>
   <frame tileid="117" duration="130"/>
   <frame tileid="121" duration="130"/>
   <frame tileid="125" duration="130"/>
  </animation>
 </tile>
 <tile id="98">
  <animation>
   <frame tileid="98" duration="130"/>
   <frame tileid="102" duration="130"/>
   <frame tileid="106" duration="130"/>
   <frame tileid="110" duration="130"/>
   <frame tileid="114" duration="130"/>
   <frame tileid="118" duration="130"/>
   <frame tileid="122" duration="130"/>
   <frame tileid="126" duration="130"/>
  </animation>
 </tile>
 <tile id="99">
  <animation>
   <frame tileid="99" duration="130"/>
   <frame tileid="103" duration="130"/>
   <frame tileid="107" duration="130"/>
   <frame tileid="111" duration="130"/>
   <frame tileid="115" duration="130"/>
   <frame tileid="119" duration="130"/>
   <frame tileid="123" duration="130"/>
   <frame tileid="127" duration="130"/>
  </animation>
 </tile>
 <tile id="128">
  <animation>
   <frame tileid="128" duration="130"/>
   <frame tileid="132" duration="130"/>
   <frame tileid="136" duration="130"/>
   <frame tileid="140" duration="130"/>
   <frame tileid="144" duration="130"/>
   <frame tileid="148" duration="130"/>
   <frame tileid="152" duration="130"/>
   <frame tileid="156" duration="130"/>
  </animation>
 </tile>
 <tile id="129">
  <animation>
   <frame tileid="129" duration="130"/>
   <frame tileid="133" duration="130"/>
   <frame tileid="137" duration="130"/>
   <frame tileid="141" duration="130"/>
   <frame tileid="145" duration="130"/>
   <frame tileid="149" duration="130"/>
   <frame tileid="153" duration="130"/>
   <frame tileid="157" duration="130"/>
  </animation>
 </tile>
 <tile id="130">
  <animation>
   <frame tileid="130" duration="130"/>
   <frame tileid="134" duration="130"/>
   <frame tileid="138" duration="130"/>
   <frame tileid="142" duration="130"/>
   <frame tileid="146" duration="130"/>
   <frame tileid="150" duration="130"/>
   <frame tileid="154" duration="130"/>
   <frame tileid="158" duration="130"/>
  </animation>
 </tile>
 <tile id="131">
  <animation>
   <frame tileid="131" duration="130"/>
   <frame tileid="135" duration="130"/>
   <frame tileid="139" duration="130"/>
   <frame tileid="143" duration="130"/>
   <frame tileid="147" duration="130"/>
   <frame tileid="151" duration="130"/>
   <frame tileid="155" duration="130"/>
   <frame tileid="159" duration="130"/>
  </animation>
 </tile>
 <tile id="160">
  <animation>
   <frame tileid="160" duration="130"/>
   <frame tileid="164" duration="130"/>
   <frame tileid="168" duration="130"/>
   <frame tileid="172" duration="130"/>
   <frame tileid="176" duration="130"/>
   <frame tileid="180" duration="130"/>
   <frame tileid="184" duration="130"/>
   <frame tileid="188" duration="130"/>
  </animation>
 </tile>
 <tile id="161">
  <animation>
   <frame tileid="161" duration="130"/>
   <frame tileid="165" duration="130"/>
   <frame tileid="169" duration="130"/>
   <frame tileid="173" duration="130"/>
   <frame tileid="177" duration="130"/>
   <frame tileid="181" duration="130"/>
   <frame tileid="185" duration="130"/>
   <frame tileid="189" duration="130"/>
  </animation>
 </tile>
 <tile id="162">
  <animation>
   <frame tileid="162" duration="130"/>
   <frame tileid="166" duration="130"/>
   <frame tileid="170" duration="130"/>
   <frame tileid="174" duration="130"/>
   <frame tileid="178" duration="130"/>
   <frame tileid="182" duration="130"/>
   <frame tileid="186" duration="130"/>
   <frame tileid="190" duration="130"/>
  </animation>
 </tile>
 <tile id="163">
  <animation>
   <frame tileid="163" duration="130"/>
   <frame tileid="167" duration="130"/>
   <frame tileid="171" duration="130"/>
   <frame tileid="175" duration="130"/>
   <frame tileid="179" duration="130"/>
   <frame tileid="183" duration="130"/>
   <frame tileid="187" duration="130"/>
   <frame tileid="191" duration="130"/>
  </animation>
 </tile>
 <tile id="224">
  <animation>
   <frame tileid="224" duration="160"/>
   <frame tileid="227" duration="160"/>
   <frame tileid="230" duration="160"/>
   <frame tileid="233" duration="160"/>
   <frame tileid="236" duration="160"/>
   <frame tileid="239" duration="160"/>
   <frame tileid="242" duration="160"/>
   <frame tileid="245" duration="160"/>
   <frame tileid="248" duration="160"/>
   <frame tileid="251" duration="160"/>
  </animation>
 </tile>
 <tile id="225">
  <animation>
   <frame tileid="225" duration="160"/>
   <frame tileid="228" duration="160"/>
   <frame tileid="231" duration="160"/>
   <frame tileid="234" duration="160"/>
   <frame tileid="237" duration="160"/>
   <frame tileid="240" duration="160"/>
   <frame tileid="243" duration="160"/>
   <frame tileid="246" duration="160"/>
   <frame tileid="249" duration="160"/>
   <frame tileid="252" duration="160"/>
  </animation>
 </tile>
 <tile id="226">
  <animation>
   <frame tileid="226" duration="160"/>
   <frame tileid="229" duration="160"/>
   <frame tileid="232" duration="160"/>
   <frame tileid="235" duration="160"/>
   <frame tileid="238" duration="160"/>
   <frame tileid="241" duration="160"/>
   <frame tileid="244" duration="160"/>
   <frame tileid="247" duration="160"/>
   <frame tileid="250" duration="160"/>
   <frame tileid="253" duration="160"/>
  </animation>
 </tile>
 <tile id="256">
  <animation>
   <frame tileid="256" duration="160"/>
   <frame tileid="259" duration="160"/>
   <frame tileid="262" duration="160"/>
   <frame tileid="265" duration="160"/>
   <frame tileid="268" duration="160"/>
   <frame tileid="271" duration="160"/>
   <frame tileid="274" duration="160"/>
   <frame tileid="277" duration="160"/>
   <frame tileid="280" duration="160"/>
   <frame tileid="283" duration="160"/>
  </animation>
 </tile>
 <tile id="257">
  <animation>
   <frame tileid="257" duration="160"/>
   <frame tileid="260" duration="160"/>
   <frame tileid="263" duration="160"/>
   <frame tileid="266" duration="160"/>
   <frame tileid="269" duration="160"/>
   <frame tileid="272" duration="160"/>
   <frame tileid="275" duration="160"/>
   <frame tileid="278" duration="160"/>
   <frame tileid="281" duration="160"/>
   <frame tileid="284" duration="160"/>
  </animation>
 </tile>
 <tile id="258">
  <animation>
   <frame tileid="258" duration="160"/>
   <frame tileid="261" duration="160"/>
   <frame tileid="264" duration="160"/>
   <frame tileid="267" duration="160"/>
   <frame tileid="270" duration="160"/>
   <frame tileid="273" duration="160"/>
   <frame tileid="276" duration="160"/>
   <frame tileid="279" duration="160"/>
   <frame tileid="282" duration="160"/>
   <frame tileid="285" duration="160"/>
  </animation>
 </tile>
 <tile id="288">
  <animation>
   <frame tileid="288" duration="160"/>
   <frame tileid="291" duration="160"/>
   <frame tileid="294" duration="160"/>
   <frame tileid="297" duration="160"/>
   <frame tileid="300" duration="160"/>
   <frame tileid="303" duration="160"/>
   <frame tileid="306" duration="160"/>
   <frame tileid="309" duration="160"/>
   <frame tileid="312" duration="160"/>
   <frame tileid="315" duration="160"/>
  </animation>
 </tile>
 <tile id="289">
  <animation>
   <frame tileid="289" duration="160"/>
   <frame tileid="292" duration="160"/>
   <frame tileid="295" duration="160"/>
   <frame tileid="298" duration="160"/>
   <frame tileid="301" duration="160"/>
   <frame tileid="304" duration="160"/>
   <frame tileid="307" duration="160"/>
   <frame tileid="310" duration="160"/>
   <frame tileid="313" duration="160"/>
   <frame tileid="316" duration="160"/>
  </animation>
 </tile>
 <tile id="290">
  <animation>
   <frame tileid="290" duration="160"/>
   <frame tileid="293" duration="160"/>
   <frame tileid="296" duration="160"/>
   <frame tileid="299" duration="160"/>
   <frame tileid="302" duration="160"/>
   <frame tileid="305" duration="160"/>
   <frame tileid="308" duration="160"/>
   <frame tileid="311" duration="160"/>
   <frame tileid="314" duration="160"/>
   <frame tileid="317" duration="160"/>
  </animation>
 </tile>
 <tile id="320">
  <animation>
   <frame tileid="320" duration="140"/>
   <frame tileid="323" duration="140"/>
   <frame tileid="326" duration="140"/>
   <frame tileid="329" duration="140"/>
   <frame tileid="332" duration="140"/>
   <frame tileid="335" duration="140"/>
   <frame tileid="338" duration="140"/>
   <frame tileid="341" duration="140"/>
  </animation>
 </tile>
 <tile id="321">
  <animation>
   <frame tileid="321" duration="140"/>
   <frame tileid="324" duration="140"/>
   <frame tileid="327" duration="140"/>
   <frame tileid="330" duration="140"/>
   <frame tileid="333" duration="140"/>
   <frame tileid="336" duration="140"/>
   <frame tileid="339" duration="140"/>
   <frame tileid="342" duration="140"/>
  </animation>
 </tile>
 <tile id="322">
  <animation>
   <frame tileid="322" duration="140"/>
   <frame tileid="325" duration="140"/>
   <frame tileid="328" duration="140"/>
   <frame tileid="331" duration="140"/>
   <frame tileid="334" duration="140"/>
   <frame tileid="337" duration="140"/>
   <frame tileid="340" duration="140"/>
   <frame tileid="343" duration="140"/>
  </animation>
 </tile>
 <tile id="352">
  <animation>
   <frame tileid="352" duration="140"/>
   <frame tileid="355" duration="140"/>
   <frame tileid="358" duration="140"/>
   <frame tileid="361" duration="140"/>
   <frame tileid="364" duration="140"/>
   <frame tileid="367" duration="140"/>
   <frame tileid="370" duration="140"/>
   <frame tileid="373" duration="140"/>
  </animation>
 </tile>
 <tile id="353">
  <animation>
   <frame tileid="353" duration="140"/>
   <frame tileid="356" duration="140"/>
   <frame tileid="359" duration="140"/>
   <frame tileid="362" duration="140"/>
   <frame tileid="365" duration="140"/>
   <frame tileid="368" duration="140"/>
   <frame tileid="371" duration="140"/>
   <frame tileid="374" duration="140"/>
  </animation>
 </tile>
 <tile id="354">
  <animation>
   <frame tileid="354" duration="140"/>
   <frame tileid="357" duration="140"/>
   <frame tileid="360" duration="140"/>
   <frame tileid="363" duration="140"/>
   <frame tileid="366" duration="140"/>
   <frame tileid="369" duration="140"/>
   <frame tileid="372" duration="140"/>
   <frame tileid="375" duration="140"/>
  </animation>
 </tile>
 <tile id="384">
  <animation>
   <frame tileid="384" duration="140"/>
   <frame tileid="387" duration="140"/>
   <frame tileid="390" duration="140"/>
   <frame tileid="393" duration="140"/>
   <frame tileid="396" duration="140"/>
   <frame tileid="399" duration="140"/>
   <frame tileid="402" duration="140"/>
   <frame tileid="405" duration="140"/>
  </animation>
 </tile>
 <tile id="385">
  <animation>
   <frame tileid="385" duration="140"/>
   <frame tileid="388" duration="140"/>
   <frame tileid="391" duration="140"/>
   <frame tileid="394" duration="140"/>
   <frame tileid="397" duration="140"/>
   <frame tileid="400" duration="140"/>
   <frame tileid="403" duration="140"/>
   <frame tileid="406" duration="140"/>
  </animation>
 </tile>
 <tile id="386">
  <animation>
   <frame tileid="386" duration="140"/>
   <frame tileid="389" duration="140"/>
   <frame tileid="392" duration="140"/>
   <frame tileid="395" duration="140"/>
   <frame tileid="398" duration="140"/>
   <frame tileid="401" duration="140"/>
   <frame tileid="404" duration="140"/>
   <frame tileid="407" duration="140"/>
  </animation>
 </tile>
 <tile id="416">
  <animation>
   <frame tileid="416" duration="140"/>
   <frame tileid="419" duration="140"/>
   <frame tileid="422" duration="140"/>
   <frame tileid="425" duration="140"/>
   <frame tileid="428" duration="140"/>
   <frame tileid="431" duration="140"/>
   <frame tileid="434" duration="140"/>
   <frame tileid="437" duration="140"/>
  </animation>
 </tile>
 <tile id="417">
  <animation>
   <frame tileid="417" duration="140"/>
   <frame tileid="420" duration="140"/>
   <frame tileid="423" duration="140"/>
   <frame tileid="426" duration="140"/>
   <frame tileid="429" duration="140"/>
   <frame tileid="432" duration="140"/>
   <frame tileid="435" duration="140"/>
   <frame tileid="438" duration="140"/>
  </animation>
 </tile>
 <tile id="418">
  <animation>
   <frame tileid="418" duration="140"/>
   <frame tileid="421" duration="140"/>
   <frame tileid="424" duration="140"/>
   <frame tileid="427" duration="140"/>
   <frame tileid="430" duration="140"/>
   <frame tileid="433" duration="140"/>
   <frame tileid="436" duration="140"/>
   <frame tileid="439" duration="140"/>
  </animation>
 </tile>
 <tile id="448">
  <animation>
   <frame tileid="448" duration="140"/>
   <frame tileid="451" duration="140"/>
   <frame tileid="454" duration="140"/>
   <frame tileid="457" duration="140"/>
   <frame tileid="460" duration="140"/>
   <frame tileid="463" duration="140"/>
   <frame tileid="466" duration="140"/>
   <frame tileid="469" duration="140"/>
  </animation>
 </tile>
 <tile id="449">
  <animation>
   <frame tileid="449" duration="140"/>
   <frame tileid="452" duration="140"/>
   <frame tileid="455" duration="140"/>
   <frame tileid="458" duration="140"/>
   <frame tileid="461" duration="140"/>
   <frame tileid="464" duration="140"/>
   <frame tileid="467" duration="140"/>
   <frame tileid="470" duration="140"/>
  </animation>
 </tile>
 <tile id="450">
  <animation>
   <frame tileid="450" duration="140"/>
   <frame tileid="453" duration="140"/>
   <frame tileid="456" duration="140"/>
   <frame tileid="459" duration="140"/>
   <frame tileid="462" duration="140"/>
   <frame tileid="465" duration="140"/>
   <frame tileid="468" duration="140"/>
   <frame tileid="471" duration="140"/>
  </animation>
 </tile>
 <tile id="480">
  <animation>
   <frame tileid="480" duration="70"/>
   <frame tileid="482" duration="70"/>
   <frame tileid="484" duration="70"/>
   <frame tileid="486" duration="70"/>
   <frame tileid="488" duration="70"/>
   <frame tileid="490" duration="70"/>
   <frame tileid="492" duration="70"/>
   <frame tileid="494" duration="70"/>
   <frame tileid="496" duration="70"/>
   <frame tileid="498" duration="70"/>
   <frame tileid="500" duration="70"/>
   <frame tileid="502" duration="70"/>
   <frame tileid="504" duration="70"/>
   <frame tileid="506" duration="70"/>
  </animation>
 </tile>
 <tile id="481">
  <animation>
   <frame tileid="481" duration="70"/>
   <frame tileid="483" duration="70"/>
   <frame tileid="485" duration="70"/>
   <frame tileid="487" duration="70"/>
   <frame tileid="489" duration="70"/>
   <frame tileid="491" duration="70"/>
   <frame tileid="493" duration="70"/>
   <frame tileid="495" duration="70"/>
   <frame tileid="497" duration="70"/>
   <frame tileid="499" duration="70"/>
   <frame tileid="501" duration="70"/>
   <frame tileid="503" duration="70"/>
   <frame tileid="505" duration="70"/>
   <frame tileid="507" duration="70"/>
  </animation>
 </tile>
 <tile id="512">
  <animation>
   <frame tileid="512" duration="70"/>
   <frame tileid="514" duration="70"/>
   <frame tileid="516" duration="70"/>
   <frame tileid="518" duration="70"/>
   <frame tileid="520" duration="70"/>
   <frame tileid="522" duration="70"/>
   <frame tileid="524" duration="70"/>
   <frame tileid="526" duration="70"/>
   <frame tileid="528" duration="70"/>
   <frame tileid="530" duration="70"/>
   <frame tileid="532" duration="70"/>
   <frame tileid="534" duration="70"/>
   <frame tileid="536" duration="70"/>
   <frame tileid="538" duration="70"/>
  </animation>
 </tile>
 <tile id="513">
  <animation>
   <frame tileid="513" duration="70"/>
   <frame tileid="515" duration="70"/>
   <frame tileid="517" duration="70"/>
   <frame tileid="519" duration="70"/>
   <frame tileid="521" duration="70"/>
   <frame tileid="523" duration="70"/>
   <frame tileid="525" duration="70"/>
   <frame tileid="527" duration="70"/>
   <frame tileid="529" duration="70"/>
   <frame tileid="531" duration="70"/>
   <frame tileid="533" duration="70"/>
   <frame tileid="535" duration="70"/>
   <frame tileid="537" duration="70"/>
   <frame tileid="539" duration="70"/>
  </animation>
 </tile>
</tileset>
