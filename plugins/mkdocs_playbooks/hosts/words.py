"""The words of a site: ours in its language, with those of the site itself laid over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from ..model.catalogue import Catalogue
from ..project import Project, ProjectError
from ..source.discovery import display_path
from ..source.suggest import did_you_mean
from ..source.text import name_of, unseen_character, visible
from ..words.language import ENGLISH, ENGLISH_TAG, Language
from ..words.po import Words, read_words, texts_of

SHIPPED = Path(__file__).parents[1] / "locale"
"""Our own catalogues, and the template with every text that can be translated."""

TEMPLATE = SHIPPED / "playbooks.pot"

_MAX_BYTES = 2 * 1024 * 1024
_MOST_FLAWS = 10
_SUFFIX = ".po"


def authors_language(catalogue: Catalogue) -> str:
    """The language of the documents, as the organization says first; nothing when it does not."""
    organization = catalogue.organization
    return next(iter(organization.record.locales), "") if organization else ""


class SiteWords(msgspec.Struct, frozen=True):
    """The language that a site speaks, and what is to be said about its words."""

    language: Language = ENGLISH
    notes: tuple[str, ...] = ()


def site_words(project: Project, theme: Mapping[str, Any]) -> SiteWords:
    """The words of a site whose theme has these options.

    Raises:
        ProjectError: The site's own words cannot be used; the text says where and what to do.
    """
    given = theme.get("language")
    tag = given if isinstance(given, str) and given else ENGLISH_TAG
    own = _own_folder(project)
    tags = tuple(dict.fromkeys((tag, tag.partition("-")[0])))
    notes: list[str] = []
    layers: list[NullTranslations] = []
    for path in [own / f"{name}{_SUFFIX}" for name in tags] if own else []:
        if path.is_file():
            shown = display_path(path, project.root)
            words = _read_own(path, shown, tag)
            notes += _unknown(words, shown)
            layers.append(words.translations)
    shipped = (SHIPPED / f"{name}{_SUFFIX}" for name in tags)
    layers += [read_words(path.read_text("utf-8"), tag).translations for path in shipped if path.is_file()]
    if not layers and ENGLISH_TAG not in tags:
        return SiteWords(notes=(_silence(tag, own),))
    for upper, lower in pairwise(layers):
        upper.add_fallback(lower)
    return SiteWords(Language(tag, layers[0] if layers else None), tuple(notes))


def _own_folder(project: Project) -> Path | None:
    if project.options.words is None:
        return None
    folder = project.root / project.options.words
    if not folder.is_dir():
        raise ProjectError(f"`words` is a folder that holds files such as nl.po; there is no folder {folder}")
    return folder


def _read_own(path: Path, shown: str, tag: str) -> Words:
    words = read_words(_text(path, shown), tag)
    if words.flaws:
        lines = [f"{shown}:{flaw.line}: {visible(flaw.what)}; {flaw.help}" for flaw in words.flaws[:_MOST_FLAWS]]
        if len(words.flaws) > _MOST_FLAWS:
            lines.append(f"and {len(words.flaws) - _MOST_FLAWS} more in {shown}")
        raise ProjectError("words cannot be used\n" + "\n".join(lines))
    return words


def _text(path: Path, shown: str) -> str:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise ProjectError(f"{shown} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProjectError(f"{shown}:{line}: byte 0x{data[error.start]:02X} is not UTF-8; save it as UTF-8") from error
    if len(data) > _MAX_BYTES:
        raise ProjectError(f"{shown} has {len(data):,} bytes; at most {_MAX_BYTES:,} are read")
    hidden = unseen_character(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        raise ProjectError(f"{shown}:{line}: {name_of(hidden[0])} cannot be seen, or changes what is seen; delete it")
    return text


def _unknown(words: Words, shown: str) -> Iterator[str]:
    """Texts of a site's own that no page says."""
    for message in words.messages:
        text = texts_of(message)[0]
        if (message.context, text) not in _texts():
            near = did_you_mean(text, (known for _, known in _texts()))
            ways = near or f"copy it from {TEMPLATE.name}, with its `msgctxt` if it has one"
            yield f'{shown}:{message.lineno}: no page says "{visible(text)}"; {ways}'


@cache
def _texts() -> frozenset[tuple[str | None, str]]:
    """Every text that can be translated, with its context."""
    messages = read_words(TEMPLATE.read_text("utf-8"), ENGLISH_TAG).messages
    return frozenset((message.context, texts_of(message)[0]) for message in messages)


def _silence(tag: str, own: Path | None) -> str:
    folders = (SHIPPED, own) if own else (SHIPPED,)
    there = sorted({ENGLISH_TAG} | {path.stem for folder in folders for path in folder.glob(f"*{_SUFFIX}")})
    place = f"{own.name}/" if own else "a folder that you name under `words`, as "
    return (
        f"`theme.language` is {visible(tag)}, for which there are no words, so ours are in English; "
        f"there are {', '.join(there)}. Add yours in {place}{visible(tag)}{_SUFFIX}"
    )
