"""The language as its schemas describe it: fields found by their names, and what they take in words."""

import pytest

from mkdocs_playbooks.source.language import all_fields, find_fields, kind_field, kinds_in_words, takes


def dotted(name):
    """The full names of the fields that a name may mean."""
    return [field.dotted for field in find_fields(name)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("workflow.owner", ["workflow.owner"]),
        ("human", ["workflow.steps.human"]),
        ("step.human", ["workflow.steps.human"]),
        ("holder.person", ["role.holders.person"]),
        ("human_at_least", ["boundary.human_at_least", "layer.human_at_least"]),
        ("step", []),
        ("task.workflow", ["inventory.tasks.workflow"]),
        ("", []),
        (".", []),
        ("a.b.c.d.e.f", []),
    ],
)
def test_fields_by_name(name, found):
    assert dotted(name) == found


def test_every_field_is_found_by_its_full_name():
    assert all(dotted(field.dotted) == [field.dotted] for field in all_fields())


def test_required_fields_come_first_in_the_order_of_the_schema():
    names = [field.name for field in kind_field("workflow").fields()]
    assert names[:6] == ["kind", "id", "title", "owner", "trigger", "steps"]
    assert len(names) == len(set(names)) > 40


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("workflow.kind", "always `workflow`"),
        ("workflow.owner", "the id of a role"),
        ("workflow.steps.with", "the id of a system or a list; each entry is the id of a system"),
        ("workflow.steps", "a list of entries with fields"),
        ("workflow.steps.inputs.from", "the id of a step, system or role"),
        ("workflow.evaluation", "the id of an evaluation"),
        ("decision.affects", "a list; each entry is the id of a document of any kind"),
        ("decision.date", "a date, such as 2026-11-30"),
        ("workflow.draft", "true or false"),
        ("layer.order", "a whole number"),
        ("layer.functions", "fields with values; each field is the id of a function"),
        ("system.identity", "one of: delegated, own, shared"),
    ],
)
def test_what_a_field_takes(name, words):
    (field,) = find_fields(name)
    assert takes(field.schema) == words


def test_kinds_in_words():
    assert kinds_in_words(("artifact",)) == "an artifact"
    assert kinds_in_words(("data_class",)) == "a data class"
    assert kinds_in_words(("role", "system")) == "a role or system"
