"""What pages say first: what waits, what is missing, and what refers to a document without saying things twice."""

from __future__ import annotations

from mkdocs_playbooks.pages.backlinks import backlinks
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.framework import framework_view
from mkdocs_playbooks.pages.glossary import glossary_view
from mkdocs_playbooks.pages.index import index_views
from mkdocs_playbooks.pages.inventory import inventory_view
from mkdocs_playbooks.pages.journey import journey_view
from mkdocs_playbooks.pages.layer import layer_view
from mkdocs_playbooks.pages.organization import organization_view
from mkdocs_playbooks.pages.person import person_view
from mkdocs_playbooks.pages.schema import schema_view
from support import load, load_files, workflow

STEPS = """
{id: one, do: A, who: worker, with: chat}
{id: two, do: B, who: worker}
{id: three, do: C, who: worker, with: chat}
"""
LAYERS = """
{kind: layer, id: base, title: Base, order: 1, purpose: P}
---
kind: layer
id: top
title: Top
order: 2
purpose: P
requires: {layers: [base], controls: [{control: lock, at_least: planned}]}
---
{kind: control, id: lock, title: Lock, type: identity, maturity: defined}
"""


def view(make, kind: str, id_: str, text: str):
    """The view of one document of a text."""
    context = Context(load(text))
    node = context.catalogue.get(kind, id_)
    assert node is not None, [finding.message for finding in context.build.findings]
    return make(node, context)


def test_a_document_that_refers_in_many_places_is_named_once_with_its_steps() -> None:
    found = view(backlinks, "system", "chat", workflow(STEPS))
    (mention,) = found.list.items
    assert (mention.ref.title, [step.title for step in mention.steps], mention.relations) == (
        "Work",
        ["step 1", "step 3"],
        ("done with it",),
    )
    assert (found.all, found.href) == (1, "")


def test_what_a_reference_means_is_said_in_words() -> None:
    text = "{kind: journey, id: way, title: Way, stages: [{layer: base, what: A}]}\n---\n" + LAYERS
    found = view(backlinks, "layer", "base", text).list.items
    relations = {mention.ref.title: mention.relations for mention in found}
    assert relations == {"Way": ("goes through it",), "Top": ("asks for it",)}


def test_what_all_references_of_a_group_mean_is_said_once() -> None:
    text = "{kind: role, id: lead, title: Lead}" + "".join(
        f"\n---\n{{kind: system, id: {id_}, title: {id_}, type: application, owner: lead{more}}}"
        for id_, more in (("one", ""), ("two", ""), ("three", ", backup: lead"))
    )
    alike, unlike = (text.rpartition("\n---\n")[0], text)
    shared = [view(backlinks, "role", "lead", each).groups[0].shared for each in (alike, unlike)]
    assert shared == [("owned by it",), ()]


def test_what_a_page_tells_elsewhere_is_left_out_and_still_counted() -> None:
    text = workflow(STEPS, layer="base") + "\n---\n" + LAYERS
    found = view(layer_view, "layer", "base", text).backlinks
    assert (found.list.total, found.all) == (0, 2)


def test_the_requirements_of_a_framework_say_what_maps_to_them_so_its_foot_does_not() -> None:
    text = """
    {kind: framework, id: law, title: Law, licence: MIT, requirements: [{id: "1"}]}
    ---
    {kind: control, id: lock, title: Lock, type: identity, maturity: planned, maps_to: ["law:1"]}
    """
    assert view(framework_view, "framework", "law", text).backlinks.groups == ()


def test_a_layer_begins_with_the_conditions_that_do_not_hold() -> None:
    found = view(layer_view, "layer", "top", LAYERS)
    assert [(each.ref.title, each.met) for each in found.conditions] == [("Base", False), ("Lock", True)]


def test_a_journey_names_each_layer_once_in_the_order_of_the_ladder() -> None:
    stages = "[{layer: top, what: A}, {layer: base, what: B}, {layer: top, what: C}]"
    text = f"{{kind: journey, id: way, title: Way, stages: {stages}}}\n---\n{LAYERS}"
    assert [layer.title for layer in view(journey_view, "journey", "way", text).layers] == ["Base", "Top"]


def test_an_inventory_names_what_holds_its_tasks_once() -> None:
    tasks = "[{task: A, ai: without, boundary: line}, {task: B, ai: without, boundary: line}, {task: C}]"
    found = view(
        inventory_view,
        "inventory",
        "week",
        f"""
        {{kind: inventory, id: week, title: Week, role: worker, tasks: {tasks}}}
        ---
        kind: boundary
        id: line
        title: Line
        category: safety
        human_at_least: alone
        owner: worker
        covers: [A]
        rationale: R
        decided_on: 2026-01-01
        decided_by: worker
        ---
        {{kind: role, id: worker, title: Worker}}
        """,
    )
    assert [ref.title for ref in found.held] == ["Line"]


def test_a_person_sees_which_courses_are_missing_and_which_runs_out_next() -> None:
    course = "{kind: course, id: %s, title: %s, level: applied, assessment: {type: quiz}}"
    done = "[{course: old, valid_until: 2026-01-01}, {course: far, valid_until: 2028-01-01}, {course: near, "
    text = "\n---\n".join(
        (
            f"{{kind: person, id: p01, title: P, completed: {done}valid_until: 2027-01-01}}]}}",
            "{kind: role, id: now, title: Now, holders: [{person: p01}], courses: [old, new, far]}",
            "{kind: role, id: past, title: Past, holders: [{person: p01, until: 2026-01-01}], courses: [other]}",
            *(course % (id_, id_.capitalize()) for id_ in ("old", "new", "far", "near", "other")),
        )
    )
    found = view(person_view, "person", "p01", text)
    assert [ref.title for ref in found.missing] == ["Old", "New"]
    assert found.renew.course.title == "Near"
    assert found.backlinks.groups == ()


def test_an_organization_says_in_words_what_others_do_not_see() -> None:
    hidden = "[person, role.holders, role.title, system/chat, spell.word]"
    text = f"""
    {{kind: organization, id: house, title: House, size: small, publish: {{public: {{hide: {hidden}}}, partner: {{}}}}}}
    ---
    {{kind: system, id: chat, title: Chat, type: assistant}}
    """
    (public,) = view(organization_view, "organization", "house", text).withheld
    assert public.audience == "The public"
    assert [ref.title for ref in public.hidden] == ["People", "who holds a role", "Roles: title", "Chat", "spell.word"]


def test_a_list_says_a_status_only_where_it_tells_something() -> None:
    line = (
        "{kind: boundary, id: %s, title: T, category: safety, human_at_least: alone, owner: worker, covers: [A], "
        "rationale: R, decided_on: 2026-01-01, decided_by: worker, status: %s}"
    )
    alike, unlike = (
        Context(load("\n---\n".join((line % ("one", "active"), line % ("two", status)))))
        for status in ("active", "retired")
    )
    grouped = Context(load(workflow(STEPS)))
    found = [next(index_views(kind, context))[1] for kind, context in (("boundary", alike), ("boundary", unlike))]
    assert [view.says_status for view in found] == [False, True]
    assert not next(index_views("workflow", grouped))[1].says_status
    assert found[0].groups[0].entries[0].ceiling.word == "alone"


def test_each_letter_of_the_glossary_leads_to_its_first_word() -> None:
    found = glossary_view(Context(load_files({})))
    letters = [term.word[0].upper() for term in found.firsts]
    assert letters == sorted({term.word[0].upper() for term in found.terms})
    assert found.firsts[0] is found.terms[0]


def test_the_form_of_all_text_is_not_said_at_every_field() -> None:
    fields = {field.name: field for part in schema_view("workflow", listed=True).parts for field in part.fields}
    assert fields["trigger"].limits == ("up to 280 characters",)
    assert fields["layer"].limits == ()
    assert "text in Markdown" in {field.takes for field in fields.values()}
