"""A static site generator for organizational AI playbooks."""

__version__ = "0.1.0"
