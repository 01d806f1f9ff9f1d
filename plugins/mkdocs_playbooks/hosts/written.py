"""Links from hand-written Markdown to documents: ``[text](playbook:workflow/weekly-report#step)``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

import msgspec

from ..diagnostics import Finding, Severity, Span
from ..pages.refs import Linker
from ..render.inert import inert_text
from ..render.links import ROOT
from ..source.suggest import did_you_mean
from ..source.text import span_at

SCHEME = "playbook:"

_FENCED = r"^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ >]*(?P=fence)|\Z)"
_CODE = r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_TARGET = rf"{SCHEME}[^\s()]+|[^\s()<>:]+\.md(?:#[^\s()]*)?"
_WORDS = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*"
_TITLE = r"\s+\"[^\"\n]*\"|\s+'[^'\n]*'"
_INLINE = rf"(?<!!)\[(?P<words>{_WORDS})\]\((?P<inline>{_TARGET})(?P<title>{_TITLE})?\s*\)"
_DEFINITION = rf"^(?P<label> {{0,3}}\[[^\]\n]+\]:[ \t]*)(?P<defined>{_TARGET})"
_SOURCE = re.compile(rf"{_FENCED}|{_CODE}|<!--.*?-->|\\.|{_INLINE}|{_DEFINITION}", re.MULTILINE | re.DOTALL)


def unknown_target(name: str, path: str, text: str, linker: Linker) -> Finding:
    """The finding about a link in the page at ``path`` that names no document or step."""
    written = f"{SCHEME}{name}"
    start = text.find(written)
    place = span_at(path, text, start, start + len(written)) if start >= 0 else Span(path)
    return Finding(
        Severity.ERROR,
        "reference/unknown",
        f'there is no document or step "{name}"',
        place,
        help=did_you_mean(name, linker.names()) or "write kind/id, or workflow/id#step",
    )


class Relinker(msgspec.Struct, frozen=True):
    """Turns links between pages into links between the Markdown files of an export; code is left as it is.

    ``files`` has the Markdown file of each route, ``unknown`` is told what names no document.
    """

    linker: Linker
    files: Mapping[str, str]
    unknown: Callable[[str], None]

    def relinked(self, text: str, source: str) -> str:
        """The text of the page whose file is ``source``. A document without a page leaves the words of the link."""
        return _SOURCE.sub(lambda found: self._replaced(found, posixpath.dirname(source)), text)

    def _replaced(self, found: re.Match[str], folder: str) -> str:
        written = found["inline"] or found["defined"]
        if not written:
            return found[0]
        title, address = self._target(written, folder)
        if found["defined"]:
            return f"{found['label']}{address or '#'}"
        words = found["words"] or title
        return f"[{words}]({address}{found['title'] or ''})" if address else words

    def _target(self, written: str, folder: str) -> tuple[str, str]:
        """The title of a link's target and its address on a page in ``folder``."""
        if not written.startswith(SCHEME):
            path, hash_, anchor = written.partition("#")
            route = posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")
            return "", self._address(route, folder, f"{hash_}{anchor}") if route in self.files else written
        ref = self.linker.named(written.removeprefix(SCHEME))
        if ref is None:
            self.unknown(written.removeprefix(SCHEME))
            return "", written
        route, hash_, anchor = ref.href.removeprefix(ROOT).partition("#")
        return inert_text(ref.title), self._address(route, folder, f"{hash_}{anchor}") if route else ""

    def _address(self, route: str, folder: str, anchor: str) -> str:
        return f"{posixpath.relpath(self.files[route], folder or '.')}{anchor}"
