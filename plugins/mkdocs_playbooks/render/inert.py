"""HTML that a Markdown processor passes through as it is: one line, with nothing in it that any syntax begins with."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_VALUE = re.compile(r'("[^"]*")')
_BREAK = re.compile(r"[\n\r\t]+")
_IN_VALUE = re.compile(r"[\n\r\t\u2028\u2029*\[\]`{}]")
_SYNTAX = r"""[\n\r\t\u2028\u2029!"#$%&'()*+:<=>@\[\\\]^_`{|}~]"""
_IN_TITLE = re.compile(_SYNTAX)
_IN_TEXT = re.compile(rf"(&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)|{_SYNTAX}")


def inert(html: str) -> str:
    """The same document tree, spelled so that Markdown, its extensions, snippets and macros find nothing to act on.

    What they look for is written as numeric character references, line breaks among it: a block on one line has no
    lines that could begin a fence, a heading or an include. ``html`` is what our templates make: well formed, with
    values in double quotes and no ``>`` in them.
    """
    parts = _TAG.split(html)
    return "".join(_tag(part) if number % 2 else _IN_TEXT.sub(_reference, part) for number, part in enumerate(parts))


def inert_text(text: str) -> str:
    """Plain text spelled likewise, as HTML: for titles and descriptions, which themes print as they are."""
    return _IN_TITLE.sub(_reference, text)


def _tag(tag: str) -> str:
    parts = _VALUE.split(tag)
    return "".join(
        _IN_VALUE.sub(_reference, part) if number % 2 else _BREAK.sub(" ", part) for number, part in enumerate(parts)
    )


def _reference(found: re.Match[str]) -> str:
    return found[0] if found.lastindex else f"&#{ord(found[0])};"
