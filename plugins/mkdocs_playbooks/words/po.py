"""Reading a catalogue of words, a ``.po`` file, and holding every translation against the text that it is of."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations

import msgspec
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from .language import locale_of

_LINE = re.compile(r'(?:(?P<word>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-5]\])?)\s+)?"(?:[^"\\]|\\.)*"')
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgid", "msgctxt"),
} | {f"msgstr[{number}]": (f"msgstr[{number + 1}]", "msgid", "msgctxt") for number in range(6)}
"""What may follow each word of a catalogue."""

_VALUE = re.compile(r"%\((\w+)\)s|(\{\w*\})")
_PERCENT = re.compile(r"%(?:%|\(\w+\)s)")
_TAG = re.compile(r"<[^<>]*>")
_QUANTITIES = frozenset(("num", "count", "n"))
"""The values that a text about so many things may leave out."""


class Flaw(msgspec.Struct, frozen=True):
    """What is wrong at a line of a catalogue, and what to do."""

    line: int
    what: str
    help: str


class Words(msgspec.Struct, frozen=True):
    """A catalogue as it was read: what it says, and what is wrong with it."""

    messages: tuple[Message, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    translations: NullTranslations = msgspec.field(default_factory=NullTranslations)


def read_words(text: str, tag: str) -> Words:
    """The words in the text of a catalogue for the language ``tag``; one with flaws is not to be used."""
    flaw = _malformed(text)
    if flaw:
        return Words(flaws=(flaw,))
    lines = ("" if line.startswith("#") and not line.startswith("#,") else line for line in text.splitlines())
    try:
        catalogue = read_po(io.StringIO("\n".join(lines)), locale=locale_of(tag), abort_invalid=True)
        translations = _translations(catalogue)
    except PoFileError as error:
        return Words(flaws=(Flaw(error.lineno + 1, "this entry is not whole", "it needs `msgid` and `msgstr`"),))
    except (ValueError, LookupError) as error:
        return Words(flaws=(Flaw(1, f"the header cannot be used: {error}", "write it as in the files that ship"),))
    messages = tuple(message for message in catalogue if message.id)
    return Words(messages, tuple(_mistakes(messages)), translations)


def texts_of(message: Message) -> tuple[str, ...]:
    """The English texts of a message: one, or one for one and one for many."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations_of(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each plural form; nothing when there are none that count."""
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return strings if any(strings) and not message.fuzzy else ()


def _malformed(text: str) -> Flaw | None:
    """The first line that is not as lines of a catalogue are."""
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if not found:
            return Flaw(number, "this is no line of a catalogue", 'write it as `msgid "…"` or `msgstr "…"`')
        word = found["word"] or ""
        if word and word not in _NEXT[before]:
            return Flaw(number, f"`{word}` cannot stand here", f"`{_NEXT[before][0]}` is what comes next")
        if not word and not before:
            return Flaw(number, "this text belongs to nothing", "put `msgid` before it")
        before = word or before
    return None


def _translations(catalogue: Catalog) -> NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _mistakes(messages: tuple[Message, ...]) -> Iterator[Flaw]:
    for message in messages:
        forms = translations_of(message)
        for number, form in enumerate(forms):
            if not form:
                yield Flaw(message.lineno or 1, f"`msgstr[{number}]` is missing", "give every plural form")
            else:
                yield from (Flaw(message.lineno or 1, *flaw) for flaw in _differences(texts_of(message), form))


def _differences(texts: tuple[str, ...], form: str) -> Iterator[tuple[str, str]]:
    """What a translation has or lacks that would show on a page as a fault."""
    known, given = _values(texts[-1]) | _values(texts[0]), _values(form)
    for name in sorted(given - known):
        yield f"the text has no value `{name}`", f"it has {', '.join(sorted(known)) or 'none'}"
    for name in sorted(known - given - (_QUANTITIES if len(texts) > 1 else frozenset())):
        yield f"the value `{name}` is missing", "put it where it belongs in the translation"
    if "%" in _PERCENT.sub("", form) and "%" not in _PERCENT.sub("", texts[0]):
        yield "a percent sign stands alone", "write it as `%%`"
    tags = [Counter(_TAG.findall(text)) for text in (texts[-1], form)]
    if tags[0] != tags[1] or "<" in _TAG.sub("", form):
        wanted = " ".join(sorted(tags[0].elements()))
        yield "its tags are not those of the text", f"it holds exactly {wanted}" if wanted else "it holds no `<`"


def _values(text: str) -> frozenset[str]:
    return frozenset(one or other for one, other in _VALUE.findall(text))
