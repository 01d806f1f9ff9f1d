"""JSON data to YAML text as a person would write it; what is written reads back as the same data."""

from __future__ import annotations

from typing import Any

import yaml

from .reader import Json
from .scalars import ScalarError, resolve

_LONGEST_LINE = 100
_LONGEST_PLAIN = 80
"""Longer sentences are folded over several lines."""

_LONGEST_INLINE = 60
"""A list of words up to this length stands on one line, in brackets."""


def to_yaml(data: Json) -> str:
    """``data`` as block YAML that ends with a line break; the order of fields is kept."""
    return str(
        yaml.dump(
            data,
            Dumper=_Dumper,
            sort_keys=False,
            allow_unicode=True,
            width=_LONGEST_LINE,
            default_flow_style=False,
        )
    )


def to_line(data: Json) -> str:
    """``data`` as flow YAML on one line, without a line break."""
    written = yaml.dump(
        data, Dumper=_LineDumper, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=True
    )
    return str(written).removesuffix("...\n").strip()


class _Dumper(yaml.SafeDumper):
    """Indents the entries of lists, keeps lists of a few words on a line, and quotes only what needs it."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write a value out wherever it stands: specs have no anchors."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the entries of a list below their field."""
        super().increase_indent(flow, False)

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Text in the plainest style that reads back as text."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))

    def represent_entries(self, entries: list[Any]) -> yaml.SequenceNode:
        """A list; one of words stands on one line, for sentences may hold commas."""
        words = all(isinstance(entry, str) and " " not in entry for entry in entries)
        inline = words and len(", ".join(entries)) <= _LONGEST_INLINE
        return self.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=inline)


class _LineDumper(_Dumper):
    """Keeps all on one line: long texts, and lists of sentences or of records."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Text that is quoted rather than folded."""
        style = _style(text)
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=None if style == ">" else style and '"')

    def represent_entries(self, entries: list[Any]) -> yaml.SequenceNode:
        """A list in brackets."""
        return self.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=True)


def _style(text: str) -> str | None:
    if "\n" in text:
        return "|"
    try:
        is_text = isinstance(resolve(text), str)
    except ScalarError:
        is_text = False
    if not is_text:
        return '"'
    return ">" if len(text) > _LONGEST_PLAIN else None


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.add_representer(list, _Dumper.represent_entries)
_LineDumper.add_representer(str, _LineDumper.represent_text)
_LineDumper.add_representer(list, _LineDumper.represent_entries)
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
