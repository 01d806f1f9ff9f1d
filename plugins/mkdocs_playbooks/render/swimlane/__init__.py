"""The swim-lane drawing of a workflow as SVG: a lane a role, time running down, loops along the left edge."""

from .model import END, Actor, Drawing, Edge, EdgeKind, Lane, Node
from .svg import swimlane

__all__ = ["END", "Actor", "Drawing", "Edge", "EdgeKind", "Lane", "Node", "swimlane"]
