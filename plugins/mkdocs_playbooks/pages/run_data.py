"""What scripts are told of checklists: the text that a run takes a copy of, and what the steps with it ask for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..facts.durations import in_days
from ..facts.wording import CHECKLIST, short, wording
from ..kinds.workflow import Step
from ..model.node import Node
from ..runs.separation import Use, separate, uses
from .context import Context

_MINUTES_A_DAY = 24 * 60


def run_list(node: Node, context: Context, at: tuple[Node, Step] | None = None) -> str:
    """A checklist as JSON, with every review that goes by it, or only with the one at a step of a workflow."""
    found = uses(node.id, context.catalogue) if at is None else (Use(*at, separate(*at, context.catalogue)),)
    return _json(_about(node, wording(node.data), found) | {field: node.data[field] for field in CHECKLIST})


def run_lists(context: Context) -> str:
    """Every checklist without its text as JSON: enough to tell which runs are on its present wording and in time."""
    nodes = context.catalogue.of_kind("checklist")
    return _json([_about(node, short(wording(node.data)), uses(node.id, context.catalogue)) for node in nodes])


def _about(node: Node, name: str, found: Iterable[Use]) -> dict[str, Any]:
    minutes = {"minutes": node.record.minutes} if node.record.minutes else {}
    told = [[use.name, use.separate, _minutes(use.step)] for use in found]
    return {"id": node.id, "title": node.title, "wording": name} | minutes | {"uses": told}


def _minutes(step: Step) -> int:
    return round(in_days(step.time_limit) * _MINUTES_A_DAY) if step.time_limit else 0


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
