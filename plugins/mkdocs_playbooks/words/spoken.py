"""Saying words in the language of the page that is being made; English wherever no page is.

A text is marked where it stands, with ``_`` or one of its kin, and found there by the tool that collects them. As in
the templates, ``%(name)s`` stands for a value and ``%%`` for a percent sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import msgspec

from .language import ENGLISH, WORD, Language, as_words

_language: ContextVar[Language] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in a language for as long as this lasts."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def spoken() -> Language:
    """The language that is spoken now."""
    return _language.get()


def _(text: str, **values: object) -> str:
    """A text with its values."""
    return _language.get().gettext(text) % values


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """A text for one or for many; ``%(num)s`` is how many."""
    return _language.get().ngettext(one, many, num) % {"num": num, **values}


def pgettext(context: str, text: str, **values: object) -> str:
    """A text that other languages say in several ways; ``context`` tells which is meant."""
    return _language.get().pgettext(context, text) % values


def N_(text: str) -> str:  # noqa: N802 (its name in every catalogue tool)
    """A text that is collected here and said elsewhere, by ``said``."""
    return text


def said(text: str) -> str:
    """A text that was marked elsewhere, such as a title in a schema; it stands as it is, percent signs too."""
    return _language.get().gettext(text) if text else ""


def said_word(value: str) -> str:
    """A value of a closed list of the spec language, such as ``data_analysis``, as words."""
    return _language.get().word(value)


class Phrase(msgspec.Struct, frozen=True):
    """A text with its values that is said when it is shown, for values that outlast the making of a page."""

    text: str
    values: tuple[tuple[str, object], ...] = ()
    context: str = ""

    def __str__(self) -> str:
        """The text in the language that is spoken now."""
        if self.context:
            return _language.get().pgettext(self.context, self.text)
        return _(self.text, **dict(self.values))


def lazy(text: str, **values: object) -> Phrase:
    """A text to be said later."""
    return Phrase(text, tuple(values.items()))


def lazy_word(value: str) -> Phrase:
    """A value of a closed list as words, to be said later."""
    return Phrase(as_words(value), context=WORD)
