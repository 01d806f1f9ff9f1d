"""Rules about sets of specs that are made for others to adopt."""
