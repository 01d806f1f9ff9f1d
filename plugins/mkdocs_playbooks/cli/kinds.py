"""The kinds of document as a command takes them."""

from __future__ import annotations

import click

from ..kinds import KINDS
from ..source.suggest import did_you_mean


def require_kind(kind: str) -> None:
    """Refuse a word that is no kind; raises ``UsageError`` with the nearest kind, or with all of them."""
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"there are {', '.join(KINDS)}"
        raise click.UsageError(f'there is no kind "{kind}"; {hint}')
