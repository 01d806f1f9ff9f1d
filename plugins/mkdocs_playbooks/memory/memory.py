"""Questions and their answers, with what was read for each, within one run and from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from .ledger import Ledger

_T = TypeVar("_T")


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An answer as it is kept: the numbers of its own atom and of those that were read for it, and what it is."""

    atom: int
    reads: tuple[int, ...]
    answer: bytes


class Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is known from an earlier run: the atoms by their numbers, and the answers."""

    atoms: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


class Memory:
    """The answers of this run, and those of an earlier one as far as they still stand.

    ``worked_out`` are the atoms of the questions that were answered anew.
    """

    def __init__(self, known: Known | None = None) -> None:
        known = known or Known()
        self.ledger = Ledger()
        self.worked_out: list[str] = []
        self._atoms = known.atoms
        self._known = {known.atoms[entry.atom]: entry for entry in known.entries}
        self._stale: set[str] = set()
        self._ask: list[Callable[[str, str], bool]] = []
        self._answers: dict[str, Any] = {}
        self._shared: dict[str, tuple[Any, frozenset[str]]] = {}
        self._new: dict[str, tuple[set[str], bytes]] = {}

    def change(self, atoms: Iterable[str]) -> None:
        """Note that what these atoms stand for differs from before, and doubt every answer that rests on it."""
        self._stale.update(atoms)
        stale = self._stale
        numbers = {number for number, atom in enumerate(self._atoms) if atom in stale}
        settled = {self._known[atom].atom for atom in self._answers if atom in self._known}
        entries = [entry for entry in self._known.values() if entry.atom not in settled]
        found = -1
        while numbers and found != len(numbers):
            found = len(numbers)
            numbers.update(entry.atom for entry in entries if not numbers.isdisjoint(entry.reads))
        self._stale.update(self._atoms[number] for number in numbers - settled)

    def answer_with(self, ask: Callable[[str, str], bool]) -> None:
        """How questions are asked by name and subject, so that a doubtful answer can be looked at again.

        ``ask`` says whether it knows the question.
        """
        self._ask.append(ask)

    def recall(self, name: str, subject: str, answer: Callable[[], _T], type_: Any) -> _T:
        """The answer to a question about a subject: of this run, of an earlier one if it stands, else worked out."""
        atom = f"{name} {subject}"
        self.ledger.now.add(atom)
        found: _T
        if atom in self._answers:
            found = self._answers[atom]
            return found
        known = self._known.get(atom)
        if known is not None and (atom not in self._stale or self._stands(atom, known)):
            found = self._answers[atom] = decoder(type_).decode(known.answer)
            return found
        found, reads = self._work_out(answer)
        encoded = _ENCODER.encode(found)
        self.worked_out.append(atom)
        if known is not None and known.answer == encoded:
            self._stale.discard(atom)
        self._answers[atom] = found
        self._new[atom] = reads, encoded
        return found

    def share(self, name: str, subject: str, answer: Callable[[], _T]) -> _T:
        """The answer to a question that is not kept; who asks has read whatever was read for it."""
        atom = f"{name} {subject}"
        known = self._shared.get(atom)
        if known is None:
            found, reads = self._work_out(answer)
            known = self._shared[atom] = (found, frozenset(reads))
        self.ledger.now |= known[1]
        shared: _T = known[0]
        return shared

    @contextmanager
    def unread(self) -> Iterator[None]:
        """Look at something without having read it: whoever does notes by another atom what matters of it."""
        outer, self.ledger.now = self.ledger.now, set()
        try:
            yield
        finally:
            self.ledger.now = outer

    def doubtful(self, name: str, subjects: Iterable[str]) -> list[str]:
        """The subjects about which an earlier answer may no longer stand."""
        return [subject for subject in subjects if f"{name} {subject}" in self._stale]

    def earlier(self, name: str, subject: str, type_: Any) -> Any:
        """What the earlier run answered, whether or not that still stands; ``None`` if it was not asked."""
        known = self._known.get(f"{name} {subject}")
        return decoder(type_).decode(known.answer) if known else None

    def kept(self) -> Known:
        """Every answer that stands, for the next run; atoms keep their numbers."""
        atoms = list(self._atoms)
        numbers = {atom: number for number, atom in enumerate(atoms)}

        def number(atom: str) -> int:
            if atom not in numbers:
                numbers[atom] = len(atoms)
                atoms.append(atom)
            return numbers[atom]

        new, stale = self._new, self._stale
        entries = [entry for atom, entry in self._known.items() if atom not in new and atom not in stale]
        entries += [Entry(number(atom), tuple(map(number, reads)), answer) for atom, (reads, answer) in new.items()]
        return Known(tuple(atoms), tuple(entries))

    def _work_out(self, answer: Callable[[], _T]) -> tuple[_T, set[str]]:
        outer = self.ledger.now
        reads = self.ledger.now = set()
        try:
            return answer(), reads
        finally:
            self.ledger.now = outer

    def _stands(self, atom: str, entry: Entry) -> bool:
        """Whether nothing that was read for a doubtful answer differs; what may differ is asked again."""
        for number in entry.reads:
            read = self._atoms[number]
            if read in self._stale and not self._is_as_before(read):
                return False
        self._stale.discard(atom)
        return True

    def _is_as_before(self, atom: str) -> bool:
        name, _, subject = atom.partition(" ")
        if atom not in self._known:
            return False
        with self.unread():
            any(ask(name, subject) for ask in self._ask)
        return atom not in self._stale


_ENCODER = msgspec.msgpack.Encoder()
_decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}


def decoder(type_: Any) -> msgspec.msgpack.Decoder[Any]:
    """The decoder of a type, made once."""
    if type_ not in _decoders:
        _decoders[type_] = msgspec.msgpack.Decoder(type_)
    return _decoders[type_]
