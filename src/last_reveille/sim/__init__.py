"""The rules. `step(world, command)` is the whole game; everything here is whole numbers and plain lists.

Nothing in this package may know the time, a file, a screen, a sound or chance from outside.
"""
