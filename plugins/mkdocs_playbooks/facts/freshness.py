"""Whether an evaluation's last result still speaks for the AI in use."""

from __future__ import annotations

from ..model.catalogue import Catalogue
from ..model.node import Key, Node
from .autonomy import ai_systems


def evaluated_systems(node: Node, catalogue: Catalogue) -> tuple[Key, ...]:
    """The AI systems of the workflow, or of the one step, that an evaluation is of, in order of their steps."""
    target = next((link.target for link in catalogue.links_from(node.key) if link.pointer == ("of",)), None)
    if target is None or target.kind != "workflow":
        return ()
    steps = catalogue.nodes[target.key].record.steps
    ids = (id_ for step in steps if target.part in ("", step.id) for id_ in ai_systems(step, catalogue))
    return tuple(dict.fromkeys(catalogue.present("system", id_) for id_ in ids))


def changed_since(node: Node, catalogue: Catalogue) -> tuple[Key, ...]:
    """The AI systems whose model is newer than an evaluation's last result; none while it has no result."""
    result = node.record.last_result
    if result is None:
        return ()
    since = {key: catalogue.nodes[key].record.model_since for key in evaluated_systems(node, catalogue)}
    return tuple(key for key, date in since.items() if date is not None and date > result.date)
