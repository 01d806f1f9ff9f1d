"""Five signs to watch: whether the work can be repeated elsewhere, or only the number of certificates grows.

They ask for what others can take and use, and for proof of what came of it. Each is answered as far as the specs
know, and says what they cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from ..facts.facts import Facts
from ..facts.measuring import metrics_of
from ..model.node import Key, Node
from ..words.spoken import _, ngettext
from .found import Found

_AGENTS = re.compile(r"\b(agents?|agentic|coding|codex)\b", re.IGNORECASE)
"""What a partner's specialization names when it is about agents or about writing code with AI."""

_SEATS = "seat-count-target"
"""The rule that finds targets counted in seats."""


class Indicator(msgspec.Struct, frozen=True):
    """One sign.

    Attributes:
        name: What is watched.
        shows: Whether the specs show it.
        answer: What they say, with numbers.
        unknown: What they cannot know.
        evidence: The documents it rests on.
    """

    name: str
    shows: bool
    answer: str
    unknown: str
    evidence: tuple[Key, ...]


def indicators(facts: Facts, found: Found) -> tuple[Indicator, ...]:
    """The five signs in their order."""
    return (
        workflow_templates(facts),
        migration_playbooks(facts),
        agent_specializations(facts),
        dashboards_after_go_live(facts),
        outcome_clauses(facts, found),
    )


def workflow_templates(facts: Facts) -> Indicator:
    """Public workflow templates: recipes of type workflow or starter that hold a workflow and are not kept private.

    A recipe is kept private when the organization's ``publish.public`` hides the kind or the recipe.
    """
    recipes = [
        node
        for node in facts.catalogue.of_kind("recipe")
        if node.record.type in ("workflow", "starter") and node.record.contains and node.record.contains.workflows
    ]
    organization = facts.catalogue.organization
    public = organization.record.publish.public if organization and organization.record.publish else None
    hidden = frozenset(public.hide) if public else frozenset()
    open_ = [node for node in recipes if not {"recipe", str(node.key)} & hidden]
    answer = ngettext("%(num)s template of a workflow", "%(num)s templates of a workflow", len(recipes))
    if kept := len(recipes) - len(open_):
        answer = ngettext(
            "%(all)s, of which %(num)s is kept from the public",
            "%(all)s, of which %(num)s are kept from the public",
            kept,
            all=answer,
        )
    unknown = _("whether the site is published, and whether anybody takes a template from it")
    return Indicator(_("Workflow templates anybody can take"), bool(open_), answer, unknown, _keys(open_))


def migration_playbooks(facts: Facts) -> Indicator:
    """Migration playbooks: recipes of type migration; proven ones say before, after and when."""
    recipes = [node for node in facts.catalogue.of_kind("recipe") if node.record.type == "migration"]
    proven = sum(any(each.before and each.after for each in node.record.proof) for node in recipes)
    answer = ngettext(
        "%(num)s playbook for moving from one way of working to another, %(proven)s with proof",
        "%(num)s playbooks for moving from one way of working to another, %(proven)s with proof",
        len(recipes),
        proven=proven,
    )
    unknown = _("whether the proof would hold elsewhere")
    return Indicator(_("Migration playbooks"), bool(recipes), answer, unknown, _keys(recipes))


def agent_specializations(facts: Facts) -> Indicator:
    """Partners that specialize in agents: a specialization names agents or coding, and a recipe of theirs is there.

    Certified people are counted beside it, for they alone are no sign.
    """
    partners = facts.catalogue.of_kind("partner")
    special = [node for node in partners if any(map(_AGENTS.search, node.record.specializations))]
    publishers = {
        facts.catalogue.present("partner", node.record.publisher) for node in facts.catalogue.of_kind("recipe")
    }
    proven = [node for node in special if node.key in publishers]
    answer = ngettext(
        "%(some)s of %(num)s partner name agents or coding, %(proven)s with a recipe",
        "%(some)s of %(num)s partners name agents or coding, %(proven)s with a recipe",
        len(partners),
        some=len(special),
        proven=len(proven),
    )
    unknown = _("how good they are at it")
    return Indicator(_("Partners that specialize in agents"), bool(proven), answer, unknown, _keys(special))


def dashboards_after_go_live(facts: Facts) -> Indicator:
    """Measured after going live: workflows in production with a metric whose data goes on after ``live_since``.

    It shows when all of them have one, and there is one at least.
    """
    live = [node for node, workflow in facts.workflows() if workflow.status == "production"]
    measured = [node for node in live if _is_measured_since(node, facts)]
    answer = ngettext(
        "%(some)s of %(num)s workflow in production have figures from after they went live",
        "%(some)s of %(num)s workflows in production have figures from after they went live",
        len(live),
        some=len(measured),
    )
    unknown = _("whether anybody looks at the figures")
    shows = bool(live) and len(measured) == len(live)
    return Indicator(_("Figures after the go-live"), shows, answer, unknown, _keys(measured))


def outcome_clauses(facts: Facts, found: Found) -> Indicator:
    """Buying outcomes instead of seats: every recipe has a clause about results, and no target counts seats.

    That a target counts seats is for the rule ``seat-count-target`` to find.
    """
    recipes = facts.catalogue.of_kind("recipe")
    clauses = [node for node in recipes if node.record.outcome_clauses]
    seats = [node for node in facts.catalogue.of_kind("metric") if _counts_seats(node, found)]
    answer = ngettext(
        "%(some)s of %(num)s recipe have clauses about outcomes",
        "%(some)s of %(num)s recipes have clauses about outcomes",
        len(recipes),
        some=len(clauses),
    )
    if seats:
        answer = ngettext(
            "%(all)s, but %(num)s target is counted in seats",
            "%(all)s, but %(num)s targets are counted in seats",
            len(seats),
            all=answer,
        )
    unknown = _("what the contracts say")
    shows = bool(recipes) and len(clauses) == len(recipes) and not seats
    return Indicator(_("Contracts that ask for outcomes, not seats"), shows, answer, unknown, _keys([*clauses, *seats]))


def certified_per_recipe(facts: Facts) -> tuple[int, int]:
    """What would show it wrong: how many people partners have certified, against how many recipes there are."""
    certified = sum(node.record.certified_people or 0 for node in facts.catalogue.of_kind("partner"))
    return certified, len(facts.catalogue.of_kind("recipe"))


def _is_measured_since(workflow: Node, facts: Facts) -> bool:
    since = workflow.record.live_since
    metrics = metrics_of(workflow, facts.catalogue)
    return since is not None and any(metric.series and metric.series[-1].date >= since for _, metric in metrics)


def _counts_seats(metric: Node, found: Found) -> bool:
    return any(finding.rule == _SEATS for finding in found.of(metric.key))


def _keys(nodes: Iterable[Node]) -> tuple[Key, ...]:
    return tuple(node.key for node in nodes)
