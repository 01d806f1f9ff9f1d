"""Fixed addresses become relative, of pages and of files."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.render.links import address, file_address, relate


@pytest.mark.parametrize(
    ("here", "directories", "src"),
    [
        ("workflows/report", True, "../a%20b/page.png"),
        ("workflows/report", False, "a%20b/page.png"),
        ("index", True, "workflows/a%20b/page.png"),
    ],
)
def test_a_file_is_found_from_every_page(here: str, directories: bool, src: str) -> None:
    html = f'<img src="{file_address("workflows/a b/page.png")}" alt="A page">'
    assert relate(html, here, directories) == f'<img src="{src}" alt="A page">'


def test_pages_and_files_stand_side_by_side() -> None:
    html = f'<a href="{address("roles/clerk", "steps")}"><img src="{file_address("a.png")}" alt=""></a>'
    assert relate(html, "roles/index", True) == '<a href="clerk/#steps"><img src="../a.png" alt=""></a>'
