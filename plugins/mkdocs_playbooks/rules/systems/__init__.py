"""Rules about the software that work is done with."""
