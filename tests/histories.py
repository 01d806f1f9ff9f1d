"""Histories of spec files without a repository: made from commits given by hand, or shown in the comments of a text."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterable, Mapping

from mkdocs_playbooks.source.history import Change, Commit, Edit, History, of_commits

_PAST = re.compile(r"^# committed on (\S+):\n((?:#   .*\n)+)", flags=re.MULTILINE)
_NOW = re.compile(r"^# committed on (\S+), as below$", flags=re.MULTILINE)


def committed(*commits: tuple[str, Mapping[str, str | None]]) -> History:
    """A history of commits, the oldest first: the day, and the texts of files by path, ``None`` for a deleted one."""
    blobs: dict[str, bytes] = {}
    held: dict[str, str] = {}
    made: list[Commit] = []
    for number, (day, texts) in enumerate(commits):
        edits = [_edit(path, text, held, blobs) for path, text in texts.items()]
        made.append(Commit(Change(datetime.date.fromisoformat(day), f"{number:010x}"), tuple(edits)))

    def read(ids: Iterable[str]) -> Mapping[str, bytes]:
        return {id_: blobs[id_] for id_ in ids if id_ in blobs}

    return of_commits(reversed(made), read)


def _edit(path: str, text: str | None, held: dict[str, str], blobs: dict[str, bytes]) -> Edit:
    before = held.pop(path, "")
    if text is None:
        return Edit(path, (before,), "")
    held[path] = f"{textwrap.dedent(text)!r}"
    blobs[held[path]] = textwrap.dedent(text).encode()
    return Edit(path, (before,) if before else (), held[path])


def history_in(text: str, path: str) -> History:
    """What the comments of a YAML text show of its past.

    A line ``# committed on <day>:`` stands over a whole earlier text, in lines that begin with ``#   ``; the line
    ``# committed on <day>, as below`` says that the text itself was committed as well.
    """
    past = [(day, re.sub(r"^#   ", "", lines, flags=re.MULTILINE)) for day, lines in _PAST.findall(text)]
    now = [(day, text) for day in _NOW.findall(text)]
    return committed(*((day, {path: version}) for day, version in (*past, *now)))
