"""What a finding says, in the words of the pages: documents by their titles, steps by their numbers, days as days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from ..diagnostics import Finding
from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from ..render.environment import upper_first
from ..words.language import ENGLISH

_QUOTED_OR_DAY = re.compile(r'(?:\b(?:the )?steps? )?"([^"]*)"|(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])')


class Saying:
    """Reads the messages of findings to people who know titles and not ids."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._nodes = catalogue.nodes
        self._titles = _titles(catalogue.nodes)
        self._steps: dict[str, Mapping[str, str]] = {}

    def message(self, finding: Finding) -> str:
        """A message as a sentence of a page; what is quoted and names no one thing stays as it is written."""
        steps = self._steps_of(finding.document)

        def said(match: re.Match[str]) -> str:
            quoted, written = match.groups()
            if written:
                return _as_day(written)
            names = [name[quoted] for name in (steps, self._titles) if quoted in name]
            if len(names) != 1:
                return match[0]
            return names[0] if quoted in steps else match[0].replace(f'"{quoted}"', names[0])

        return upper_first(_QUOTED_OR_DAY.sub(said, finding.message))

    def _steps_of(self, document: str) -> Mapping[str, str]:
        """The steps of a workflow by their ids, numbered as on its page."""
        if document not in self._steps:
            kind, _, id_ = document.partition("/")
            node = self._nodes.get(Key(kind, id_)) if kind == "workflow" else None
            numbered = enumerate(node.record.steps, start=1) if node else ()
            self._steps[document] = {step.id: f"step {number}" for number, step in numbered}
        return self._steps[document]


def _titles(nodes: Mapping[Key, Node]) -> dict[str, str]:
    """The quoted titles of the documents whose id no other document has, by that id."""
    titles: dict[str, str] = {}
    for key, node in nodes.items():
        titles[key.id] = "" if key.id in titles else f"“{node.title}”"
    return {id_: title for id_, title in titles.items() if title}


def _as_day(written: str) -> str:
    try:
        return ENGLISH.day(datetime.date.fromisoformat(written))
    except ValueError:
        return written
