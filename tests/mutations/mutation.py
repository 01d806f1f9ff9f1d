"""What a mutation of the reference playbooks is, and the names of the documents that are often broken."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs_playbooks.source.history import History
from support import TODAY

Data = dict[str, Any]
Documents = dict[str, Data]

REPORT = "workflow/weekly-market-report"
REPLY = "workflow/customer-service-reply"
MIGRATION = "workflow/agent-written-migration"


@dataclass(frozen=True)
class Mutation:
    """A change to one document (or, by ``also``, to several), and where the finding must stand.

    ``marks`` is the marked text, ``line`` the line it stands on, ``explains`` a part of the first
    related place's text, ``stands_on`` the document (or kind) of the finding where it is another one.
    ``texts`` are files that are put in as they are, by path; ``today`` and ``history`` hold for the run with the fault.
    """

    rule: str
    document: str
    change: Callable[[Data], object]
    marks: str
    line: str
    explains: str = ""
    also: Callable[[Documents], object] = lambda _: None
    stands_on: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    today: datetime.date = TODAY
    history: History | None = None

    @property
    def where(self) -> str:
        """The document the finding stands on."""
        return self.stands_on or self.document


def step(data: Data, id_: str) -> Data:
    """The step of a workflow with an id."""
    return next(step for step in data["steps"] if step["id"] == id_)
