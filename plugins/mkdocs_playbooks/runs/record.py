"""The record of one run through one checklist, as a page exports it: version 1 of the format ``playbook-run``.

It carries the wording it was made on in full, so that it can be read and checked without the page. Everything in it is
bounded; a whole record stays below the 256 KB that are read. A field that is not known is passed over and said, so a
later exporter may add fields; one that goes away or means something else raises the version. Whoever it names has
named themselves: nothing in it proves who somebody is.

Moments are written with their offset, such as ``2026-11-16T09:30:00Z``. A field that has nothing to say is left out:
``null`` is no value.
"""

from __future__ import annotations

import datetime
import json
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

FORMAT = "playbook-run"
VERSION = 1

_ON_ONE_LINE = r"^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"
_ADDRESS = r'^https?://[^\x00-\x20\x7f-\x9f<>"\\^`{|}]+$'
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$"


def _text(description: str, pattern: str, rule: str, most: int, least: int = 1) -> Meta:
    """What a text has to be like, with the words in which a finding says so."""
    said = {"patternErrorMessage": rule}
    return Meta(min_length=least, max_length=most, pattern=pattern, description=description, extra_json_schema=said)


Line = Annotated[str, _text("One line.", _ON_ONE_LINE, "one line that does not begin with a blank", 280)]
Text = Annotated[str, _text("Text of several lines.", _LINES, "text that can be seen", 4000)]
Note = Annotated[str, _text("A remark of several lines.", _LINES, "text that can be seen", 1000)]
Title = Annotated[str, _text("A name on one line.", _ON_ONE_LINE, "one line that does not begin with a blank", 140)]
Moment = Annotated[str, _text("A moment with its offset.", _MOMENT, "a moment such as 2026-11-16T09:30:00Z", 40, 20)]
Hash = Annotated[str, _text("A SHA-256.", r"^[0-9a-f]{64}$", "64 digits from 0 to 9 and a to f, in lower case", 64, 64)]
SiteId = Annotated[str, _text("The id of a site.", r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "the id of a site", 64, 2)]
ListId = Annotated[str, _text("The id of a checklist.", r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "an id", 64, 2)]
ItemId = Annotated[str, _text("The id of an item.", r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", "an item's id", 64)]
RunId = Annotated[str, _text("The name of this run.", r"^[A-Za-z0-9-]+$", "letters, digits and hyphens", 64, 8)]
StepName = Annotated[
    str,
    _text("A step of a workflow.", r"^workflow/[a-z0-9-]+#[A-Za-z0-9-]+$", "written as workflow/ID#STEP", 160),
]
Link = Annotated[
    str, _text("An address.", _ADDRESS, "an address begins with https:// or http:// and has no blanks", 2000)
]


class PublishedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the checklist, as it was published."""

    id: ItemId
    check: Line
    why: Text | UnsetType = UNSET
    critical: bool = False
    evidence: Line | UnsetType = UNSET
    na_allowed: bool = False
    if_failed: Line | UnsetType = UNSET


class RunList(msgspec.Struct, frozen=True, kw_only=True):
    """The checklist as it was published; ``wording`` is the full name of `style`, `pause_point` and `items`."""

    id: ListId
    title: Title
    wording: Hash
    style: Literal["read-do", "do-confirm"]
    pause_point: Line
    items: Annotated[tuple[PublishedItem, ...], Meta(min_length=1, max_length=9, description="Every item.")]


class Someone(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody by their own account: a name, initials or a number, and the role they act in."""

    name: Title
    role: ListId | UnsetType = UNSET


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who stands by the run: for the work that was done, or for having looked at another's work."""

    by: Someone
    as_: Literal["performer", "reviewer"] = msgspec.field(name="as")
    at: Moment


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What an item was proved by: a `link`, or the `sha256` of a file with its `name`."""

    link: Link | UnsetType = UNSET
    sha256: Hash | UnsetType = UNSET
    name: Title | UnsetType = UNSET


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one item; `at` is when that was last said, and is missing only from an item that is open."""

    id: ItemId
    state: Literal["open", "done", "failed", "not_applicable"]
    at: Moment | UnsetType = UNSET
    reason: Line | UnsetType = UNSET
    note: Note | UnsetType = UNSET
    evidence: Annotated[tuple[Proof, ...], Meta(max_length=5, description="At most five proofs of an item.")] = ()


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run through one checklist for one case; `performer` did the work that the list looks at."""

    format: Literal["playbook-run"]
    version: Literal[1]
    id: RunId
    site: SiteId
    list: RunList
    case: Line
    step: StepName | UnsetType = UNSET
    started_at: Moment
    completed_at: Moment | UnsetType = UNSET
    performer: Someone
    items: Annotated[tuple[Answer, ...], Meta(min_length=1, max_length=9, description="An answer for every item.")]
    signatures: Annotated[tuple[Signature, ...], Meta(max_length=9, description="Who stands by the run.")] = ()

    @property
    def is_completed(self) -> bool:
        """Whether whoever made it says that it is completed."""
        return self.completed_at is not UNSET


def moment(written: str) -> datetime.datetime | None:
    """The moment that a text of the right form names, if there is such a one."""
    try:
        found = datetime.datetime.fromisoformat(written)
        return found.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def schema() -> str:
    """The JSON Schema of the record, made from the records."""
    made, definitions = msgspec.json.schema_components([Run], ref_template="#/$defs/{name}")
    about: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Run through a checklist",
    }
    return json.dumps(about | made[0] | {"$defs": definitions}, indent=2, sort_keys=True) + "\n"
