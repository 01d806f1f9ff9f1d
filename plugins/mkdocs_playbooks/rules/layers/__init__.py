"""Rules about the order in which a programme grows."""
