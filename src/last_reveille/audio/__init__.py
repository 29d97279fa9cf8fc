"""What is heard: sounds from events, music from stems. Nothing here ever answers the simulation."""
