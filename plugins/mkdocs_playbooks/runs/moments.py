"""The times of a run: in the calendar, in order, and not in the future."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ..diagnostics import Finding, Pointer, Related
from .reading import AGAIN, RunFile
from .record import Run, moment

_LAST_ZONE = datetime.timezone(datetime.timedelta(hours=-12))
"""Where a day ends last: a run from anywhere may be as late as that."""

_SIGN_AGAIN = "have the run signed as it is now, and export it again"

_Times = Mapping[Pointer, datetime.datetime]


def day_of(written: str) -> datetime.date | None:
    """The day of a moment as written, if there is such a one."""
    return datetime.date.fromisoformat(written[:10]) if moment(written) else None


def time_findings(file: RunFile, run: Run, today: datetime.date) -> Iterator[Finding]:
    """Times that cannot be, each told once."""
    times: dict[Pointer, datetime.datetime] = {}
    end = datetime.datetime.combine(today, datetime.time.max, _LAST_ZONE)
    for pointer, written in _written(run):
        found = moment(written)
        if found is None:
            yield file.finding("run/time", f"{written} is not a moment in the calendar", *pointer, help=AGAIN)
        elif found > end:
            help_ = "check the clock of the machine that made the run, and the day that --as-of names"
            yield file.finding("run/time", f"{written} lies after {today}", *pointer, label="in the future", help=help_)
        else:
            times[pointer] = found
    yield from _order(file, times)


def _written(run: Run) -> Iterator[tuple[Pointer, str]]:
    yield ("started_at",), run.started_at
    if isinstance(run.completed_at, str):
        yield ("completed_at",), run.completed_at
    for place, answer in enumerate(run.items):
        if isinstance(answer.at, str):
            yield ("items", place, "at"), answer.at
    for place, signature in enumerate(run.signatures):
        yield ("signatures", place, "at"), signature.at


def _order(file: RunFile, times: _Times) -> Iterator[Finding]:
    """Begun, then answered, then completed; and nobody signs what is changed afterwards."""
    started, completed = ("started_at",), ("completed_at",)
    answers = [pointer for pointer in times if pointer[0] == "items"]
    last = max(answers, key=lambda pointer: times[pointer], default=started)
    for pointer in times:
        if pointer in (started, completed):
            continue
        signed = pointer[0] == "signatures"
        yield from _before(file, times, started, pointer, "the run began only later")
        if signed and last != started:
            yield from _before(file, times, last, pointer, "an item was answered after this signature")
        elif not signed:
            yield from _before(file, times, pointer, completed, "the run was completed before this answer", at=pointer)
    yield from _before(file, times, started, completed, "the run was completed before it began")


def _before(
    file: RunFile, times: _Times, first: Pointer, then: Pointer, said: str, at: Pointer = ()
) -> Iterator[Finding]:
    """A finding, at ``then`` or another place, when two times stand the other way round."""
    if first in times and then in times and times[first] > times[then]:
        place = at or then
        other = first if place == then else then
        related = (Related(file.span(other), "against this"),)
        help_ = _SIGN_AGAIN if place[0] == "signatures" else AGAIN
        yield file.finding("run/time", said, *place, related=related, help=help_)
