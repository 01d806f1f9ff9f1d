"""From paying for a system to building it into the work: when each of the two happened."""

from __future__ import annotations

import datetime

import msgspec

from ..model.catalogue import Catalogue
from ..model.node import Node


class Adoption(msgspec.Struct, frozen=True):
    """When a system was subscribed, and the first workflow with a step that is done with it to go live."""

    subscribed_on: datetime.date | None
    workflow: Node | None
    live_since: datetime.date | None

    def days(self, today: datetime.date) -> int | None:
        """Days from the subscription to the first live workflow, or to today while there is none."""
        if self.subscribed_on is None:
            return None
        return ((self.live_since or today) - self.subscribed_on).days


def adoption(system: Node, catalogue: Catalogue, today: datetime.date) -> Adoption:
    """A system's way into the work; a workflow counts from the day it is live, unless it is retired."""
    keys = {link.source for link in catalogue.links_to(system.key, "workflow") if "with" in link.pointer}
    live = [
        (node.record.live_since, node.id, node)
        for node in (catalogue.nodes[key] for key in keys)
        if node.record.live_since and node.record.live_since <= today and node.record.status != "retired"
    ]
    since, _, first = min(live, default=(None, "", None))
    return Adoption(system.record.subscribed_on, first, since)
