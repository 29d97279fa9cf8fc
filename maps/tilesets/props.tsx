<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" tiledversion="1.10.2" name="props" tilewidth="176" tileheight="160" tilecount="86" columns="0">
 <grid orientation="orthogonal" width="1" height="1"/>
 <tile id="0" type="Prop">
  <properties>
   <property name="picture" value="sandbags"/>
  </properties>
  <image width="42" height="18" source="../../sprites/props/sandbags.png"/>
 </tile>
 <tile id="1" type="Prop">
  <properties>
   <property name="picture" value="hedgehog"/>
  </properties>
  <image width="26" height="30" source="../../sprites/props/hedgehog.png"/>
 </tile>
 <tile id="2" type="Prop">
  <properties>
   <property name="picture" value="crate"/>
  </properties>
  <image width="22" height="20" source="../../sprites/props/crate.png"/>
 </tile>
 <tile id="3" type="Prop">
  <properties>
   <property name="picture" value="barrel"/>
  </properties>
  <image width="16" height="20" source="../../sprites/props/barrel.png"/>
 </tile>
 <tile id="4" type="Prop">
  <properties>
   <property name="picture" value="crates"/>
  </properties>
  <image width="34" height="24" source="../../sprites/props/crates.png"/>
 </tile>
 <tile id="5" type="Prop">
  <properties>
   <property name="picture" value="barrel_down"/>
  </properties>
  <image width="22" height="16" source="../../sprites/props/barrel_down.png"/>
 </tile>
 <tile id="6" type="Prop">
  <properties>
   <property name="picture" value="jerrycan"/>
  </properties>
  <image width="14" height="18" source="../../sprites/props/jerrycan.png"/>
 </tile>
 <tile id="7" type="Prop">
  <properties>
   <property name="picture" value="ammunition"/>
  </properties>
  <image width="38" height="23" source="../../sprites/props/ammunition.png"/>
 </tile>
 <tile id="8" type="Prop">
  <properties>
   <property name="picture" value="lantern"/>
  </properties>
  <image width="20" height="22" source="../../sprites/props/lantern.png"/>
 </tile>
 <tile id="9" type="Prop">
  <properties>
   <property name="picture" value="concertina"/>
  </properties>
  <image width="58" height="18" source="../../sprites/props/concertina.png"/>
 </tile>
 <tile id="10" type="Prop">
  <properties>
   <property name="picture" value="rotor"/>
  </properties>
  <image width="54" height="45" source="../../sprites/props/rotor.png"/>
 </tile>
 <tile id="11" type="Prop">
  <properties>
   <property name="picture" value="boat"/>
  </properties>
  <image width="78" height="32" source="../../sprites/props/boat.png"/>
 </tile>
 <tile id="12" type="Prop">
  <properties>
   <property name="picture" value="tooth"/>
  </properties>
  <image width="36" height="26" source="../../sprites/props/tooth.png"/>
 </tile>
 <tile id="13" type="Prop">
  <properties>
   <property name="picture" value="periscope"/>
  </properties>
  <image width="18" height="43" source="../../sprites/props/periscope.png"/>
 </tile>
 <tile id="14" type="Prop">
  <properties>
   <property name="picture" value="stretcher"/>
  </properties>
  <image width="54" height="14" source="../../sprites/props/stretcher.png"/>
 </tile>
 <tile id="15" type="Prop">
  <properties>
   <property name="picture" value="machine_gun"/>
  </properties>
  <image width="46" height="24" source="../../sprites/props/machine_gun.png"/>
 </tile>
 <tile id="16" type="Prop">
  <properties>
   <property name="picture" value="well"/>
  </properties>
  <image width="38" height="51" source="../../sprites/props/well.png"/>
 </tile>
 <tile id="17" type="Prop">
  <properties>
   <property name="picture" value="cart"/>
  </properties>
  <image width="64" height="30" source="../../sprites/props/cart.png"/>
 </tile>
 <tile id="18" type="Prop">
  <properties>
   <property name="picture" value="grave"/>
  </properties>
  <image width="22" height="28" source="../../sprites/props/grave.png"/>
 </tile>
 <tile id="19" type="Prop">
  <properties>
   <property name="picture" value="lamp_post"/>
  </properties>
  <image width="34" height="50" source="../../sprites/props/lamp_post.png"/>
 </tile>
 <tile id="20" type="Prop">
  <properties>
   <property name="picture" value="milestone"/>
  </properties>
  <image width="16" height="21" source="../../sprites/props/milestone.png"/>
 </tile>
 <tile id="21" type="Prop">
  <properties>
   <property name="picture" value="signpost"/>
  </properties>
  <image width="48" height="53" source="../../sprites/props/signpost.png"/>
 </tile>
 <tile id="22" type="Prop">
  <properties>
   <property name="picture" value="haystack"/>
  </properties>
  <image width="50" height="43" source="../../sprites/props/haystack.png"/>
 </tile>
 <tile id="23" type="Prop">
  <properties>
   <property name="picture" value="burnt_truck"/>
  </properties>
  <image width="90" height="35" source="../../sprites/props/burnt_truck.png"/>
 </tile>
 <tile id="24" type="Prop">
  <properties>
   <property name="picture" value="cable_drum"/>
  </properties>
  <image width="32" height="32" source="../../sprites/props/cable_drum.png"/>
 </tile>
 <tile id="25" type="Prop">
  <properties>
   <property name="picture" value="hydrant"/>
  </properties>
  <image width="20" height="29" source="../../sprites/props/hydrant.png"/>
 </tile>
 <tile id="26" type="Prop">
  <properties>
   <property name="picture" value="searchlight"/>
  </properties>
  <image width="40" height="46" source="../../sprites/props/searchlight.png"/>
 </tile>
 <tile id="27" type="Prop">
  <properties>
   <property name="picture" value="pump"/>
  </properties>
  <image width="60" height="43" source="../../sprites/props/pump.png"/>
 </tile>
 <tile id="28" type="Prop">
  <properties>
   <property name="picture" value="gauges"/>
  </properties>
  <image width="40" height="44" source="../../sprites/props/gauges.png"/>
 </tile>
 <tile id="29" type="Prop">
  <properties>
   <property name="picture" value="fuse_box"/>
  </properties>
  <image width="28" height="33" source="../../sprites/props/fuse_box.png"/>
 </tile>
 <tile id="30" type="Prop">
  <properties>
   <property name="picture" value="toolbox"/>
  </properties>
  <image width="38" height="18" source="../../sprites/props/toolbox.png"/>
 </tile>
 <tile id="31" type="Prop">
  <properties>
   <property name="picture" value="plant"/>
  </properties>
  <image width="46" height="28" source="../../sprites/props/plant.png"/>
 </tile>
 <tile id="32" type="Prop">
  <properties>
   <property name="picture" value="armchair"/>
  </properties>
  <image width="30" height="37" source="../../sprites/props/armchair.png"/>
 </tile>
 <tile id="33" type="Prop">
  <properties>
   <property name="picture" value="coat_rack"/>
  </properties>
  <image width="26" height="56" source="../../sprites/props/coat_rack.png"/>
 </tile>
 <tile id="34" type="Prop">
  <properties>
   <property name="picture" value="globe"/>
  </properties>
  <image width="28" height="34" source="../../sprites/props/globe.png"/>
 </tile>
 <tile id="35" type="Prop">
  <properties>
   <property name="picture" value="typist"/>
  </properties>
  <image width="60" height="34" source="../../sprites/props/typist.png"/>
 </tile>
 <tile id="36" type="Prop">
  <properties>
   <property name="picture" value="pipe_h"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_h.png"/>
 </tile>
 <tile id="37" type="Prop">
  <properties>
   <property name="picture" value="pipe_v"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_v.png"/>
 </tile>
 <tile id="38" type="Prop">
  <properties>
   <property name="picture" value="pipe_c"/>
  </properties>
  <image width="16" height="16" source="../../sprites/props/pipe_c.png"/>
 </tile>
 <tile id="39" type="Prop">
  <properties>
   <property name="picture" value="catwalk"/>
  </properties>
  <image width="16" height="32" source="../../sprites/props/catwalk.png"/>
 </tile>
 <tile id="40" type="Prop">
  <properties>
   <property name="picture" value="wire"/>
  </properties>
  <image width="32" height="16" source="../../sprites/props/wire.png"/>
 </tile>
 <tile id="41" type="Prop">
  <properties>
   <property name="picture" value="blind"/>
  </properties>
  <image width="122" height="154" source="../../sprites/props/blind.png"/>
 </tile>
 <tile id="42" type="Prop">
  <properties>
   <property name="picture" value="blind_up"/>
  </properties>
  <image width="122" height="154" source="../../sprites/props/blind_up.png"/>
 </tile>
 <tile id="43" type="Prop">
  <properties>
   <property name="picture" value="cup"/>
  </properties>
  <image width="128" height="8" source="../../sprites/props/cup.png"/>
 </tile>
 <tile id="44" type="Prop">
  <properties>
   <property name="picture" value="cup_aside"/>
  </properties>
  <image width="128" height="8" source="../../sprites/props/cup_aside.png"/>
 </tile>
 <tile id="45" type="Prop">
  <properties>
   <property name="picture" value="grand_desk"/>
  </properties>
  <image width="112" height="48" source="../../sprites/props/grand_desk.png"/>
 </tile>
 <tile id="46" type="Prop">
  <properties>
   <property name="picture" value="coast_map"/>
  </properties>
  <image width="96" height="64" source="../../sprites/props/coast_map.png"/>
 </tile>
 <tile id="47" type="Prop">
  <properties>
   <property name="picture" value="portrait"/>
  </properties>
  <image width="28" height="36" source="../../sprites/props/portrait.png"/>
 </tile>
 <tile id="48" type="Prop">
  <properties>
   <property name="picture" value="portrait_2"/>
  </properties>
  <image width="28" height="36" source="../../sprites/props/portrait_2.png"/>
 </tile>
 <tile id="49" type="Prop">
  <properties>
   <property name="picture" value="portrait_3"/>
  </properties>
  <image width="28" height="36" source="../../sprites/props/portrait_3.png"/>
 </tile>
 <tile id="50" type="Prop">
  <properties>
   <property name="picture" value="bookcase"/>
  </properties>
  <image width="64" height="124" source="../../sprites/props/bookcase.png"/>
 </tile>
 <tile id="51" type="Prop">
  <properties>
   <property name="picture" value="pendant"/>
  </properties>
  <image width="22" height="76" source="../../sprites/props/pendant.png"/>
 </tile>
 <tile id="52" type="Prop">
  <properties>
   <property name="picture" value="notice_board"/>
  </properties>
  <image width="56" height="40" source="../../sprites/props/notice_board.png"/>
 </tile>
 <tile id="53" type="Prop">
  <properties>
   <property name="picture" value="sun_slats"/>
  </properties>
  <image width="176" height="150" source="../../sprites/props/sun_slats.png"/>
 </tile>
 <tile id="54" type="Prop">
  <properties>
   <property name="picture" value="sun_panes"/>
  </properties>
  <image width="176" height="150" source="../../sprites/props/sun_panes.png"/>
 </tile>
 <tile id="55" type="Prop">
  <properties>
   <property name="picture" value="lime"/>
  </properties>
  <image width="120" height="150" source="../../sprites/props/lime.png"/>
 </tile>
 <tile id="56" type="Prop">
  <properties>
   <property name="picture" value="birch"/>
  </properties>
  <image width="84" height="160" source="../../sprites/props/birch.png"/>
 </tile>
 <tile id="57" type="Prop">
  <properties>
   <property name="picture" value="chestnut"/>
  </properties>
  <image width="148" height="138" source="../../sprites/props/chestnut.png"/>
 </tile>
 <tile id="58" type="Prop">
  <properties>
   <property name="picture" value="rose_bed"/>
  </properties>
  <image width="72" height="24" source="../../sprites/props/rose_bed.png"/>
 </tile>
 <tile id="59" type="Prop">
  <properties>
   <property name="picture" value="park_bench"/>
  </properties>
  <image width="56" height="26" source="../../sprites/props/park_bench.png"/>
 </tile>
 <tile id="60" type="Prop">
  <properties>
   <property name="picture" value="practice_post"/>
  </properties>
  <image width="40" height="62" source="../../sprites/props/practice_post.png"/>
 </tile>
 <tile id="61" type="Prop">
  <properties>
   <property name="picture" value="rope"/>
  </properties>
  <image width="72" height="32" source="../../sprites/props/rope.png"/>
 </tile>
 <tile id="62" type="Prop">
  <properties>
   <property name="picture" value="suit_rack"/>
  </properties>
  <image width="60" height="84" source="../../sprites/props/suit_rack.png"/>
 </tile>
 <tile id="63" type="Prop">
  <properties>
   <property name="picture" value="suit_rack_2"/>
  </properties>
  <image width="60" height="84" source="../../sprites/props/suit_rack_2.png"/>
 </tile>
 <tile id="64" type="Prop">
  <properties>
   <property name="picture" value="suit_rack_3"/>
  </properties>
  <image width="60" height="84" source="../../sprites/props/suit_rack_3.png"/>
 </tile>
 <tile id="65" type="Prop">
  <properties>
   <property name="picture" value="sitter"/>
  </properties>
  <image width="48" height="44" source="../../sprites/props/sitter.png"/>
 </tile>
 <tile id="66" type="Prop">
  <properties>
   <property name="picture" value="sitter_2"/>
  </properties>
  <image width="47" height="45" source="../../sprites/props/sitter_2.png"/>
 </tile>
 <tile id="67" type="Prop">
  <properties>
   <property name="picture" value="sitter_3"/>
  </properties>
  <image width="48" height="44" source="../../sprites/props/sitter_3.png"/>
 </tile>
 <tile id="68" type="Prop">
  <properties>
   <property name="picture" value="hanging_lamp"/>
  </properties>
  <image width="26" height="46" source="../../sprites/props/hanging_lamp.png"/>
 </tile>
 <tile id="69" type="Prop">
  <properties>
   <property name="picture" value="field_kitchen"/>
  </properties>
  <image width="86" height="62" source="../../sprites/props/field_kitchen.png"/>
 </tile>
 <tile id="70" type="Prop">
  <properties>
   <property name="picture" value="crate_stack"/>
  </properties>
  <image width="92" height="66" source="../../sprites/props/crate_stack.png"/>
 </tile>
 <tile id="71" type="Prop">
  <properties>
   <property name="picture" value="string_lights"/>
  </properties>
  <image width="128" height="26" source="../../sprites/props/string_lights.png"/>
 </tile>
 <tile id="72" type="Prop">
  <properties>
   <property name="picture" value="revetment"/>
  </properties>
  <image width="128" height="58" source="../../sprites/props/revetment.png"/>
 </tile>
 <tile id="73" type="Prop">
  <properties>
   <property name="picture" value="revetment_torn"/>
  </properties>
  <image width="112" height="58" source="../../sprites/props/revetment_torn.png"/>
 </tile>
 <tile id="74" type="Prop">
  <properties>
   <property name="picture" value="shelf"/>
  </properties>
  <image width="112" height="58" source="../../sprites/props/shelf.png"/>
 </tile>
 <tile id="75" type="Prop">
  <properties>
   <property name="picture" value="burning_window"/>
  </properties>
  <image width="40" height="50" source="../../sprites/props/burning_window.png"/>
 </tile>
 <tile id="76" type="Prop">
  <properties>
   <property name="picture" value="golden_window"/>
  </properties>
  <image width="40" height="50" source="../../sprites/props/golden_window.png"/>
 </tile>
 <tile id="77" type="Prop">
  <properties>
   <property name="picture" value="burning_breach"/>
  </properties>
  <image width="72" height="58" source="../../sprites/props/burning_breach.png"/>
 </tile>
 <tile id="78" type="Prop">
  <properties>
   <property name="picture" value="golden_breach"/>
  </properties>
  <image width="72" height="58" source="../../sprites/props/golden_breach.png"/>
 </tile>
 <tile id="79" type="Prop">
  <properties>
   <property name="picture" value="carrier"/>
  </properties>
  <image width="112" height="60" source="../../sprites/props/carrier.png"/>
 </tile>
 <tile id="80" type="Prop">
  <properties>
   <property name="picture" value="dusk_step"/>
  </properties>
  <image width="80" height="52" source="../../sprites/props/dusk_step.png"/>
 </tile>
 <tile id="81" type="Prop">
  <properties>
   <property name="picture" value="draped_flag"/>
  </properties>
  <image width="40" height="128" source="../../sprites/props/draped_flag.png"/>
 </tile>
 <tile id="82" type="Prop">
  <properties>
   <property name="picture" value="oak_cabinet"/>
  </properties>
  <image width="36" height="62" source="../../sprites/props/oak_cabinet.png"/>
 </tile>
 <tile id="83" type="Prop">
  <properties>
   <property name="picture" value="calendar"/>
  </properties>
  <image width="20" height="28" source="../../sprites/props/calendar.png"/>
 </tile>
 <tile id="84" type="Prop">
  <properties>
   <property name="picture" value="bugle"/>
  </properties>
  <image width="34" height="26" source="../../sprites/props/bugle.png"/>
 </tile>
 <tile id="85" type="Prop">
  <properties>
   <property name="picture" value="wet_floor"/>
  </properties>
  <image width="64" height="46" source="../../sprites/props/wet_floor.png"/>
 </tile>
</tileset>
