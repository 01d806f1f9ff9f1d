"""The kinds of document as frozen typed records: one module a kind, one table of them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from .artifact import Artifact
from .boundary import Boundary
from .checklist import Checklist
from .control import Control
from .course import Course
from .decision import Decision
from .evaluation import Evaluation
from .fields import Document
from .framework import Framework
from .inventory import Inventory
from .journey import Journey
from .layer import Layer
from .metric import Metric
from .organization import Organization
from .partner import Partner
from .person import Person
from .recipe import Recipe
from .role import Role
from .system import System
from .workflow import Workflow

KINDS: dict[str, type[Document]] = {
    "workflow": Workflow,
    "boundary": Boundary,
    "role": Role,
    "system": System,
    "checklist": Checklist,
    "course": Course,
    "metric": Metric,
    "evaluation": Evaluation,
    "inventory": Inventory,
    "control": Control,
    "decision": Decision,
    "organization": Organization,
    "layer": Layer,
    "artifact": Artifact,
    "recipe": Recipe,
    "partner": Partner,
    "journey": Journey,
    "person": Person,
    "framework": Framework,
}
"""The record of each kind: those taught first, then a team's, then a programme's."""


def structure(kind: str, data: Mapping[str, Any]) -> Document:
    """The record of a document that its kind's schema accepts.

    Raises:
        KeyError: There is no such kind.
        msgspec.ValidationError: The data do not fit the record, which the schema should have refused.
    """
    # Lax, because JSON Schema counts 20.0 as a whole number; every other type the schema has settled.
    return msgspec.convert(data, KINDS[kind], strict=False)
