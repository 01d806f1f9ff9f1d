"""The MkDocs plugin: the only part that knows MkDocs."""

from .plugin import PlaybooksPlugin

__all__ = ["PlaybooksPlugin"]
