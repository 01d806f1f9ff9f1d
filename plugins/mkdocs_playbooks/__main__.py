"""``python -m mkdocs_playbooks`` is the ``playbook`` command."""

from .cli import main

main()
