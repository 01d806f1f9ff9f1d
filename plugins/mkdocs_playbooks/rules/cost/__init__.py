"""Rules about what a unit of work really costs."""
