"""The autonomy scale: how far the AI goes in a step, named by what the human is in it.

After Feng, McDonald and Zhang (2025), "Levels of Autonomy for AI Agents", arXiv 2506.12469; ``alone`` is added.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from ..kinds.workflow import Step
from ..model.catalogue import Catalogue
from ..words.spoken import N_, said

_LEADING = 3
"""From this rank on the AI leads."""

AI_TYPES = frozenset({"assistant", "agent", "model_api"})
"""The types of system that make a step an AI step."""


Actor = Literal["people", "shared", "ai"]
"""Who acts: people alone, people with an AI that answers or works along, or an AI that leads or acts."""


class Level(msgspec.Struct, frozen=True):
    """One place of the scale: its word, its sentence in English, how the human oversees, and its rank from 0."""

    word: str
    english: str
    oversight: str
    rank: int

    @property
    def sentence(self) -> str:
        """What the level means, in the language that is spoken now."""
        return said(self.english)

    @property
    def actor(self) -> Actor:
        """Who acts at this level."""
        if self.rank == 0:
            return "people"
        return "shared" if self.rank < _LEADING else "ai"


SCALE = (
    Level("alone", N_("People only; no AI"), "", 0),
    Level("operator", N_("You do it; the AI answers when asked"), N_("in the loop"), 1),
    Level("collaborator", N_("You and the AI work on it together; you own every line"), "in the loop", 2),
    Level("consultant", N_("The AI leads and asks you before it decides"), "in the loop", 3),
    Level("approver", N_("The AI acts; you approve the critical points"), "in the loop", 4),
    Level("observer", N_("The AI acts; you watch and can stop it"), N_("on the loop"), 5),
)
_BY_WORD = {level.word: level for level in SCALE}


def level(word: str) -> Level:
    """The level a word names."""
    return _BY_WORD[word]


def ai_systems(step: Step, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of the AI systems a step is done with."""
    return tuple(
        id_
        for id_ in step.systems
        if (system := catalogue.get("system", id_)) is not None and system.record.type in AI_TYPES
    )


def step_level(step: Step, catalogue: Catalogue) -> Level:
    """How far the AI goes in a step; an AI step that does not say counts as ``observer``."""
    if not ai_systems(step, catalogue):
        return _BY_WORD["alone"]
    return _BY_WORD[step.human or "observer"]
