"""The music: scores in `pieces`, played by a sound font and by our own instruments, mixed into stems that loop.

A piece is one TOML file. `score` reads it into notes, `lint` reads it as a teacher would, `render` plays every part,
`mixdown` sets levels, rooms and the limiter. Nothing here is needed to play the game: the .ogg files are kept.
"""
