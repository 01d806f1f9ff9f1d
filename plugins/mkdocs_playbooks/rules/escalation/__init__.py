"""Rules about calling for help."""
