"""The delegation board: every boundary in the column of its ceiling."""

from __future__ import annotations

from mkdocs_playbooks.facts.autonomy import SCALE
from mkdocs_playbooks.pages.board import board_view
from mkdocs_playbooks.pages.context import Context
from support import load, workflow

BOUNDARY = """
---
{kind: boundary, id: %s, title: %s, category: %s, human_at_least: %s, covers: [x], rationale: y, owner: worker,
 status: %s}
"""


def test_a_boundary_stands_at_its_ceiling_with_what_it_binds() -> None:
    steps = "{id: one, do: A, who: worker, boundaries: [tone]}\n{id: two, do: B, who: worker, boundaries: [tone]}"
    build = load(
        workflow(steps)
        + BOUNDARY % ("tone", "Tone", "identity", "operator", "active")
        + BOUNDARY % ("court", "Court", "legal_duty", "alone", "draft")
        + BOUNDARY % ("past", "Past", "safety", "alone", "retired")
    )
    view = board_view(Context(build))
    assert (view.total, view.closed) == (2, 1)
    cells = {
        (area.category.word, level.word): [
            (each.ref.title, each.status, each.steps, each.workflows) for each in cell.items
        ]
        for area in view.areas
        for level, cell in zip(SCALE, area.cells, strict=True)
        if cell.items
    }
    assert cells == {
        ("identity", "operator"): [("Tone", "", 2, 1)],
        ("legal_duty", "alone"): [("Court", "draft", 0, 0)],
    }


def test_a_full_cell_leads_to_the_whole_group() -> None:
    many = "".join(BOUNDARY % (f"b-{number:02}", "B", "data", "alone", "active") for number in range(30))
    view = board_view(Context(load(many.removeprefix("\n---\n"))))
    (cell,) = (cell for area in view.areas for cell in area.cells if cell.items)
    assert (len(cell.items), cell.total) == (12, 30)
    assert cell.href.endswith("boundaries/index#group-data")
