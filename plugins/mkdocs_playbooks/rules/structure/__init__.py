"""Rules about how the work itself is laid out."""
