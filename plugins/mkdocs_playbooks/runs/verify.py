"""Whether a run can be believed: against its own text, the published lists, the specs and the calendar.

What can be known is what the record says of itself. Names, roles and times are their bearers' own word; that a list of
this wording was published, and that the record does not contradict itself or the specs, can be seen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from ..diagnostics import Finding, Severity
from .answers import answer_findings
from .moments import time_findings
from .provenance import site_findings, wording_findings
from .published import Known
from .reading import RunFile, read_run
from .record import Run
from .signers import signer_findings


class Verified(msgspec.Struct, frozen=True):
    """A file, its record when there is one, and everything that is wrong with it."""

    file: RunFile
    findings: tuple[Finding, ...]


def verify(path: str, content: bytes, known: Known, today: datetime.date, *, completed: bool = False) -> Verified:
    """Read a record and check it on a day; with ``completed`` a run that is not completed is an error."""
    file, findings = read_run(path, content)
    if file.run is None:
        return Verified(file, findings)
    checked = _checked(file, file.run, known, today)
    return Verified(file, (*findings, *_uncompleted(file, file.run, completed), *checked))


def _checked(file: RunFile, run: Run, known: Known, today: datetime.date) -> Iterator[Finding]:
    yield from site_findings(file, run, known)
    yield from wording_findings(file, run, known)
    yield from answer_findings(file, run)
    yield from signer_findings(file, run, known.catalogue)
    yield from time_findings(file, run, today)


def _uncompleted(file: RunFile, run: Run, completed: bool) -> Iterator[Finding]:
    if run.is_completed:
        return
    yield file.finding(
        "run/uncompleted",
        "this run is not completed",
        severity=Severity.ERROR if completed else Severity.INFO,
        label="has no `completed_at`",
        help="complete the run on its page and export it again",
    )
