"""The four questions an organization can ask itself about AI, answered from what its specs say."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ..facts.autonomy import AI_TYPES, level
from ..facts.facts import Facts
from ..facts.review import reviewers
from ..model.node import Key, Target
from ..words.spoken import _, ngettext

REVIEWED_FROM = level("collaborator").rank
"""From this level on what the AI makes needs a review; below it the person makes it and only asks."""


class SelfCheck(msgspec.Struct, frozen=True):
    """A question with its answer.

    Attributes:
        question: What is asked.
        holds: Whether the specs answer it well.
        answer: What they say, in one or two sentences with numbers.
        signal: What people say where the answer is missing.
        evidence: Documents and steps that the answer rests on.
        gaps: Documents and steps that stand against it.
    """

    question: str
    holds: bool
    answer: str
    signal: str
    evidence: tuple[Target, ...]
    gaps: tuple[Target, ...]


def self_checks(facts: Facts) -> tuple[SelfCheck, ...]:
    """The four checks, in the order in which they are asked."""
    return (_attached(facts), _divided(facts), _criteria(facts), _kept_human(facts))


def _ai_steps(facts: Facts) -> tuple[tuple[Key, str], ...]:
    return tuple(
        (node.key, step.id) for node, workflow in facts.workflows() for step in workflow.steps if facts.is_ai(step)
    )


def _attached(facts: Facts) -> SelfCheck:
    steps = _ai_steps(facts)
    used = {
        link.target.key
        for node, _ in facts.workflows()
        for link in facts.catalogue.links_from(node.key)
        if link.target.kind == "system" and "with" in link.pointer
    }
    idle = tuple(
        node.key
        for node in facts.catalogue.of_kind("system")
        if node.record.type in AI_TYPES and node.record.status == "active" and node.key not in used
    )
    workflows = len({workflow for workflow, _ in steps})
    answer = _(
        "AI is attached to %(steps)s in %(workflows)s.",
        steps=ngettext("%(num)s step", "%(num)s steps", len(steps)),
        workflows=ngettext("%(num)s workflow", "%(num)s workflows", workflows),
    )
    if idle:
        answer += " " + ngettext(
            "%(num)s AI system in use at no step of any workflow.",
            "%(num)s AI systems in use at no step of any workflow.",
            len(idle),
        )
    return SelfCheck(
        question=_("Which step of the work is the AI attached to?"),
        holds=bool(steps) and not idle,
        answer=answer,
        signal=_("“I use it when I need it.” Then there is no structure yet."),
        evidence=tuple(Target(*workflow, step) for workflow, step in steps),
        gaps=_whole(idle),
    )


def _divided(facts: Facts) -> SelfCheck:
    tasks = [(node, task) for node in facts.catalogue.of_kind("inventory") for task in node.record.tasks]
    counts = {word: sum(task.ai == word for _, task in tasks) for word in ("with", "without", "undecided")}
    open_ = dict.fromkeys(node.key for node, task in tasks if task.ai == "undecided")
    answer = (
        _(
            "Of %(tasks)s, %(some)s are done with AI, %(without)s without, and %(undecided)s are undecided.",
            tasks=ngettext("%(num)s recurring task", "%(num)s recurring tasks", len(tasks)),
            some=counts["with"],
            without=counts["without"],
            undecided=counts["undecided"],
        )
        if tasks
        else _("No inventory of recurring tasks is written down.")
    )
    return SelfCheck(
        question=_("Is recurring work divided into what is done with AI and what is done without?"),
        holds=bool(tasks) and not open_,
        answer=answer,
        signal=_("Whether AI is used depends on the mood of the day."),
        evidence=_whole(dict.fromkeys(node.key for node, _ in tasks)),
        gaps=_whole(open_),
    )


def _criteria(facts: Facts) -> SelfCheck:
    explicit: list[Target] = []
    vague: list[Target] = []
    for node, workflow in facts.workflows():
        for step in workflow.steps:
            if facts.is_ai(step) and facts.level(step).rank >= REVIEWED_FROM:
                found = [reviewer.review for reviewer in reviewers(facts.graph(node), step.id)]
                stated = any(review and (review.checklist or review.criteria) for review in found)
                (explicit if stated else vague).append(Target(node.kind, node.id, step.id))
    total = len(explicit) + len(vague)
    return SelfCheck(
        question=_("Are the criteria for reviewing what AI makes explicit?"),
        holds=bool(explicit) and not vague,
        answer=ngettext(
            "%(some)s of %(num)s AI step whose result needs review have a checklist or criteria.",
            "%(some)s of %(num)s AI steps whose result needs review have a checklist or criteria.",
            total,
            some=len(explicit),
        )
        if total
        else _("No AI step makes anything that needs a review."),
        signal=_("Nobody can say who answers for the quality."),
        evidence=tuple(explicit),
        gaps=tuple(vague),
    )


def _kept_human(facts: Facts) -> SelfCheck:
    kept = tuple(
        node.key
        for node in facts.catalogue.of_kind("boundary")
        if node.record.human_at_least == "alone" and node.record.status == "active"
    )
    return SelfCheck(
        question=_("Is there work that AI is deliberately kept out of?"),
        holds=bool(kept),
        answer=ngettext(
            "%(num)s boundary keep AI out altogether.", "%(num)s boundaries keep AI out altogether.", len(kept)
        )
        if kept
        else _("No boundary keeps AI out of anything."),
        signal=_("What stays with people is whatever nobody has automated yet."),
        evidence=_whole(kept),
        gaps=(),
    )


def _whole(keys: Iterable[Key]) -> tuple[Target, ...]:
    return tuple(Target(*key) for key in keys)
