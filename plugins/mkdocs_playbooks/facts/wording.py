"""A short name for the exact wording of a document's parts, so that a signed sheet says what was signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

_SHOWN = 12


def wording(data: Mapping[str, Any], fields: Iterable[str]) -> str:
    """The first characters of a SHA-256 over the canonical JSON of some fields; it changes when a word of them does."""
    kept = {field: data[field] for field in fields if field in data}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_SHOWN]
