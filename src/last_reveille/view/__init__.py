"""Draws a world. Reads the simulation, never answers back: what is drawn cannot change what happens."""
