"""Rules about what others depend on."""
