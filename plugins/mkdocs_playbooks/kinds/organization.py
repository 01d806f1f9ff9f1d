"""The organization: its functions, data classes, defaults and audiences."""

from __future__ import annotations

from typing import Literal

from .fields import Document, Phase, Record


class Function(Record, frozen=True, kw_only=True):
    """One function of the organization, such as Finance."""

    id: str
    title: str


class DataClass(Record, frozen=True, kw_only=True):
    """One class of information by sensitivity."""

    id: str
    title: str
    sensitive: bool = False


class DeploymentFunction(Record, frozen=True, kw_only=True):
    """The unit that brings AI into the work: its owner, form, means and people."""

    owner: str | None = None
    legal_form: str | None = None
    budget: float | None = None
    staff: float | None = None


class Defaults(Record, frozen=True, kw_only=True):
    """What holds when a document says nothing else."""

    review_every: str | None = None
    evidence_keep: str | None = None


class Audience(Record, frozen=True, kw_only=True):
    """What one audience's build leaves out: kinds, fields as kind.field, or documents as kind/id."""

    hide: tuple[str, ...] = ()


class Publish(Record, frozen=True, kw_only=True):
    """What each audience does not get to see."""

    internal: Audience | None = None
    partner: Audience | None = None
    public: Audience | None = None


class Organization(Document, frozen=True, kw_only=True):
    """The organization the playbooks belong to: its functions, data classes and defaults."""

    kind: Literal["organization"]
    size: Literal["solo", "small", "medium", "large"]
    spec_version: int = 1
    phase: Phase | None = None
    locales: tuple[str, ...] = ()
    currency: str | None = None
    functions: tuple[Function, ...] = ()
    data_classes: tuple[DataClass, ...] = ()
    deployment_function: DeploymentFunction | None = None
    principles: tuple[str, ...] = ()
    defaults: Defaults | None = None
    frameworks: tuple[str, ...] = ()
    report_problem: str | None = None
    publish: Publish | None = None
