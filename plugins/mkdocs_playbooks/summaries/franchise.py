"""The seven steps by which a way of working is handed on, and how far a workflow has come in each."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ..facts.autonomy import AI_TYPES
from ..facts.facts import Facts
from ..facts.measuring import WORTH, metrics_of
from ..facts.review import unreviewed_path
from ..model.node import Key, Node
from ..words.spoken import _, ngettext, said_word
from .courses import coverage
from .found import Found, area_of
from .self_checks import REVIEWED_FROM
from .words import listing


class FranchiseStep(msgspec.Struct, frozen=True):
    """One of the seven steps.

    Attributes:
        name: What is to be done.
        evidence: By what it is met, in a few words; also said while something is missing.
        missing: What is missing, one phrase each; nothing when it is met.
    """

    name: str
    evidence: str
    missing: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def franchise(workflow: Node, facts: Facts, found: Found) -> tuple[FranchiseStep, ...]:
    """The seven steps of a workflow, in their order.

    Each is met when what it asks of the fields is there and no error of its areas stands on the workflow:

    1. *Map the process*: every step can be reached and leads to the end. Areas: structure, ownership.
    2. *Decide where the agent acts*: every AI step says what the person's part is. Area: boundaries.
    3. *Connect systems*: no connection between two systems the steps are done with is only planned or broken, and no
       AI system of it has an error. Areas: artifacts, and systems down to infos, for each is a gap in the map of
       connections or worse.
    4. *Set checkpoints*: what each AI step makes, from collaborator up, is reviewed or approved on every way out, and
       some step says when to escalate. Without AI steps nothing is asked. Areas: review, action, escalation, evidence.
    5. *Train users*: every role that does or reviews an AI step has a course. Areas: training, people.
    6. *Measure quality*: a metric of type quality, risk, relevance or outcome has a baseline and data. Areas:
       measurement, cost.
    7. *Adjust the operating model*: an adjustment is written down. Areas: freshness, layers, decisions, recipes.
    """
    return (
        _mapped(workflow, facts, found),
        _decided(workflow, facts, found),
        _connected(workflow, facts, found),
        _checked(workflow, facts, found),
        _trained(workflow, facts, found),
        _measured(workflow, facts, found),
        _adjusted(workflow, facts, found),
    )


def _errors(key: Key, found: Found, *areas: str) -> Iterator[str]:
    for error in found.errors(key, areas):
        yield error.message


def _mapped(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    graph = facts.graph(workflow)
    reached, ending = graph.reachable(graph.start), graph.leading_to_end()
    lost = [step for step in graph.steps if step not in reached or step not in ending]
    errors = list(_errors(workflow.key, found, "structure", "ownership"))
    if lost and not errors:
        errors.append(_("no way leads through %(steps)s", steps=listing(lost)))
    steps = ngettext("%(num)s step", "%(num)s steps", len(graph.steps))
    evidence = _("%(steps)s from the trigger to the end", steps=steps)
    return FranchiseStep(_("Map the process"), evidence, tuple(errors))


def _decided(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    ai_steps = facts.ai_steps(workflow)
    undecided = [_("step %(number)s", number=index + 1) for index, step in ai_steps if step.human is None]
    gap = _("nobody has said what the person’s part is in %(steps)s", steps=listing(undecided))
    missing = [gap] if undecided else []
    missing += _errors(workflow.key, found, "boundaries")
    words = dict.fromkeys(step.human for _, step in ai_steps if step.human)
    steps = ngettext("%(num)s step", "%(num)s steps", len(workflow.record.steps))
    evidence = _("AI at %(some)s of %(steps)s", some=len(ai_steps) or _("none"), steps=steps)
    if words:
        people = listing([said_word(word) for word in words])
        evidence = _("%(evidence)s, with a person as %(people)s", evidence=evidence, people=people)
    return FranchiseStep(_("Decide where the agent acts"), evidence, tuple(missing))


def _connected(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    present = facts.catalogue.present
    used = dict.fromkeys(present("system", id_) for step in workflow.record.steps for id_ in step.systems)
    systems = [node for key in used if (node := facts.catalogue.nodes.get(key))]
    working = 0
    missing: list[str] = []
    for node in systems:
        for each in node.record.connects_to:
            other = facts.catalogue.get("system", each.system)
            if other is None or other.key not in used:
                continue
            if each.state in ("planned", "broken"):
                ends = {"one": node.title, "other": other.title}
                planned = _("the connection of %(one)s with %(other)s is only planned", **ends)
                broken = _("the connection of %(one)s with %(other)s is broken", **ends)
                missing.append(planned if each.state == "planned" else broken)
            else:
                working += 1
        if node.record.type in AI_TYPES:
            missing += _errors(node.key, found, "systems")
    missing += (finding.message for finding in found.of(workflow.key) if area_of(finding) == "systems")
    missing += _errors(workflow.key, found, "artifacts")
    evidence = _(
        "%(systems)s, %(connections)s between them",
        systems=ngettext("%(num)s system", "%(num)s systems", len(systems)),
        connections=ngettext("%(num)s connection", "%(num)s connections", working),
    )
    return FranchiseStep(_("Connect systems"), evidence, tuple(missing))


def _checked(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    graph = facts.graph(workflow)
    ai_steps = facts.ai_steps(workflow)
    made = [(index, step) for index, step in ai_steps if facts.level(step).rank >= REVIEWED_FROM]
    open_ = [_("step %(number)s", number=index + 1) for index, step in made if unreviewed_path(graph, step.id)]
    steps = workflow.record.steps
    stops = sum(len(step.stop_when) for step in steps)
    ways_up = sum(len(step.escalate) for step in steps)
    errors = list(_errors(workflow.key, found, "review", "action", "escalation", "evidence"))
    missing = list(errors)
    if open_ and not errors:
        missing.append(_("what %(steps)s makes can leave without a review", steps=listing(open_)))
    if ai_steps and not ways_up and not errors:
        missing.append(_("no step says when to escalate, and to whom"))
    checks = sum(step.review is not None or step.approval is not None for step in steps)
    evidence = _(
        "%(steps)s with a review or an approval, %(stops)s, %(ways_up)s",
        steps=ngettext("%(num)s step", "%(num)s steps", checks),
        stops=ngettext("%(num)s stop condition", "%(num)s stop conditions", stops),
        ways_up=ngettext("%(num)s escalation rule", "%(num)s escalation rules", ways_up),
    )
    return FranchiseStep(_("Set checkpoints"), evidence, tuple(missing))


def _trained(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    covered = coverage(workflow, facts)
    titles = [role.title for role in covered.untrained]
    errors = list(_errors(workflow.key, found, "training", "people"))
    missing = errors or ([_("no course for %(roles)s", roles=listing(titles))] if titles else [])
    evidence = _(
        "%(courses)s for %(roles)s",
        courses=ngettext("%(num)s course", "%(num)s courses", len(covered.courses)),
        roles=ngettext("%(num)s role", "%(num)s roles", len(covered.trained)),
    )
    return FranchiseStep(_("Train users"), evidence, tuple(missing))


def _measured(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    about_quality = [metric for _, metric in metrics_of(workflow, facts.catalogue) if metric.record.type in WORTH]
    shown = [metric for metric in about_quality if metric.record.baseline and metric.series]
    errors = list(_errors(workflow.key, found, "measurement", "cost"))
    missing = list(errors)
    if not errors and not about_quality:
        missing.append(_("no metric says how good the work is"))
    elif not errors and not shown:
        named = listing([f"“{metric.title}”" for metric in about_quality])
        missing.append(_("no baseline or no data for %(metrics)s", metrics=named))
    evidence = ngettext(
        "%(num)s metric of quality with a baseline and data",
        "%(num)s metrics of quality with a baseline and data",
        len(shown),
    )
    return FranchiseStep(_("Measure quality"), evidence, tuple(missing))


def _adjusted(workflow: Node, facts: Facts, found: Found) -> FranchiseStep:
    dates = sorted(each.date for each in workflow.record.adjustments if each.date <= facts.today)
    missing = [] if dates else [_("nobody has adjusted the way of working since it began")]
    errors = list(_errors(workflow.key, found, "freshness", "layers", "decisions", "recipes"))
    evidence = ngettext("%(num)s adjustment written down", "%(num)s adjustments written down", len(dates))
    return FranchiseStep(_("Adjust the operating model"), evidence, tuple(errors or missing))
