"""What is kept of a project from one check to the next: its files, who refers to whom, and what was worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import TypeVar

import msgspec

from ..diagnostics import Finding
from ..grouping import grouped
from ..memory import Known, Memory
from ..memory.store import Store
from ..source.discovery import Seen, Signature, unreadable
from ..source.head import has_commits
from .collection import Collection
from .loading import KeptFile, LoadedFile, digest, load, take_up
from .node import Key, Written
from .references import Referrers

_K = TypeVar("_K")
_NOTHING = object()

_HISTORY = "history"
"""The atom of all that Git tells."""

_WORTH_WRITING = 1 / 50
"""This share of the answers has to be new, for writing all of them takes about as long as working it out again."""

_A_FILE = 8
"""As many answers as reading a file takes the time of."""


class Kept(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All of it; what was worked out holds on one ``ground`` alone, which stands for all that is no document.

    ``meanings`` is what the names mean that are none of the ``keys``, by their atoms.
    """

    files: tuple[KeptFile, ...] = ()
    ground: bytes = b""
    keys: tuple[Key, ...] = ()
    meanings: dict[str, str] = {}
    history: str = ""
    referrers: dict[int, tuple[int, ...]] = {}
    known: Known = Known()


class Keeping:
    """The kept part of one run: what is taken up from the last one at its start, and kept for the next at its end."""

    def __init__(self, store: Store[Kept], head: Callable[[], str]) -> None:
        self._store = store
        self._before = store.read() or Kept()
        self._started = store.begin()
        self._anew: set[str] = set()
        self._renewed = 0
        self._signatures: dict[str, Signature] = {}
        self._files: Mapping[str, LoadedFile] = {}
        self._keys: tuple[Key, ...] = ()
        self._meanings: dict[str, str] = {}
        self._ground = b""
        self._head = cache(head)
        self.referrers: Referrers | None = None
        self.memory = Memory()

    def load(self, seen: Sequence[Seen]) -> tuple[dict[str, LoadedFile], tuple[Finding, ...]]:
        """Every file, as it was kept when it is the same, else as it is now; a finding for each that cannot be read."""
        kept = {file.path: file for file in self._before.files}
        files: dict[str, LoadedFile] = {}
        trouble: list[Finding] = []
        self._signatures = {file.path: file.signature for file in seen}
        for file in seen:
            known = kept.get(file.path)
            if known is not None and known.signature == file.signature:
                files[file.path] = take_up(known, file)
                continue
            try:
                files[file.path] = self._read(file, known)
            except OSError as error:
                trouble.append(unreadable(file.path, error))
        self._files = files
        return files, tuple(trouble)

    def _read(self, file: Seen, known: KeptFile | None) -> LoadedFile:
        found = file.read()
        if known is not None and known.size == len(found.content) and known.digest == digest(found.content):
            self._renewed += 1
            return take_up(known, file)
        self._anew.add(file.path)
        return load(found)

    def _signature(self, path: str) -> Signature | None:
        """The signature by which a file is known next time, unless it may be written again within the same tick."""
        written, changed, *_ = signature = self._signatures[path]
        return signature if max(written, changed) < self._started else None

    def recall(self, nodes: Collection, ground: object) -> None:
        """Remember what was worked out on the same ground, but for what rests on something that differs."""
        self._keys = tuple(nodes)
        self._meanings = nodes.meanings()
        self._ground = msgspec.msgpack.encode(ground)
        before = self._before
        if self._ground != before.ground:
            return
        self.memory = Memory(before.known)
        self.referrers = Referrers.known(before.keys, before.referrers)
        differing = {*self._differing(), *nodes.differing(before.keys), *_unlike(before.meanings, self._meanings)}
        if _HISTORY in before.known.atoms and (not before.history or before.history != self._head()):
            differing.add(_HISTORY)
        self.memory.change(differing)

    def _differing(self) -> Iterator[str]:
        """The atoms of documents, texts and tables that are not as they were."""
        before = {file.path: file for file in self._before.files}
        gone = before.keys() - self._files.keys()
        old = grouped(_documents(before[path] for path in sorted((self._anew | gone) & before.keys())))
        new = grouped(_documents(self._files[path].kept for path in sorted(self._anew)))
        yield from map(str, _unlike(old, new))
        for path in self._anew | gone:
            yield f"text {path}"
            yield f"metric/{PurePosixPath(path).stem}"

    def keep(self, referrers: Referrers, is_silent: bool) -> None:
        """Keep what this run came to, if enough of it is new; a repository that ``is_silent`` is asked each time."""
        new = len(self.memory.worked_out) + _A_FILE * len(self._anew) + self._renewed
        if self._ground == self._before.ground and new < _WORTH_WRITING * len(self._before.known.entries):
            return
        files = tuple(file.to_keep(self._signature(path)) for path, file in self._files.items())
        known = self.memory.kept()
        head = self._head() if _HISTORY in known.atoms else ""
        head = "" if is_silent and has_commits(head) else head
        numbered = referrers.numbered(self._keys)
        self._store.write(Kept(files, self._ground, self._keys, self._meanings, head, numbered, known))

    def __enter__(self) -> Keeping:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.end()


def _unlike(before: Mapping[_K, object], now: Mapping[_K, object]) -> Iterator[_K]:
    """The keys that stand for something else now."""
    yield from (key for key in before.keys() | now.keys() if before.get(key, _NOTHING) != now.get(key, _NOTHING))


def _documents(files: Iterable[KeptFile]) -> Iterator[tuple[Key, tuple[str, Written]]]:
    for file in files:
        for written in file.documents:
            yield written.key, (file.path, written)
