"""The swim-lane of a workflow."""
from markupsafe import Markup
def swimlane(node, context): return Markup("")
