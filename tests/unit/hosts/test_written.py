"""Links in hand-written Markdown, rewritten for an export."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.hosts.written import Relinker, unknown_target
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.render.links import source_of
from support import load, workflow

STEP = "{id: write, do: Write it, who: worker}"


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(load(workflow(STEP)))


@pytest.fixture
def relink(context):
    """Rewrites a page below ``guides``; fails on a link to nothing."""
    files = {page.route: source_of(page.route, True) for page in site(context).pages}
    relinker = Relinker(context.link, files, pytest.fail)
    return lambda text: relinker.relinked(text, "guides/page.md")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[who](playbook:role/worker)", "[who](../roles/worker/index.md)"),
        ("[](playbook:role/worker)", "[Worker](../roles/worker/index.md)"),
        ("[a [b] c](playbook:role/worker 'Why')", "[a [b] c](../roles/worker/index.md 'Why')"),
        ("[how](playbook:workflow/work#write)", "[how](../workflows/work/index.md#step-write)"),
        ("[who]\n\n[who]: playbook:role/worker\n", "[who]\n\n[who]: ../roles/worker/index.md\n"),
        ("[who](../roles/worker.md#top)", "[who](../roles/worker/index.md#top)"),
        ("[all](../roles/index.md)", "[all](../roles/index.md)"),
        ("one [a](playbook:role/worker) two", "one [a](../roles/worker/index.md) two"),
    ],
)
def test_a_link_leads_to_the_file_of_the_page(relink, text, wanted):
    assert relink(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "`[who](playbook:role/worker)`",
        "``a ` [who](playbook:role/worker)``",
        "```\n[who](playbook:role/worker)\n```\n",
        "~~~ md\n[who](playbook:role/nobody)\n~~~\n",
        "<!-- [who](playbook:role/nobody) -->",
        r"\[who](playbook:role/nobody)",
        "[other](other.md) ![picture](picture.md) <https://example.org/a.md>",
        "[out](https://example.org/roles/worker.md)",
    ],
)
def test_what_is_no_link_to_a_page_of_ours_stays(relink, text):
    assert relink(text) == text


def test_a_link_to_nothing_is_told_with_its_place(context):
    text = "One\n\n[who](playbook:role/workr)\n"
    told: list[str] = []
    assert Relinker(context.link, {}, told.append).relinked(text, "page.md") == text
    finding = unknown_target(told[0], "page.md", text, context.link)
    assert (finding.rule, finding.place.line) == ("reference/unknown", 3)
    assert "role/worker" in finding.help
    assert told == ["role/workr"]
