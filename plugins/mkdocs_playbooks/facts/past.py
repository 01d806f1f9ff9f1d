"""Documents as they were: what a file held after a commit, read as leniently as the past deserves."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ..model.node import Key
from ..source.reader import read
from ..source.text import decode

Documents = dict[Key, dict[str, Any]]
"""What was written, by kind and id."""


@lru_cache(maxsize=512)
def documents_in(content: bytes) -> Documents:
    """The documents in the bytes of a file that have a kind and an id, valid or not; what cannot be read is left out.

    They are remembered for as long as a site is served, so nobody may change them.
    """
    text, findings = decode("", content)
    found: Documents = {}
    for document in () if findings else read("", text)[0]:
        data = document.data
        if isinstance(data, dict) and isinstance(data.get("kind"), str) and isinstance(data.get("id"), str):
            found[Key(data["kind"], data["id"])] = data
    return found
