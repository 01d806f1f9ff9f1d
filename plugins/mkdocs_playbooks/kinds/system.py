"""Software the work is done with, its permissions and its limits."""

from __future__ import annotations

import datetime
from typing import Literal

from .fields import Document, Record, Verb

SystemType = Literal["assistant", "agent", "model_api", "application", "data_store", "control_surface"]
"""What a system is; the first three are AI."""


class SystemPermission(Record, frozen=True, kw_only=True):
    """What a system may do on another one."""

    system: str
    can: tuple[Verb, ...]
    scope: str | None = None


class Connection(Record, frozen=True, kw_only=True):
    """One exchange of data with another system."""

    system: str
    direction: Literal["in", "out", "both"] | None = None
    data: str | None = None
    method: str | None = None
    state: Literal["planned", "working", "broken"] | None = None


class Logs(Record, frozen=True, kw_only=True):
    """Where one can read what it did."""

    where: str
    keep: str | None = None


class System(Document, frozen=True, kw_only=True):
    """Software the work is done with: an assistant, an agent, an application, a place where data lies."""

    kind: Literal["system"]
    type: SystemType
    vendor: str | None = None
    model: str | None = None
    model_since: datetime.date | None = None
    status: Literal["planned", "active", "retired"] = "active"
    retired_reason: str | None = None
    subscribed_on: datetime.date | None = None
    renews_on: datetime.date | None = None
    identity: Literal["delegated", "own", "shared"] | None = None
    permissions: tuple[SystemPermission, ...] = ()
    data_allowed: tuple[str, ...] = ()
    governs: tuple[Literal["context", "permissions", "review_loops", "attention"], ...] = ()
    connects_to: tuple[Connection, ...] = ()
    capabilities: tuple[str, ...] = ()
    known_limits: tuple[str, ...] = ()
    stop: str | None = None
    logs: Logs | None = None
    risk_class: Literal["minimal", "limited", "high", "prohibited"] | None = None
