"""Findings as text for people and JSON for programs: a module a format, each a pure function to a string."""
