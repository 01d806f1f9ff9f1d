"""A check that is no audit rule, as it is explained to people."""

from __future__ import annotations

import msgspec


class Check(msgspec.Struct, frozen=True):
    """A check on the text, the shape or the references of a document, as it is explained to a writer."""

    summary: str
    why: str
    mend: str
