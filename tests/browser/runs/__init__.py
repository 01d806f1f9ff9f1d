"""Tests of runs through checklists as people see them."""
