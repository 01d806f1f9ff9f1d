"""Rules about decisions, and what they let through."""
