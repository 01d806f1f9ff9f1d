"""Tests of what writers see in an editor, with the YAML language server that editors run."""
