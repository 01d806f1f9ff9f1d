"""Where pages are placed: in a MkDocs site."""
