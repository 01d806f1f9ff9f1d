"""The kinds of document as a command takes them."""

from __future__ import annotations

import click

from ..kinds import KINDS
from ..source.language import fields_with
from ..source.suggest import did_you_mean


def require_kind(kind: str) -> None:
    """Refuse a word that is no kind; raises ``UsageError`` with the nearest kind, or with all of them."""
    if kind not in KINDS:
        homes = fields_with(kind)
        there = f'"{kind}" is a word for {homes}' if homes else f"there are {', '.join(KINDS)}"
        hint = did_you_mean(kind, KINDS) or there
        raise click.UsageError(f'there is no kind "{kind}"; {hint}')
