"""Everybody who moves, as small solids in three dimensions that are drawn in the ramps of the palette.

A body is a list of solids (`solids`), each with a material and a part. They become one depth buffer, four samples a
pixel each way; `pixelize` turns that into pixels: it votes, lights, draws the lines; `sheets` packs what came out.
Units are pixels of the finished picture: X is where the body faces, Y leads away from the viewer, Z is up.
"""
