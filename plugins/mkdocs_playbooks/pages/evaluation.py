"""The page of an evaluation: of what it is, on which cases, who judges, and whether the last result still counts."""

from __future__ import annotations

import msgspec

from ..facts.freshness import changed_since, evaluated_systems
from ..kinds.evaluation import Cases, LastResult
from ..model.node import Node
from .context import Context
from .document import DocumentView, shared
from .inward import Inward
from .refs import Listed, Ref
from .vocabulary import KIND_WORDS, Word

_SHOWN = ("of", "cases", "graders", "pass", "run_when", "last_result")


class GraderRow(msgspec.Struct, frozen=True):
    """Who or what judges, and by what."""

    type: Word
    checklist: Ref | None
    rubric: str


class EvaluationView(DocumentView, frozen=True, kw_only=True):
    """Everything an evaluation's page shows.

    ``changed`` are systems whose model is newer than the result, ``gates`` the workflows whose AI must pass it.
    """

    of: Ref
    cases: Cases
    cases_in: Ref | None
    graders: tuple[GraderRow, ...]
    pass_: str
    run_when: tuple[str, ...]
    last_result: LastResult | None
    systems: tuple[Ref, ...]
    changed: tuple[Ref, ...]
    gates: Listed[Ref]


def evaluation_view(node: Node, context: Context) -> EvaluationView:
    """The view of an evaluation."""
    record, words = node.record, KIND_WORDS["evaluation"]
    return EvaluationView(
        **shared(node, context, _SHOWN, told=("evaluation",)),
        of=context.link.at(node.key, ("of",), record.of),
        cases=record.cases,
        cases_in=context.link.ref("system", record.cases.where) if record.cases.where else None,
        graders=tuple(
            GraderRow(
                words.word(each.type, "graders", "type"),
                context.link.ref("checklist", each.checklist) if each.checklist else None,
                each.rubric or "",
            )
            for each in record.graders
        ),
        pass_=record.pass_,
        run_when=record.run_when,
        last_result=record.last_result,
        systems=tuple(context.link.key(key) for key in evaluated_systems(node, context.catalogue)),
        changed=tuple(context.link.key(key) for key in changed_since(node, context.catalogue)),
        gates=Inward(node, context).documents("workflow", "evaluation"),
    )
