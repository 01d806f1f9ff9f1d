"""Rules about what stays with people."""
