"""Set pieces of the far world, modelled and lit in Blender without colour ("clay"); `scenery.clay` colours them.

Only these three rooms need Blender (`pip install bpy==5.0.1`, Python 3.11). What they render is committed in
`sprites/source/clay`, so nobody needs it to change a colour, a haze or a composition.
"""
