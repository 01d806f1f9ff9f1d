"""Where pages are placed: in a MkDocs site, or in a folder from which another host builds one."""
