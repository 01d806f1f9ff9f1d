"""A baseline: the findings a project knew on the day it adopted a rule, so that only new ones are reported.

It holds findings of rules alone. A text that cannot be read, is not valid, or refers to nothing is never known: a site
made from it would lack something.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..diagnostics import Finding
from ..model.catalogue import Catalogue
from ..model.identity import Identity, identity
from ..project import ProjectError

_VERSION = 1


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: str
    on: str
    at: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[_Entry, ...]


Baseline = Counter[Identity]
"""How often each finding was there."""


class Compared(msgspec.Struct, frozen=True):
    """The findings that a baseline does not hold, and how many of its own are still there or gone."""

    fresh: tuple[Finding, ...]
    known: int = 0
    gone: int = 0


def may_be_known(finding: Finding) -> bool:
    """Whether a baseline may hold a finding."""
    return "/" not in finding.rule


def compare(findings: Iterable[Finding], baseline: Baseline, catalogue: Catalogue) -> Compared:
    """The findings beyond the baseline, in their order."""
    if not baseline:
        return Compared(tuple(findings))
    left = Counter(baseline)
    fresh: list[Finding] = []
    for finding in findings:
        name = identity(finding, catalogue)
        if may_be_known(finding) and left[name] > 0:
            left[name] -= 1
        else:
            fresh.append(finding)
    gone = left.total()
    return Compared(tuple(fresh), baseline.total() - gone, gone)


def baseline_text(findings: Iterable[Finding], catalogue: Catalogue) -> str:
    """The text of a baseline with these findings: sorted, one a line, so that its changes can be read."""
    names = sorted(identity(finding, catalogue) for finding in findings if may_be_known(finding))
    entries = ",\n".join(f"  {json.dumps({'rule': rule, 'on': on, 'at': at})}" for rule, on, at in names)
    return f'{{"version": {_VERSION}, "findings": [\n{entries}\n]}}\n'


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; an empty one where there is no file.

    Raises:
        ProjectError: The file holds no baseline.
        OSError: It cannot be read.
    """
    if not path.exists():
        return Counter()
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except msgspec.DecodeError as error:
        raise ProjectError(f"{path.name} holds no baseline: {error}; `--write-baseline` writes it anew") from None
    if file.version != _VERSION:
        raise ProjectError(f"{path.name} is a baseline of version {file.version}; this program reads {_VERSION}")
    return Counter(Identity(entry.rule, entry.on, entry.at) for entry in file.findings)
