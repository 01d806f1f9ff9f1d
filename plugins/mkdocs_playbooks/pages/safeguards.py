"""What keeps a step safe, always in the same order: rework, review, approval, stop, escalation, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from ..facts.graph import StepGraph
from ..facts.review import reviewers
from ..kinds.workflow import Review, Step
from ..model.node import Key, Target
from ..model.resolve import END
from ..words.spoken import N_, _, said, spoken
from .context import Context
from .refs import Ref

SafeguardKind = Literal["rework", "review", "approve", "stop", "escalate", "evidence"]

_RULES = {
    "any": N_("One of them says yes before it happens"),
    "all": N_("Each of them says yes before it happens"),
    "two_person": N_("Two people say yes before it happens"),
}
_ONE_ROLE = N_("Somebody with this role says yes before it happens")
_CHANGES = {
    "standard": N_("a standard change"),
    "normal": N_("a normal change"),
    "emergency": N_("an emergency change"),
}
_ALL = "all"
_TWO = 2
_THEN = {
    "stop": N_("the run ends"),
    "pause": N_("the run pauses"),
    "retry": N_("it is tried again"),
    "rollback": N_("it is rolled back"),
    "hand_back": N_("a person takes over"),
}


class Safeguard(msgspec.Struct, frozen=True):
    """One row: what is done under which condition, whom it goes to, where it is kept, and notes such as times.

    It takes ``every`` role it goes to, or else one of them.
    """

    kind: SafeguardKind
    text: str
    to: tuple[Ref, ...] = ()
    at: Ref | None = None
    notes: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    id: str = ""
    every: bool = False


def safeguards(workflow: Key, step: Step, graph: StepGraph, context: Context) -> tuple[Safeguard, ...]:
    """Every safeguard of a step, in the fixed order."""
    return (
        *_rework(step),
        *_reviews(workflow, step, graph, context),
        *_approval(workflow, step, context),
        *_stops(step, context),
        *_escalations(step, context),
        *_evidence(step, context),
    )


def _rework(step: Step) -> Iterator[Safeguard]:
    if step.always_rework == ():
        yield Safeguard("rework", _("Nothing is always redone by hand; that was decided"))
    for part in step.always_rework or ():
        yield Safeguard("rework", part)


def _reviews(workflow: Key, step: Step, graph: StepGraph, context: Context) -> Iterator[Safeguard]:
    if step.review:
        of = step.review.of or step.id
        other = context.link.within(Target(*workflow, of)).title if of in graph.steps and of != step.id else ""
        yield _review(_("What %(step)s made", step=other or _("this step")), step.review, context)
    if context.facts.is_ai(step):
        for reviewer in reviewers(graph, step.id):
            if reviewer.id != step.id:
                at = context.link.within(Target(*workflow, reviewer.id))
                by = _by(reviewer.review, context)
                yield Safeguard("review", _("Another step checks what this one makes"), by, at)


def _review(text: str, review: Review, context: Context) -> Safeguard:
    notes = [
        _sample(review.sample) if review.sample else "",
        _minutes(review.minutes) if review.minutes else "",
        _("by somebody who did not make it") if review.independent else "",
    ]
    checklist = context.link.ref("checklist", review.checklist) if review.checklist else None
    return Safeguard(
        "review",
        text,
        _by(review, context),
        checklist,
        tuple(note for note in notes if note),
        review.criteria,
    )


def _sample(sample: str) -> str:
    return _("every one") if sample.casefold() == _ALL else _("sample: %(sample)s", sample=sample)


def _minutes(minutes: float) -> str:
    return _("1 minute") if minutes == 1 else _("%(num)s minutes", num=spoken().number(minutes, 6))


def _by(review: Review | None, context: Context) -> tuple[Ref, ...]:
    return (context.link.ref("role", review.by),) if review and review.by else ()


def _approval(workflow: Key, step: Step, context: Context) -> Iterator[Safeguard]:
    approval = step.approval
    if approval is None:
        return
    notes = [
        said(_CHANGES[approval.change_type]) if approval.change_type else "",
        _("if refused: %(then)s", then=_step_words(workflow, approval.if_refused, context))
        if approval.if_refused
        else "",
    ]
    rule = approval.rule or "any"
    approvers = [role for role in approval.approvers if role != step.who] if rule == "any" else approval.approvers
    approvers = approvers or approval.approvers
    several = len(approvers) > 1 or rule == "two_person"
    yield Safeguard(
        "approve",
        said(_RULES[rule] if several else _ONE_ROLE),
        context.link.refs("role", approvers),
        context.link.ref("system", approval.record_in) if approval.record_in else None,
        tuple(note for note in notes if note),
        every=rule == "all" or (rule == "two_person" and len(approvers) == _TWO),
    )


def _step_words(workflow: Key, step: str, context: Context) -> str:
    if step == END:
        return _("the run ends")
    known = any(other.id == step for other in context.catalogue.nodes[workflow].record.steps)
    return _("on to %(step)s", step=context.link.within(Target(*workflow, step)).title) if known else step


def _stops(step: Step, context: Context) -> Iterator[Safeguard]:
    for stop in step.stop_when:
        resumed = (_("resumes when %(what)s", what=stop.resume_when),) if stop.resume_when else ()
        notes = (said(_THEN[stop.then]), *resumed)
        to = context.link.refs("role", (stop.restart_by,) if stop.restart_by else ())
        yield Safeguard("stop", stop.when, to, None, notes, id=stop.id or "")


def _escalations(step: Step, context: Context) -> Iterator[Safeguard]:
    for rule in step.escalate:
        notes = (
            *((_("answer within %(time)s", time=rule.within),) if rule.within else ()),
            *((_("until then: %(what)s", what=rule.until_then),) if rule.until_then else ()),
        )
        to = context.link.refs("role", (rule.to,) if rule.to else ())
        yield Safeguard("escalate", rule.when, to, None, notes)


def _evidence(step: Step, context: Context) -> Iterator[Safeguard]:
    for kept in step.evidence:
        at = context.link.ref("system", kept.saved_in) if kept.saved_in else None
        yield Safeguard("evidence", kept.what, (), at, (_("kept %(time)s", time=kept.keep),) if kept.keep else ())
