"""Everybody who moves, as small solids in three dimensions that are drawn in the ramps of the palette.

A body is a list of solids (`solids`, `traced`), each with a material (`ramps`) and a part. They become one depth
buffer, four samples a pixel each way; `pixelize` turns that into pixels: it votes, lights, draws the lines; `strokes`
paints flat marks on it; `sheets` packs what came out. `review` shows sheets as strips. Units are pixels of the finished
picture: X is where the body faces, Y leads away from the viewer, Z is up.

A Mimic is a function of its `beast.State` in a room of its own (`drone`, `alpha`, ...). To make a new one: write that
function from `beast.tendril`, `beast.leg` and the solids, add a row to `mimics.KINDS`, and run `build.py NAME`. How
they end is in `deaths`, what shines and flies round them in `marks`. The Omega is a function of its mood (`omega`) and
has a light of its own (`omega_light`). People stand on the skeleton of `rig`.
"""
