"""The name of an exact wording, so that a signed sheet or an exported run says what was signed.

The name is the SHA-256, as 64 lower-case hexadecimal digits, of a text in UTF-8: the JSON of the fields that make up
the wording, with the keys of every object in order of their characters, no blanks between its parts, no character
escaped that JSON does not ask to be, and nothing filled in that the spec leaves out. What a browser gets from
``JSON.stringify`` of an object with sorted keys is the same text, because no field of a wording holds a number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

CHECKLIST = ("style", "pause_point", "items")
"""The fields that make up the wording of a checklist."""

_SHOWN = 12


def wording(data: Mapping[str, Any], fields: Iterable[str] = CHECKLIST) -> str:
    """The name of what some fields say; it changes when a word of them does."""
    kept = {field: data[field] for field in fields if field in data}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def short(name: str) -> str:
    """A wording's name as people compare it: enough to tell wordings apart, too little to prove anything."""
    return name[:_SHOWN]
