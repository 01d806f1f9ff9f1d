"""Runs through checklists as records: what one says, and whether it can be believed."""
