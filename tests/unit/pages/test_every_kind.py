"""Every kind of page renders, from the least that is valid to a document with every field."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
import yaml
from markupsafe import escape

from mkdocs_playbooks.bundled import bundled
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from mkdocs_playbooks.pipeline import Build
from mkdocs_playbooks.render.renderer import Renderer
from mkdocs_playbooks.source.schema import schemas
from support import ROOT, TODAY, load_files

THEME = Path(next(iter(material.__path__))) / "templates"


def bodies(build: Build) -> dict[str, str]:
    """The HTML of every page by its route."""
    renderer = Renderer([bundled("overrides"), THEME], TODAY)
    return {
        page.route: renderer.body(page.template, page.view(), page.route).html for page in site(Context(build)).pages
    }


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_the_least_valid_document_has_a_page(kind: str) -> None:
    example = schemas()[kind].schema["examples"][0]
    pages = bodies(load_files({"specs.yaml": yaml.safe_dump(example)}))
    assert any(f"</span>{escape(example['title'])}</h1>" in html for html in pages.values())


@pytest.mark.parametrize("kind", KIND_WORDS)
def test_a_document_with_every_field_has_a_page(kind: str) -> None:
    text = (ROOT / "tests" / "schemas" / kind / "valid" / "full.yaml").read_text("utf-8")
    build = load_files({"specs.yaml": text})
    (title,) = (node.title for node in build.catalogue.of_kind(kind))
    assert any(f"</span>{escape(title)}</h1>" in html for html in bodies(build).values())


def test_a_site_without_documents_has_its_board_glossary_and_reference() -> None:
    pages = bodies(load_files({}))
    assert {"board/index", "glossary/index", "reference/index", "reference/workflow"} <= pages.keys()
    assert "No boundary is written down yet" in pages["board/index"]
