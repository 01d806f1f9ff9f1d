"""Recurring work: its trigger, its steps, who is responsible for each, and where AI takes part."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from .fields import Document, Evidence, Human, Item, Reaches, Record, StepType, Verb, one_or_many

StopEffect = Literal["stop", "pause", "retry", "rollback", "hand_back"]
"""What happens to the run when a stop condition is met."""

Status = Literal["idea", "redesign", "integration", "pilot", "production", "paused", "retired"]
"""How far a workflow has come; audits grow stricter along it."""

WorkType = Literal[
    "content_creation",
    "research",
    "coding",
    "data_analysis",
    "ideation_strategy",
    "automation",
    "language_processing",
]
"""What AI is used for in a workflow."""


class Prompt(Record, frozen=True, kw_only=True):
    """What the AI is asked: in full here, or as an artifact that is kept under control elsewhere."""

    text: str | None = None
    artifact: str | None = None


class Review(Record, frozen=True, kw_only=True):
    """How a person checks what a step made; `of` absent means the step itself."""

    of: str | None = None
    by: str | None = None
    checklist: str | None = None
    criteria: tuple[str, ...] = ()
    sample: str | None = None
    minutes: float | None = None
    independent: bool = False


class Approval(Record, frozen=True, kw_only=True):
    """A yes that is needed before this step runs; it needs no step of its own."""

    by: str | tuple[str, ...]
    rule: Literal["any", "all", "two_person"] | None = None
    change_type: Literal["standard", "normal", "emergency"] | None = None
    record_in: str | None = None
    if_refused: str | None = None

    @property
    def approvers(self) -> tuple[str, ...]:
        """The roles that may say yes; one that stands alone in the spec is a tuple of one."""
        return one_or_many(self.by)


class StopCondition(Record, frozen=True, kw_only=True):
    """One condition that stops the step."""

    when: str
    then: StopEffect
    id: str | None = None
    restart_by: str | None = None
    resume_when: str | None = None


class Escalation(Record, frozen=True, kw_only=True):
    """One way up: when to call whom, how long an answer may take, what holds until then."""

    when: str
    to: str | None = None
    within: str | None = None
    until_then: str | None = None


class Minutes(Record, frozen=True, kw_only=True):
    """Working minutes of a step, before and after the redesign."""

    before: float | None = None
    after: float | None = None


class Choice(Record, frozen=True, kw_only=True):
    """One way on from a step: `when` with `go_to`, or `otherwise` alone."""

    when: str | None = None
    go_to: str | None = None
    otherwise: str | None = None


class Parallel(Record, frozen=True, kw_only=True):
    """Steps that run side by side; they join at the first step they share."""

    all: tuple[str, ...]


class Permission(Record, frozen=True, kw_only=True):
    """One effect a step may have on a system."""

    do: Verb
    system: str
    at_most: str | None = None
    ask_first: bool = False


class Step(Record, frozen=True, kw_only=True):
    """One step of a workflow.

    Without `next` the following step comes next; on an AI step, no `human` counts as observer.
    """

    id: str
    do: str
    who: str
    with_: str | tuple[str, ...] = msgspec.field(default=(), name="with")
    human: Human | None = None
    type: StepType | None = None
    prompt: Prompt | None = None
    inputs: tuple[Item, ...] = ()
    outputs: tuple[Item, ...] = ()
    always_rework: tuple[str, ...] | None = None
    review: Review | None = None
    approval: Approval | None = None
    stop_when: tuple[StopCondition, ...] = ()
    escalate: tuple[Escalation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    boundaries: tuple[str, ...] = ()
    reversible: Literal["easy", "with_effort", "never"] | None = None
    reaches: Reaches | None = None
    minutes: Minutes | None = None
    calls: str | None = None
    next: str | tuple[Choice, ...] | Parallel | None = None
    for_each: str | None = None
    how: str | None = None
    takes: str | None = None
    may: tuple[Permission, ...] = ()
    time_limit: str | None = None
    only_if: str | None = None
    wait_for: str | None = None
    notes: str | None = None

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems the step is done with; one that stands alone in the spec is a tuple of one."""
        return one_or_many(self.with_)


class Handoff(Record, frozen=True, kw_only=True):
    """When a workflow passes into the organization's own hands, and whose."""

    started: datetime.date | None = None
    ends: datetime.date | None = None
    after_handoff: str | None = None


class Ownership(Record, frozen=True, kw_only=True):
    """Who runs a workflow now, and the handoff when somebody outside does."""

    type: Literal["internal", "partner", "vendor", "hybrid"]
    partner: str | None = None
    since: datetime.date | None = None
    handoff: Handoff | None = None


class BeforeAfter(Record, frozen=True, kw_only=True):
    """One dimension of a redesign, as it was and as it is."""

    before: str | None = None
    after: str | None = None


class Redesign(Record, frozen=True, kw_only=True):
    """What changed in the way people work together.

    New software on top of old habits leaves all three empty.
    """

    approvals: BeforeAfter | None = None
    information_flow: BeforeAfter | None = None
    authority: BeforeAfter | None = None


class Variation(Record, frozen=True, kw_only=True):
    """One thing that varies, and its values."""

    name: str
    values: tuple[str, ...]


class Embedding(Record, frozen=True, kw_only=True):
    """How a coding agent fits into the six routines a code base already has."""

    review: str | None = None
    testing: str | None = None
    security: str | None = None
    permissioning: str | None = None
    incident_response: str | None = None
    norms: str | None = None


class WorkflowException(Record, frozen=True, kw_only=True):
    """One case that does not fit the steps, and what is done then."""

    case: str
    handling: str | None = None


class Training(Record, frozen=True, kw_only=True):
    """A role and the course it needs."""

    role: str
    course: str


class CostPart(Record, frozen=True, kw_only=True):
    """One part of the cost: an amount, minutes at an hourly rate, or a one-off sum spread over a time."""

    amount: float | None = None
    minutes: float | None = None
    rate_per_hour: float | None = None
    one_off: float | None = None
    spread_over: str | None = None
    per: Literal["unit", "month"] | None = None


class Cost(Record, frozen=True, kw_only=True):
    """What one unit of output costs, in parts; amounts are in `currency`, else the organization's."""

    unit: str | None = None
    currency: str | None = None
    inference: CostPart | None = None
    review: CostPart | None = None
    exceptions: CostPart | None = None
    integration: CostPart | None = None
    migration: CostPart | None = None
    training: CostPart | None = None
    consulting: CostPart | None = None
    quality_gates: CostPart | None = None


class Value(Record, frozen=True, kw_only=True):
    """What the organization gains, and the metric that would prove it."""

    claim: str
    metric: str | None = None
    roi: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """How people are helped through the change."""

    resistance: str | None = None
    reassurance: str | None = None
    explanation: str | None = None
    readiness: str | None = None


class Adjustment(Record, frozen=True, kw_only=True):
    """One change to the way of working."""

    date: datetime.date
    what: str
    why: str | None = None
    by: str | None = None


class Workflow(Document, frozen=True, kw_only=True):
    """A piece of recurring work.

    What starts it, its steps, the role responsible for each, and where AI takes part.
    """

    kind: Literal["workflow"]
    trigger: str
    steps: tuple[Step, ...]
    owner: str
    status: Status = "idea"
    status_since: datetime.date | None = None
    retired_reason: str | None = None
    layer: str | None = None
    work_types: tuple[WorkType, ...] = ()
    ownership: Ownership | None = None
    live_since: datetime.date | None = None
    redesign: Redesign | None = None
    inputs: tuple[Item, ...] = ()
    outputs: tuple[Item, ...] = ()
    bottleneck: str | None = None
    context_ai_lacks: tuple[str, ...] = ()
    boundaries_considered: tuple[str, ...] = ()
    varies_by: tuple[Variation, ...] = ()
    controls: tuple[str, ...] = ()
    artifacts: tuple[str, ...] = ()
    embedding: Embedding | None = None
    fallback: str | None = None
    exceptions: tuple[WorkflowException, ...] = ()
    training: tuple[Training, ...] = ()
    evaluation: str | None = None
    metrics: tuple[str, ...] = ()
    volume_per_month: float | None = None
    cost: Cost | None = None
    value: Value | None = None
    change: Change | None = None
    adjustments: tuple[Adjustment, ...] = ()
    based_on: str | None = None
