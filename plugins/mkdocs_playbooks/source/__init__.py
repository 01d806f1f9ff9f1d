"""From files to checked data: discovery, YAML text, places in the text, JSON Schema."""
