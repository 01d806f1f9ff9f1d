"""The plan of a generated collection: how many documents of each kind, their ids, and who is near whom.

Documents belong to teams of about fifty. A document refers to documents of its own team, so the number of references
a document makes, and for all but the layers and the organization the number it receives, is the same at every size.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from vocabulary import TITLES, WORDS, fill

TEAM = 50
"""How many documents a team has."""

SHARES: Mapping[str, float] = {
    "workflow": 0.28,
    "system": 0.09,
    "metric": 0.08,
    "boundary": 0.07,
    "checklist": 0.07,
    "course": 0.04,
    "evaluation": 0.04,
    "artifact": 0.03,
    "decision": 0.03,
    "control": 0.02,
    "inventory": 0.02,
    "person": 0.02,
    "partner": 0.01,
    "recipe": 0.01,
    "framework": 0.005,
    "journey": 0.005,
}
"""The share of each kind; beside them there is one organization, five layers, and roles make up the rest."""

LAYERS: Mapping[str, str] = {
    "workforce-empowerment": "Workforce empowerment",
    "ai-native-distribution": "AI-native distribution",
    "expert-capability": "Expert capability",
    "systems-dependency-management": "Systems and dependency management",
    "process-reengineering": "Process re-engineering with agents",
}

FEWEST = 60
"""The smallest collection that has every kind and enough roles for the work."""

Document = dict[str, Any]


class Collection:
    """What documents there will be; the same for the same number and seed."""

    def __init__(self, documents: int, seed: int) -> None:
        if documents < FEWEST:
            raise ValueError(f"a collection has at least {FEWEST} documents, not {documents}")
        self.documents = documents
        self.seed = seed
        self.teams = documents // TEAM

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many documents each kind has."""
        counts = {kind: max(1, round(share * self.documents)) for kind, share in SHARES.items()}
        counts |= {"organization": 1, "layer": len(LAYERS)}
        return {**counts, "role": self.documents - sum(counts.values())}

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each kind, in the order of their numbers."""
        numbered = {kind: tuple(self._id(kind, i) for i in range(count)) for kind, count in self.counts.items()}
        return {**numbered, "organization": ("example-group",), "layer": tuple(LAYERS)}

    def _id(self, kind: str, index: int) -> str:
        name = "p" if kind == "person" else slug(self.title(kind, index).partition(",")[0])
        return f"{name}-{index + 1}" if kind != "person" else f"p{index + 1}"

    def title(self, kind: str, index: int) -> str:
        """The title of a document."""
        if kind == "layer":
            return list(LAYERS.values())[index]
        if kind == "organization":
            return "Example group"
        patterns = TITLES[kind]
        rng = self.rng(kind, index, "title")
        pattern = patterns[index // self.teams % len(patterns)]
        return f"{fill(pattern, rng)}, {rng.choice(WORDS['place'])} {self.team(index) + 1}"

    def rng(self, kind: str, index: int, purpose: str = "") -> random.Random:
        """Chance for one document, independent of how many others there are."""
        return random.Random(f"{self.seed}/{kind}/{index}/{purpose}")

    def team(self, index: int) -> int:
        """The team of a document of any kind, by its number."""
        return index % self.teams

    def near(self, kind: str, team: int) -> tuple[str, ...]:
        """The ids of a team's documents of a kind; of the nearest team's where it has none."""
        ids = self.ids[kind]
        return ids[team :: self.teams] or (ids[team % len(ids)],)

    def one(self, kind: str, team: int, place: int) -> str:
        """The id at a place among the team's documents of a kind, counted round."""
        ids = self.near(kind, team)
        return ids[place % len(ids)]


class Near:
    """The documents of one team as seen from one of its documents, and that document's chance."""

    def __init__(self, collection: Collection, kind: str, index: int) -> None:
        self.collection = collection
        self.team = collection.team(index)
        self.place = index // collection.teams
        self.rng = collection.rng(kind, index)

    def __call__(self, kind: str, offset: int = 0) -> str:
        """A document of the team; the same offset gives another one to the next document of the kind."""
        return self.collection.one(kind, self.team, self.place + offset)

    def system(self, place: int) -> str:
        """The team's system at a place: 0 assistant, 1 store, 2 application, 3 agent."""
        return self.collection.one("system", self.team, place)

    def boundary(self, place: int) -> str:
        """The team's boundary at a place: 0 keeps the work with people, 1 asks for an approver."""
        return self.collection.one("boundary", self.team, place)


def slug(text: str) -> str:
    """``text`` as an id: lower-case words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))
