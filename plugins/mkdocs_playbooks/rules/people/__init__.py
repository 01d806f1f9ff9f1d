"""Rules about work that rests on particular people."""
