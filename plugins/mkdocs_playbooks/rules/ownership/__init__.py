"""Rules about who answers for the work, and who stands in."""
