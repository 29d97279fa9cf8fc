"""What outlives a death: recordings, pose tracks, marks, foresight, and the store that keeps them."""
