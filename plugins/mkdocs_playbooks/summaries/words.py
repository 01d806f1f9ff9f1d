"""Lists as words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.spoken import _


def listing(words: Sequence[str], most: int = 3) -> str:
    """Words as a list in a sentence, "a, b and c"; what is beyond ``most`` is counted."""
    shown = list(words[:most])
    if len(words) > most:
        shown.append(_("%(num)s more", num=len(words) - most))
    return (" " + _("and") + " ").join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
