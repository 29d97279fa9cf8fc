"""Keyboard, mouse and pads to 16-bit commands."""
