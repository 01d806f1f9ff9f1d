"""People in the words of specs: names that person documents know, and addresses of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from ..diagnostics import Pointer
from ..grouping import grouped
from ..model.catalogue import Catalogue
from ..model.node import Node

_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\[nrt]")
"""How JSON writes a line break or a tab: left in, it would be the first letter of the next word."""
_ADDRESS = re.compile(r"(?<![\w.+-])(?<!//)[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w-])(?!:[\w/~.])")
_CITED = frozenset({"sources", "report_problem"})
_MAILBOX = frozenset(
    _WORD.findall(
        "alerts billing contact data desk duty help hotline info inbox legal mail office operations orders post "
        "privacy requests sales security service services shop support team"
    )
)


def texts(node: Node) -> Iterator[tuple[Pointer, str]]:
    """The strings of a document with their places, in the order written, but for what names people rightly.

    That is the sources it cites, the credits of its pictures and the address that problems are reported to.
    """
    waiting: list[tuple[Pointer, Any]] = [
        ((name,), node.data[name]) for name in reversed(node.data) if name not in _CITED
    ]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, str):
            yield pointer, value
        elif isinstance(value, list):
            waiting.extend(((*pointer, index), value[index]) for index in reversed(range(len(value))))
        elif isinstance(value, dict):
            waiting.extend(((*pointer, name), value[name]) for name in reversed(value) if name != "credit")


def words_of(node: Node) -> str:
    """All that stands in a document as one text, made quickly, to see whether looking closer can be worth it."""
    return _ESCAPE.sub(" ", msgspec.json.encode(node.data).decode())


def addresses(text: str) -> tuple[str, ...]:
    """The addresses of mail in a text, in order; ``git@host:path`` and the like are none."""
    return tuple(_ADDRESS.findall(text)) if "@" in text else ()


@dataclass(frozen=True)
class NamedPeople:
    """The people whom person documents name, and how to find them in a text in one pass over its words."""

    catalogue: Catalogue

    def may_be_in(self, text: str) -> bool:
        """Whether a text holds the first word of a name; to pass over whole documents quickly."""
        return bool(self._by_first_word) and not self._by_first_word.keys().isdisjoint(_WORD.findall(text))

    def in_text(self, text: str) -> tuple[Node, ...]:
        """The person documents whose whole names stand in a text, spelt like their titles, in order of their ids.

        A name of a single word is not looked for: it may be a word like any other.
        """
        first_words = self._by_first_word.keys() & set(_WORD.findall(text))
        candidates = (person for first in first_words for person in self._by_first_word[first])
        found = {person.key: person for person, name in candidates if name.search(text)}
        return tuple(found[key] for key in sorted(found))

    def is_shared(self, address: str) -> bool:
        """Whether an address looks like that of a function, such as a desk, and not like a person's own.

        It does when a part of it is a word of a role, of a function or of common mailboxes. Else it does not when it
        holds a part of a known name, or has the shape ``first.last``.
        """
        local = address.partition("@")[0].casefold()
        parts = [part for part in re.split(r"[\W\d_]+", local) if part]
        if self._function_words.intersection(parts):
            return True
        return not self._name_words.intersection(parts) and re.fullmatch(r"[^\W\d_]+[._][^\W\d_]+", local) is None

    @cached_property
    def _people(self) -> tuple[tuple[Node, list[str]], ...]:
        return tuple((node, _WORD.findall(node.title)) for node in self.catalogue.of_kind("person"))

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[tuple[Node, re.Pattern[str]], ...]]:
        return grouped((words[0], (node, _as_written(node.title))) for node, words in self._people if len(words) > 1)

    @cached_property
    def _name_words(self) -> frozenset[str]:
        return frozenset(word.casefold() for _, words in self._people for word in words if len(word) > 2)

    @cached_property
    def _function_words(self) -> frozenset[str]:
        organization = self.catalogue.organization
        functions = organization.record.functions if organization else ()
        named = [text for each in (*self.catalogue.of_kind("role"), *functions) for text in (each.id, each.title)]
        return _MAILBOX.union(*(_WORD.findall(text.casefold()) for text in named))


def _as_written(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)")
