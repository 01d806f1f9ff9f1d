"""What a run says about each item, against what the list asks there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from ..diagnostics import Finding, Pointer, Related, Severity
from .reading import AGAIN, RunFile
from .record import Answer, Proof, PublishedItem, Run

_SAID = {"open": "is open", "failed": "failed"}


def answer_findings(file: RunFile, run: Run) -> Iterator[Finding]:
    """What does not fit the list; each answer is looked at by itself where there is an item for it."""
    yield from _twice([item.id for item in run.list.items], file, ("list", "items"))
    yield from _twice([answer.id for answer in run.items], file, ("items",))
    items = {item.id: (place, item) for place, item in enumerate(run.list.items)}
    for place, answer in enumerate(run.items):
        if answer.id in items:
            yield from _answer(_Answered(file, run, place, answer, *items[answer.id]))
        else:
            said = f'the list of this record has no item "{answer.id}"'
            yield file.finding("run/shape", said, "items", place, "id", help=AGAIN)
    for id_, (place, _) in items.items():
        if all(answer.id != id_ for answer in run.items):
            yield file.finding("run/shape", f'there is no answer to "{id_}"', "list", "items", place, "id", help=AGAIN)


def _twice(ids: Sequence[str], file: RunFile, where: Pointer) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for place, id_ in enumerate(ids):
        if seen[id_]:
            yield file.finding("run/shape", f'"{id_}" stands here twice', *where, place, "id", help=AGAIN)
        seen[id_] += 1


class _Answered:
    """An answer with its item and their places."""

    def __init__(self, file: RunFile, run: Run, place: int, answer: Answer, asked: int, item: PublishedItem) -> None:
        self.file = file
        self.run = run
        self.answer = answer
        self.item = item
        self._at: Pointer = ("items", place)
        self._asked: Pointer = ("list", "items", asked)

    def at(self, field: str) -> Pointer:
        """A field of the answer."""
        return (*self._at, field)

    def asked(self, field: str, label: str) -> tuple[Related, ...]:
        """The field of the item that asks for something."""
        return (Related(self.file.span((*self._asked, field)), label),)


def _answer(one: _Answered) -> Iterator[Finding]:
    answer, file = one.answer, one.file
    if answer.state != "open" and answer.at is UNSET:
        yield file.finding(
            "run/shape", f'"{answer.id}" does not say when it was answered', *one.at("state"), help=AGAIN
        )
    if answer.state == "not_applicable":
        yield from _not_applicable(one)
    elif one.run.is_completed and answer.state in _SAID:
        yield from _unanswered(one)
    for place, proof in enumerate(answer.evidence):
        yield from _proof(one, place, proof)
    if answer.state == "done" and one.item.evidence is not UNSET and not answer.evidence:
        yield file.finding(
            "run/missing-evidence",
            f'"{answer.id}" is done without the proof that it asks for',
            *one.at("state"),
            related=one.asked("evidence", "asked for here"),
            help="attach or link the proof in the run and export it again",
        )


def _not_applicable(one: _Answered) -> Iterator[Finding]:
    answer = one.answer
    if not one.item.na_allowed:
        yield one.file.finding(
            "run/not-applicable",
            f'"{answer.id}" is set aside as not applicable, which the list does not allow',
            *one.at("state"),
            related=one.asked("id", "this item has no `na_allowed: true`"),
            help="answer the item; where it can truly not apply, the list's owner allows it in the list",
        )
    elif answer.reason is UNSET:
        yield one.file.finding(
            "run/not-applicable",
            f'"{answer.id}" is set aside as not applicable without a reason',
            *one.at("state"),
            help="say in the run why it does not apply, and export it again",
        )


def _unanswered(one: _Answered) -> Iterator[Finding]:
    """An item that is open or failed in a run that is completed."""
    answer, said = one.answer, _SAID[one.answer.state]
    if one.item.critical:
        yield one.file.finding(
            "run/critical-item",
            f'the run is completed, and the critical item "{answer.id}" {said}',
            *one.at("state"),
            related=one.asked("critical", "critical"),
            help=_advice(one.item),
        )
    elif answer.state == "open":
        said = f'the run is completed, and "{answer.id}" {said}'
        yield one.file.finding("run/open-item", said, *one.at("state"), severity=Severity.INFO)


def _advice(item: PublishedItem) -> str:
    failed = f"; if it fails: {item.if_failed}" if isinstance(item.if_failed, str) else ""
    return f"the work must not go on before it is done{failed}"


def _proof(one: _Answered, place: int, proof: Proof) -> Iterator[Finding]:
    """A proof is a link, or the digest of a file with its name."""
    linked, digest, named = (value is not UNSET for value in (proof.link, proof.sha256, proof.name))
    if linked == digest or named != digest:
        said = "a proof is a `link`, or a `sha256` with the `name` of its file"
        yield one.file.finding("run/shape", said, *one.at("evidence"), place, help=AGAIN)
