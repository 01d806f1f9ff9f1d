"""Drafts: checked with everything else, told apart, and gone from what is published save for their titles."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Severity
from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.site import site
from mkdocs_playbooks.pipeline import Build, build_files
from mkdocs_playbooks.source.discovery import SpecFile
from support import TODAY, load, marked, workflow

DRAFT = Key("system", "chat")
SPECS = workflow("{id: one, do: Write, who: worker, with: [store, chat]}").replace(
    "id: chat, title: Chat,", "id: chat, title: Chat Nine, draft: true, connects_to: [{system: unheard-of}],"
)


def published(text: str = SPECS) -> Build:
    return build_files([SpecFile("specs.yaml", text.encode())], TODAY, drafts=False)


def rules(build: Build) -> list[str]:
    return [finding.rule for finding in build.findings if finding.rule.startswith("reference/")]


def test_a_reference_from_a_published_document_is_a_warning_at_its_place():
    build = load(SPECS)
    (found,) = (finding for finding in build.findings if finding.rule == "reference/draft")
    assert marked(found, build) == "chat"
    assert found.severity is Severity.WARNING
    assert found.document == "workflow/work"


DECISION = """\
{kind: decision, id: say, title: Say, date: 2026-01-01, decided_by: worker, status: accepted, decision: Yes,
 affects: [workflow/work#one], draft: %s}
---
"""


@pytest.mark.parametrize(("draft", "warned"), [("true", False), ("false", True)])
def test_a_reference_to_a_part_of_a_draft_counts_and_one_from_a_draft_does_not(draft, warned):
    specs = SPECS.replace("title: Work,", "title: Work, draft: true,")
    found = rules(load(DECISION % draft + specs))
    assert ("reference/draft" in found) is warned


def test_a_check_reads_drafts_and_a_build_does_not():
    assert DRAFT in load(SPECS).catalogue.nodes
    assert "reference/unknown" in rules(load(SPECS))
    build = published()
    assert DRAFT not in build.catalogue.nodes
    assert rules(build) == ["reference/draft"]
    assert [link for link in build.catalogue.links if DRAFT in (link.source, link.target.key)] == []


def test_a_published_document_with_the_id_of_a_draft_is_not_lost_in_silence():
    twin = "---\n{kind: system, id: chat, title: Chat, type: assistant}\n"
    assert "reference/duplicate" in rules(published(f"{SPECS}\n{twin}"))


def test_there_is_no_page_for_a_draft_and_its_title_stands_where_it_is_named():
    context = Context(published())
    assert "systems/chat" not in {page.route for page in site(context).pages}
    assert "systems/chat" in {page.route for page in site(Context(load(SPECS))).pages}
    for ref in (
        context.link.ref("system", "chat"),
        context.link.named("system/chat"),
        context.link.at(Key("workflow", "work"), ("steps", 0, "with", 1), "chat"),
    ):
        assert ref is not None
        assert (ref.title, ref.href) == ("Chat Nine", "")


@pytest.mark.parametrize("name", ["workflow/work", "workflow/work#one", "workflow/before"])
def test_a_link_to_a_part_or_by_an_earlier_id_is_its_title_too(name):
    text = SPECS.replace("title: Work,", "title: Work, draft: true, formerly: [before],")
    context = Context(published(text))
    ref = context.link.named(name)
    assert ref is not None
    assert (ref.title, ref.href) == ("Work", "")
    assert site(context).redirects == ()


BROKEN = SPECS.replace("draft: true,", "draft: true, type: nonsense,").replace(", type: assistant}", "}")
BROKEN_RULES = ["schema/enum"]


def schema_rules(build: Build) -> list[str]:
    return [finding.rule for finding in build.findings if finding.rule.startswith("schema/")]


def test_a_broken_draft_stops_a_check_and_no_build():
    assert schema_rules(load(BROKEN)) == BROKEN_RULES
    build = published(BROKEN)
    assert [finding for finding in build.findings if finding.stops_build] == []
    assert [key for file in build.files.values() for key in file.broken] == []


def test_a_rule_that_needs_every_document_is_believed_although_a_draft_is_broken():
    unused = "\n---\n{kind: system, id: old, title: Old, type: assistant, subscribed_on: 2020-01-01}\n"
    audited = [{finding.rule for finding in run(f"{BROKEN}{unused}").findings} for run in (load, published)]
    assert ["unused-system" in rules for rules in audited] == [False, True]


@pytest.mark.parametrize("said", ["draft: 'true'", "draft: yes please", "draft: false", "title: Chat"])
def test_a_broken_document_that_does_not_say_it_is_a_draft_stops_a_build(said):
    text = BROKEN.replace("draft: true", said).replace("title: Chat Nine, title", "title")
    assert set(schema_rules(published(text)) + rules(published(text))) & {*BROKEN_RULES, "schema/type"}


@pytest.mark.parametrize("fields", ["", "kind: poem, ", "kind: role, ", "id: [x], kind: role, "])
def test_a_draft_that_does_not_say_what_it_is_stops_no_build(fields):
    text = f"{SPECS}\n---\n{{{fields}draft: true}}\n"
    assert schema_rules(load(text))
    assert schema_rules(published(text)) == []


def test_what_is_wrong_beside_a_broken_draft_is_found():
    others = "---\n{kind: role, id: Wrong Id, title: Who}\n---\n{kind: role, id: ex, title: Ex, draft: 3}\n"
    text = f"{BROKEN}\n{others}"
    assert schema_rules(published(text)) == ["schema/pattern", "schema/type"]


def test_the_title_of_a_broken_draft_stands_where_it_is_named():
    link = Context(published(BROKEN)).link
    for ref in (link.ref("system", "chat"), link.named("system/chat")):
        assert ref is not None
        assert (ref.title, ref.href) == ("Chat Nine", "")


def test_a_broken_draft_takes_no_address_from_a_document_with_its_id():
    twin = "---\n{kind: system, id: chat, title: Chat, type: assistant}\n"
    build = published(f"{BROKEN}\n{twin}")
    assert DRAFT in build.catalogue.nodes
    assert build.catalogue.drafts == {}
