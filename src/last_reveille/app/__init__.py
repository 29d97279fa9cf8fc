"""The game as a program: window, clock, scenes, words, saves."""
