"""Window, clock, scenes, settings: what puts the rooms together."""
