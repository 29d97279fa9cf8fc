<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="dressing" tilewidth="16" tileheight="16" tilecount="1960" columns="20">
 <image source="../../sprites/tiles/dressing.png" width="320" height="1568"/>
 <tile id="420">
  <animation>
   <frame tileid="420" duration="117"/>
   <frame tileid="424" duration="117"/>
   <frame tileid="428" duration="117"/>
   <frame tileid="432" duration="117"/>
  </animation>
 </tile>
 <tile id="421">
  <animation>
   <frame tileid="421" duration="117"/>
   <frame tileid="425" duration="117"/>
   <frame tileid="429" duration="117"/>
   <frame tileid="433" duration="117"/>
  </animation>
 </tile>
 <tile id="422">
  <animation>
   <frame tileid="422" duration="117"/>
   <frame tileid="426" duration="117"/>
   <frame tileid="430" duration="117"/>
   <frame tileid="434" duration="117"/>
  </animation>
 </tile>
 <tile id="423">
  <animation>
   <frame tileid="423" duration="117"/>
   <frame tileid="427" duration="117"/>
   <frame tileid="431" duration="117"/>
   <frame tileid="435" duration="117"/>
  </animation>
 </tile>
 <tile id="440">
  <animation>
   <frame tileid="440" duration="117"/>
   <frame tileid="444" duration="117"/>
   <frame tileid="448" duration="117"/>
   <frame tileid="452" duration="117"/>
  </animation>
 </tile>
 <tile id="441">
  <animation>
   <frame tileid="441" duration="117"/>
   <frame tileid="445" duration="117"/>
   <frame tileid="449" duration="117"/>
   <frame tileid="453" duration="117"/>
  </animation>
 </tile>
 <tile id="442">
  <animation>
   <frame tileid="442" duration="117"/>
   <frame tileid="446" duration="117"/>
   <frame tileid="450" duration="117"/>
   <frame tileid="454" duration="117"/>
  </animation>
 </tile>
 <tile id="443">
  <animation>
   <frame tileid="443" duration="117"/>
   <frame tileid="447" duration="117"/>
   <frame tileid="451" duration="117"/>
   <frame tileid="455" duration="117"/>
  </animation>
 </tile>
 <tile id="460">
  <animation>
   <frame tileid="460" duration="117"/>
   <frame tileid="464" duration="117"/>
   <frame tileid="468" duration="117"/>
   <frame tileid="472" duration="117"/>
  </animation>
 </tile>
 <tile id="461">
  <animation>
   <frame tileid="461" duration="117"/>
   <frame tileid="465" duration="117"/>
   <frame tileid="469" duration="117"/>
   <frame tileid="473" duration="117"/>
  </animation>
 </tile>
 <tile id="462">
  <animation>
   <frame tileid="462" duration="117"/>
   <frame tileid="466" duration="117"/>
   <frame tileid="470" duration="117"/>
   <frame tileid="474" duration="117"/>
  </animation>
 </tile>
 <tile id="463">
  <animation>
   <frame tileid="463" duration="117"/>
   <frame tileid="467" duration="117"/>
   <frame tileid="471" duration="117"/>
   <frame tileid="475" duration="117"/>
  </animation>
 </tile>
 <tile id="480">
  <animation>
   <frame tileid="480" duration="117"/>
   <frame tileid="484" duration="117"/>
   <frame tileid="488" duration="117"/>
   <frame tileid="492" duration="117"/>
  </animation>
 </tile>
 <tile id="481">
  <animation>
   <frame tileid="481" duration="117"/>
   <frame tileid="485" duration="117"/>
   <frame tileid="489" duration="117"/>
   <frame tileid="493" duration="117"/>
  </animation>
 </tile>
 <tile id="482">
  <animation>
   <frame tileid="482" duration="117"/>
   <frame tileid="486" duration="117"/>
   <frame tileid="490" duration="117"/>
   <frame tileid="494" duration="117"/>
  </animation>
 </tile>
 <tile id="483">
  <animation>
   <frame tileid="483" duration="117"/>
   <frame tileid="487" duration="117"/>
   <frame tileid="491" duration="117"/>
   <frame tileid="495" duration="117"/>
  </animation>
 </tile>
 <tile id="582">
  <animation>
   <frame tileid="582" duration="1267"/>
   <frame tileid="583" duration="83"/>
   <frame tileid="584" duration="67"/>
   <frame tileid="585" duration="50"/>
   <frame tileid="586" duration="50"/>
   <frame tileid="587" duration="50"/>
   <frame tileid="588" duration="67"/>
  </animation>
 </tile>
 <tile id="602">
  <animation>
   <frame tileid="602" duration="1267"/>
   <frame tileid="603" duration="83"/>
   <frame tileid="604" duration="67"/>
   <frame tileid="605" duration="50"/>
   <frame tileid="606" duration="50"/>
   <frame tileid="607" duration="50"/>
   <frame tileid="608" duration="67"/>
  </animation>
 </tile>
 <tile id="622">
  <animation>
   <frame tileid="622" duration="1267"/>
   <frame tileid="623" duration="83"/>
   <frame tileid="624" duration="67"/>
   <frame tileid="625" duration="50"/>
   <frame tileid="626" duration="50"/>
   <frame tileid="627" duration="50"/>
   <frame tileid="628" duration="67"/>
  </animation>
 </tile>
 <tile id="642">
  <animation>
   <frame tileid="642" duration="1267"/>
   <frame tileid="643" duration="83"/>
   <frame tileid="644" duration="67"/>
   <frame tileid="645" duration="50"/>
   <frame tileid="646" duration="50"/>
   <frame tileid="647" duration="50"/>
   <frame tileid="648" duration="67"/>
  </animation>
 </tile>
 <tile id="660">
  <animation>
   <frame tileid="660" duration="83"/>
   <frame tileid="663" duration="83"/>
   <frame tileid="666" duration="83"/>
   <frame tileid="669" duration="83"/>
  </animation>
 </tile>
 <tile id="661">
  <animation>
   <frame tileid="661" duration="83"/>
   <frame tileid="664" duration="83"/>
   <frame tileid="667" duration="83"/>
   <frame tileid="670" duration="83"/>
  </animation>
 </tile>
 <tile id="662">
  <animation>
   <frame tileid="662" duration="83"/>
   <frame tileid="665" duration="83"/>
   <frame tileid="668" duration="83"/>
   <frame tileid="671" duration="83"/>
  </animation>
 </tile>
 <tile id="680">
  <animation>
   <frame tileid="680" duration="83"/>
   <frame tileid="683" duration="83"/>
   <frame tileid="686" duration="83"/>
   <frame tileid="689" duration="83"/>
  </animation>
 </tile>
 <tile id="681">
  <animation>
   <frame tileid="681" duration="83"/>
   <frame tileid="684" duration="83"/>
   <frame tileid="687" duration="83"/>
   <frame tileid="690" duration="83"/>
  </animation>
 </tile>
 <tile id="682">
  <animation>
   <frame tileid="682" duration="83"/>
   <frame tileid="685" duration="83"/>
   <frame tileid="688" duration="83"/>
   <frame tileid="691" duration="83"/>
  </animation>
 </tile>
 <tile id="700">
  <animation>
   <frame tileid="700" duration="83"/>
   <frame tileid="703" duration="83"/>
   <frame tileid="706" duration="83"/>
   <frame tileid="709" duration="83"/>
  </animation>
 </tile>
 <tile id="701">
  <animation>
   <frame tileid="701" duration="83"/>
   <frame tileid="704" duration="83"/>
   <frame tileid="707" duration="83"/>
   <frame tileid="710" duration="83"/>
  </animation>
 </tile>
 <tile id="702">
  <animation>
   <frame tileid="702" duration="83"/>
   <frame tileid="705" duration="83"/>
   <frame tileid="708" duration="83"/>
   <frame tileid="711" duration="83"/>
  </animation>
 </tile>
 <tile id="720">
  <animation>
   <frame tileid="720" duration="150"/>
   <frame tileid="723" duration="150"/>
   <frame tileid="726" duration="150"/>
   <frame tileid="729" duration="150"/>
  </animation>
 </tile>
 <tile id="721">
  <animation>
   <frame tileid="721" duration="150"/>
   <frame tileid="724" duration="150"/>
   <frame tileid="727" duration="150"/>
   <frame tileid="730" duration="150"/>
  </animation>
 </tile>
 <tile id="722">
  <animation>
   <frame tileid="722" duration="150"/>
   <frame tileid="725" duration="150"/>
   <frame tileid="728" duration="150"/>
   <frame tileid="731" duration="150"/>
  </animation>
 </tile>
 <tile id="740">
  <animation>
   <frame tileid="740" duration="150"/>
   <frame tileid="743" duration="150"/>
   <frame tileid="746" duration="150"/>
   <frame tileid="749" duration="150"/>
  </animation>
 </tile>
 <tile id="741">
  <animation>
   <frame tileid="741" duration="150"/>
   <frame tileid="744" duration="150"/>
   <frame tileid="747" duration="150"/>
   <frame tileid="750" duration="150"/>
  </animation>
 </tile>
 <tile id="742">
  <animation>
   <frame tileid="742" duration="150"/>
   <frame tileid="745" duration="150"/>
   <frame tileid="748" duration="150"/>
   <frame tileid="751" duration="150"/>
  </animation>
 </tile>
 <tile id="760">
  <animation>
   <frame tileid="760" duration="150"/>
   <frame tileid="763" duration="150"/>
   <frame tileid="766" duration="150"/>
   <frame tileid="769" duration="150"/>
  </animation>
 </tile>
 <tile id="761">
  <animation>
   <frame tileid="761" duration="150"/>
   <frame tileid="764" duration="150"/>
   <frame tileid="767" duration="150"/>
   <frame tileid="770" duration="150"/>
  </animation>
 </tile>
 <tile id="762">
  <animation>
   <frame tileid="762" duration="150"/>
   <frame tileid="765" duration="150"/>
   <frame tileid="768" duration="150"/>
   <frame tileid="771" duration="150"/>
  </animation>
 </tile>
 <tile id="900">
  <animation>
   <frame tileid="900" duration="2500"/>
   <frame tileid="901" duration="33"/>
   <frame tileid="902" duration="33"/>
   <frame tileid="903" duration="17"/>
   <frame tileid="904" duration="50"/>
   <frame tileid="905" duration="33"/>
   <frame tileid="906" duration="783"/>
   <frame tileid="907" duration="33"/>
   <frame tileid="908" duration="17"/>
   <frame tileid="909" duration="33"/>
  </animation>
 </tile>
 <tile id="920">
  <animation>
   <frame tileid="920" duration="2500"/>
   <frame tileid="921" duration="33"/>
   <frame tileid="922" duration="33"/>
   <frame tileid="923" duration="17"/>
   <frame tileid="924" duration="50"/>
   <frame tileid="925" duration="33"/>
   <frame tileid="926" duration="783"/>
   <frame tileid="927" duration="33"/>
   <frame tileid="928" duration="17"/>
   <frame tileid="929" duration="33"/>
  </animation>
 </tile>
 <tile id="1060">
  <animation>
   <frame tileid="1060" duration="167"/>
   <frame tileid="1061" duration="167"/>
   <frame tileid="1062" duration="167"/>
   <frame tileid="1063" duration="167"/>
  </animation>
 </tile>
 <tile id="1860">
  <animation>
   <frame tileid="1860" duration="1833"/>
   <frame tileid="1862" duration="83"/>
   <frame tileid="1864" duration="83"/>
   <frame tileid="1866" duration="83"/>
   <frame tileid="1868" duration="100"/>
   <frame tileid="1870" duration="100"/>
   <frame tileid="1872" duration="117"/>
   <frame tileid="1874" duration="133"/>
  </animation>
 </tile>
 <tile id="1861">
  <animation>
   <frame tileid="1861" duration="1833"/>
   <frame tileid="1863" duration="83"/>
   <frame tileid="1865" duration="83"/>
   <frame tileid="1867" duration="83"/>
   <frame tileid="1869" duration="100"/>
   <frame tileid="1871" duration="100"/>
   <frame tileid="1873" duration="117"/>
   <frame tileid="1875" duration="133"/>
  </animation>
 </tile>
 <tile id="1880">
  <animation>
   <frame tileid="1880" duration="1833"/>
   <frame tileid="1882" duration="83"/>
   <frame tileid="1884" duration="83"/>
   <frame tileid="1886" duration="83"/>
   <frame tileid="1888" duration="100"/>
   <frame tileid="1890" duration="100"/>
   <frame tileid="1892" duration="117"/>
   <frame tileid="1894" duration="133"/>
  </animation>
 </tile>
 <tile id="1881">
  <animation>
   <frame tileid="1881" duration="1833"/>
   <frame tileid="1883" duration="83"/>
   <frame tileid="1885" duration="83"/>
   <frame tileid="1887" duration="83"/>
   <frame tileid="1889" duration="100"/>
   <frame tileid="1891" duration="100"/>
   <frame tileid="1893" duration="117"/>
   <frame tileid="1895" duration="133"/>
  </animation>
 </tile>
 <tile id="1900">
  <animation>
   <frame tileid="1900" duration="1833"/>
   <frame tileid="1902" duration="83"/>
   <frame tileid="1904" duration="83"/>
   <frame tileid="1906" duration="83"/>
   <frame tileid="1908" duration="100"/>
   <frame tileid="1910" duration="100"/>
   <frame tileid="1912" duration="117"/>
   <frame tileid="1914" duration="133"/>
  </animation>
 </tile>
 <tile id="1901">
  <animation>
   <frame tileid="1901" duration="1833"/>
   <frame tileid="1903" duration="83"/>
   <frame tileid="1905" duration="83"/>
   <frame tileid="1907" duration="83"/>
   <frame tileid="1909" duration="100"/>
   <frame tileid="1911" duration="100"/>
   <frame tileid="1913" duration="117"/>
   <frame tileid="1915" duration="133"/>
  </animation>
 </tile>
 <tile id="1920">
  <animation>
   <frame tileid="1920" duration="833"/>
   <frame tileid="1924" duration="833"/>
   <frame tileid="1928" duration="833"/>
  </animation>
 </tile>
 <tile id="1921">
  <animation>
   <frame tileid="1921" duration="833"/>
   <frame tileid="1925" duration="833"/>
   <frame tileid="1929" duration="833"/>
  </animation>
 </tile>
 <tile id="1922">
  <animation>
   <frame tileid="1922" duration="833"/>
   <frame tileid="1926" duration="833"/>
   <frame tileid="1930" duration="833"/>
  </animation>
 </tile>
 <tile id="1923">
  <animation>
   <frame tileid="1923" duration="833"/>
   <frame tileid="1927" duration="833"/>
   <frame tileid="1931" duration="833"/>
  </animation>
 </tile>
 <tile id="1940">
  <animation>
   <frame tileid="1940" duration="833"/>
   <frame tileid="1944" duration="833"/>
   <frame tileid="1948" duration="833"/>
  </animation>
 </tile>
 <tile id="1941">
  <animation>
   <frame tileid="1941" duration="833"/>
   <frame tileid="1945" duration="833"/>
   <frame tileid="1949" duration="833"/>
  </animation>
 </tile>
 <tile id="1942">
  <animation>
   <frame tileid="1942" duration="833"/>
   <frame tileid="1946" duration="833"/>
   <frame tileid="1950" duration="833"/>
  </animation>
 </tile>
 <tile id="1943">
  <animation>
   <frame tileid="1943" duration="833"/>
   <frame tileid="1947" duration="833"/>
   <frame tileid="1951" duration="833"/>
  </animation>
 </tile>
</tileset>
