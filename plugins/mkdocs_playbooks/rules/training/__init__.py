"""Rules about what people learn before they work with AI."""
