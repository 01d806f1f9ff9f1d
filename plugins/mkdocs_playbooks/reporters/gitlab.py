"""The findings as a GitLab Code Quality report, which merge requests show beside the lines they are about."""

from __future__ import annotations

import json

from ..diagnostics import Severity
from .order import Reported

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(reported: Reported) -> str:
    """A list of issues in the part of the Code Climate format that GitLab reads; everything else is extra to it."""
    issues = [
        {
            "description": ". ".join(filter(None, (one.finding.message, one.finding.help))),
            "check_name": one.finding.rule,
            "fingerprint": one.fingerprint,
            "severity": _SEVERITIES[one.finding.severity],
            "location": {
                "path": one.span.path,
                "lines": {"begin": one.span.line, "end": one.span.end_line},
            },
        }
        for one in reported.placed
    ]
    return json.dumps(issues, indent=2) + "\n"
