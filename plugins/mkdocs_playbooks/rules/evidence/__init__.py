"""Rules about what is kept for later review."""
