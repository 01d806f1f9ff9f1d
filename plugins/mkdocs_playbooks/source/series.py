"""The measurements of a metric: a CSV file beside its spec, with the columns ``date`` and ``value``."""

from __future__ import annotations

import csv
import datetime
import math
from typing import NamedTuple

from ..diagnostics import Finding, Severity, Span
from .text import decode

_HEADER = ["date", "value"]


class Point(NamedTuple):
    """One measurement."""

    date: datetime.date
    value: float


def read_series(path: str, content: bytes) -> tuple[tuple[Point, ...], tuple[Finding, ...]]:
    """The measurements in a CSV file, oldest first; rows that cannot be read are findings and are left out."""
    text, findings = decode(path, content)
    if findings:
        return (), findings
    points: list[Point] = []
    problems: list[Finding] = []
    rows = csv.reader(text.splitlines())
    try:
        for row in rows:
            line = rows.line_num
            if line == 1:
                if [cell.strip() for cell in row] != _HEADER:
                    problems.append(_problem(path, line, "the first line is not `date,value`"))
                continue
            point = _point(row)
            if point:
                points.append(point)
            elif any(cell.strip() for cell in row):
                problems.append(_problem(path, line, "this row is not a date and a number"))
    except csv.Error as error:
        problems.append(_problem(path, rows.line_num, f"this is not CSV: {error}"))
    return tuple(sorted(points)), tuple(problems)


def _point(row: list[str]) -> Point | None:
    try:
        date, value = row
        point = Point(datetime.date.fromisoformat(date.strip()), float(value))
    except ValueError:
        return None
    return point if math.isfinite(point.value) else None


def _problem(path: str, line: int, message: str) -> Finding:
    help_ = "write rows such as 2026-11-30,4.2 below the line `date,value`"
    return Finding(Severity.ERROR, "yaml/series", message, Span(path, line, 1, line, 1), help=help_)
