"""Rules about knowing whether anything changed."""
