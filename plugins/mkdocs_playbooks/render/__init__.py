"""From view models to HTML: templates, rich text, links, drawings. Knows nothing of hosts."""
