"""People in the words of specs: names that person documents know, and addresses of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from ..diagnostics import Pointer
from ..grouping import grouped
from ..model.node import Key, Node
from .kept import kept, kept_for_each

if TYPE_CHECKING:
    from .facts import Facts

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


def may_hold_address(node: Node) -> bool:
    """Whether an address can stand in a document at all; to pass over whole documents quickly."""
    return b"@" in msgspec.json.encode(node.data)


def addresses(text: str) -> tuple[str, ...]:
    """The addresses of mail in a text, in order; ``git@host:path`` and the like are none."""
    return tuple(_ADDRESS.findall(text)) if "@" in text else ()


@kept(tuple[tuple[str, str], ...])
def _names(facts: Facts) -> tuple[tuple[str, str], ...]:
    """The people whom person documents name, by id, with the name as it is spelt."""
    return tuple((node.id, node.title) for node in facts.catalogue.of_kind("person"))


@kept(tuple[str, ...])
def _function_words(facts: Facts) -> tuple[str, ...]:
    """The words of roles and functions."""
    organization = facts.catalogue.organization
    functions = organization.record.functions if organization else ()
    named = [text for each in (*facts.catalogue.of_kind("role"), *functions) for text in (each.id, each.title)]
    return tuple(sorted({word for text in named for word in _WORD.findall(text.casefold())}))


def named_people(facts: Facts) -> NamedPeople:
    """The people whom person documents name."""
    return facts.memory.share("named people", "", lambda: NamedPeople(facts, _names(facts)))


@kept_for_each(bool)
def may_name_people(node: Node, facts: Facts) -> bool:
    """Whether a document holds the first word of a name; to pass over whole documents quickly."""
    return named_people(facts).may_be_in(node)


class NamedPeople:
    """The people whom person documents name, and how to find them in a text in one pass over its words."""

    def __init__(self, facts: Facts, names: tuple[tuple[str, str], ...]) -> None:
        self._facts = facts
        self._names = [(id_, name, _WORD.findall(name)) for id_, name in names]
        self._by_first_word = grouped((words[0], (id_, name)) for id_, name, words in self._names if len(words) > 1)
        letters = "".join(sorted({re.escape(word[0]) for word in self._by_first_word}))
        self._may_begin_a_name = re.compile(rf"\b[{letters}]\w*") if letters else None

    def may_be_in(self, node: Node) -> bool:
        """Whether a document holds the first word of a name; to pass over whole documents quickly."""
        if self._may_begin_a_name is None:
            return False
        text = _ESCAPE.sub(" ", msgspec.json.encode(node.data).decode())
        return not self._by_first_word.keys().isdisjoint(self._may_begin_a_name.findall(text))

    def in_text(self, text: str) -> tuple[Node, ...]:
        """The person documents whose whole names stand in a text, spelt like their titles, in order of their ids.

        A name of a single word is not looked for: it may be a word like any other.
        """
        first_words = self._by_first_word.keys() & set(_WORD.findall(text))
        candidates = (person for first in first_words for person in self._by_first_word[first])
        found = sorted({id_ for id_, name in candidates if _as_written(name).search(text)})
        return tuple(self._facts.catalogue.nodes[Key("person", id_)] for id_ in found)

    def is_shared(self, address: str) -> bool:
        """Whether an address looks like that of a function, such as a desk, and not like a person's own.

        It does when a part of it is a word of a role, of a function or of common mailboxes. Else it does not when it
        holds a part of a known name, or has the shape ``first.last``.
        """
        local = address.partition("@")[0].casefold()
        parts = [part for part in re.split(r"[\W\d_]+", local) if part]
        if not _MAILBOX.union(_function_words(self._facts)).isdisjoint(parts):
            return True
        return not self._name_words.intersection(parts) and re.fullmatch(r"[^\W\d_]+[._][^\W\d_]+", local) is None

    @cached_property
    def _name_words(self) -> frozenset[str]:
        return frozenset(word.casefold() for *_, words in self._names for word in words if len(word) > 2)


@cache
def _as_written(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)")
