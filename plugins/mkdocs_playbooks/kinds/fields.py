"""Records, scales and fields that the kinds share; each kind's own module imports only this one."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

Human = Literal["alone", "operator", "collaborator", "consultant", "approver", "observer"]
"""The human part in a step, from no AI to the AI acting while a person watches; autonomy rises along it."""

StepType = Literal[
    "gather",
    "prepare",
    "analyse",
    "draft",
    "decide",
    "check",
    "act",
    "communicate",
    "record",
    "wait",
]
"""What sort of work a step is."""

Reaches = Literal["self", "team", "company", "partner", "customer", "public"]
"""The widest circle that notices when a step goes wrong, narrowest first."""

Verb = Literal["read", "write", "delete", "send", "execute"]
"""What may be done on a system."""

Phase = Literal["fluency", "capture", "scale"]
"""How far a programme has come."""

Maturity = Literal["planned", "defined", "operating", "measured"]
"""How far a control has come, least first."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every record: frozen, built by keyword, closed to fields it does not name."""


class Item(Record, frozen=True, kw_only=True):
    """Something that goes into a step or comes out of it.

    What it is, in which shape, and where it comes from or goes.
    """

    name: str
    format: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    source: str | None = None
    audience: str | None = None
    data_class: str | None = None
    prepare: str | None = None
    quality: str | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """What is kept so that somebody can look at the work later."""

    what: str
    saved_in: str | None = None
    keep: str | None = None


class Source(Record, frozen=True, kw_only=True):
    """A dated source a reader can check."""

    title: str
    url: str | None = None
    date: datetime.date | None = None


class Image(Record, frozen=True, kw_only=True):
    """A picture that lies beside the spec."""

    file: str
    alt: str
    credit: str


class Document(Record, frozen=True, kw_only=True):
    """What every kind has: who answers for it, how fresh it is, and what it is called."""

    kind: str
    id: str
    title: str
    summary: str | None = None
    owner: str | None = None
    backup: str | None = None
    last_reviewed: datetime.date | None = None
    review_due: datetime.date | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    images: tuple[Image, ...] = ()
    formerly: tuple[str, ...] = ()
    draft: bool = False


def one_or_many(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """A field that takes one id or a list of them, as a tuple."""
    return (value,) if isinstance(value, str) else value
