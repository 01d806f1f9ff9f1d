"""What a rule is: a generator from facts to violations, with its severities and its documentation."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import msgspec

from ..diagnostics import Location, Related, Severity
from ..facts.facts import Facts
from ..facts.strictness import Stage
from ..model.node import Node

ANY = "any"
"""In place of a kind: every kind there is."""

_SECTIONS = ("Why it matters", "Example", "Use instead")


class Violation(msgspec.Struct, frozen=True):
    """What a rule found: the document (none for the whole collection), the place, and what to say.

    The severity is not the rule's business: it follows from the rule's table and the document's stage.
    """

    node: Node | None
    message: str
    place: Location | None = None
    label: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""
    fix: str = ""
    allowed: tuple[str, ...] = ()


Check = Callable[[Facts], Iterator[Violation]]


class Rule(msgspec.Struct, frozen=True):
    """A rule as it is run, listed and explained.

    Attributes:
        name: The rule's module in kebab case; it names the flaw.
        area: The folder the module lies in.
        doc: The module's docstring, in which all that explains it is written.
        asks: The question it puts to the organization.
        severities: By stage; a stage without one is not reported.
        needs_history: Whether it compares with what Git tells of the past, without which it finds nothing.
        needs_every_document: Whether it concludes something from what no document says; while one is broken it waits.
        needs_second_person: Whether somebody who works alone cannot mend what it finds; there it only informs.
        of: The kinds of document it judges one by one, by ``facts.each``; ``ANY`` is every kind. Without, it judges
            the collection at once.
    """

    name: str
    area: str
    doc: str
    asks: str
    severities: Mapping[Stage, Severity | None]
    check: Check
    needs_history: bool
    needs_every_document: bool
    needs_second_person: bool
    of: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What it finds, in one sentence."""
        return _documentation(self.doc)[0]

    @property
    def why(self) -> str:
        """Why it matters, as paragraphs."""
        return _documentation(self.doc)[1]["Why it matters"]

    @property
    def example(self) -> str:
        """Documents in YAML on which it fires once."""
        return _yaml(_documentation(self.doc)[1]["Example"])

    @property
    def instead(self) -> str:
        """The same documents mended."""
        return _yaml(_documentation(self.doc)[1]["Use instead"])

    def judges(self, kind: str) -> bool:
        """Whether it judges documents of a kind one by one."""
        return kind in self.of or self.of == (ANY,)


def rule(  # noqa: PLR0913 (each is written by its name)
    *,
    idea: Severity | None,
    pilot: Severity | None,
    production: Severity | None,
    asks: str,
    needs_history: bool = False,
    needs_every_document: bool = False,
    needs_second_person: bool = False,
    of: str | tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a check function; the rest of it is read from the module's name and docstring."""

    def make(check: Check) -> Rule:
        module = sys.modules[check.__module__]
        *_, area, name = check.__module__.split(".")
        return Rule(
            name=name.replace("_", "-"),
            area=area,
            doc=module.__doc__ or "",
            asks=asks,
            severities={Stage.IDEA: idea, Stage.PILOT: pilot, Stage.PRODUCTION: production},
            check=check,
            needs_history=needs_history,
            needs_every_document=needs_every_document,
            needs_second_person=needs_second_person,
            of=(of,) if isinstance(of, str) else of,
        )

    return make


@cache
def _documentation(doc: str) -> tuple[str, dict[str, str]]:
    summary, *rest = re.split(r"^(" + "|".join(_SECTIONS) + r")\n-+\n", textwrap.dedent(doc), flags=re.MULTILINE)
    sections = dict(zip(rest[::2], (text.strip() for text in rest[1::2]), strict=True))
    if tuple(sections) != _SECTIONS:
        raise ValueError(f"the docstring of a rule needs the sections {', '.join(_SECTIONS)}: {summary}")
    return " ".join(summary.split()).rstrip("."), sections


def _yaml(section: str) -> str:
    match = re.search(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
    if match is None:
        raise ValueError("an example is a fenced block of YAML")
    return match[1]
