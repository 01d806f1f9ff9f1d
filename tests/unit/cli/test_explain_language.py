"""``playbook explain`` for kinds and fields: every one is explained, by its full name and by shorter ones."""

import pytest

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.rules import rules
from mkdocs_playbooks.source.checks import CHECKS
from mkdocs_playbooks.source.language import all_fields, kind_field
from mkdocs_playbooks.source.reader import read


def words(text):
    """The text with runs of white space as one blank."""
    return " ".join(text.split())


def example(text):
    """The data under the heading Example, which reads as YAML."""
    shown = text.partition("\nExample\n")[2].partition("\n`playbook")[0]
    ((document,), findings) = read("example.yaml", shown)
    assert findings == ()
    return document.data


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind(playbook, kind):
    outcome = playbook("explain", kind)
    assert outcome.code == 0
    root = kind_field(kind)
    assert root.description in words(outcome.out)
    for field in root.fields():
        assert field.description in words(outcome.out)
        assert f"  {field.name}{' (required)' if field.required else ''}: " in outcome.out
    assert example(outcome.out) == root.example
    assert f"playbook new {kind} ID" in outcome.out


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind(playbook, kind):
    for field in all_fields():
        if field.path[0] != kind:
            continue
        outcome = playbook("explain", field.dotted)
        assert outcome.code == 0
        assert outcome.out.startswith(f"{field.dotted}\n\n")
        assert field.description in words(outcome.out)
        assert f"Required: {'yes' if field.required else 'no'}\n" in outcome.out
        assert example(outcome.out) == {field.name: field.example}
        for inner in field.fields():
            assert inner.description in words(outcome.out)
        for word, sentence in field.allowed.items():
            assert f"{word} {sentence}".strip() in words(outcome.out)
        for target in field.refers_to[:6]:
            assert target.replace("_", " ") in words(outcome.out) or len(field.refers_to) > 6


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("escalate", "workflow.steps.escalate"),
        ("step.escalate", "workflow.steps.escalate"),
        ("workflow.step.escalate", "workflow.steps.escalate"),
        ("steps.escalate.within", "workflow.steps.escalate.within"),
        ("waiver.until", "decision.waives.until"),
        ("pause_point", "checklist.pause_point"),
    ],
)
def test_a_shorter_name(playbook, name, meant):
    assert playbook("explain", name).out == playbook("explain", meant).out


def test_a_name_of_several_fields_says_where_they_stand(playbook):
    outcome = playbook("explain", "owner")
    assert outcome.code == 0
    assert "`owner` is a field in 20 places, with 2 meanings:" in outcome.out
    assert {field.dotted for field in all_fields() if field.name == "owner"} <= set(
        words(outcome.out).split(", ")
    ) | set(outcome.out.replace(",", " ").split())


def test_a_name_of_fields_that_are_alike_is_explained_at_once(playbook):
    outcome = playbook("explain", "review_due")
    assert outcome.out.startswith("review_due\n")
    assert "Stands in: artifact.review_due, boundary.review_due" in outcome.out


def test_a_kind_wins_over_a_field(playbook):
    assert any(field.name == "role" for field in all_fields())
    assert playbook("explain", "role").out.startswith(f"role\n\n{kind_field('role').description[:40]}")


def test_no_two_things_share_a_name():
    """Rules are looked up first; a kind of the same name could not be explained."""
    assert not {*rules(), *CHECKS} & {*KINDS, *(field.name for field in all_fields())}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("workfow", 'there is no rule, kind or field "workfow"; did you mean "workflow"?'),
        ("escalat", 'there is no rule, kind or field "escalat"; did you mean "escalate"?'),
        ("workflow.stps", 'there is no field "workflow.stps"; did you mean "workflow.steps"?'),
        ("zzzzzz", 'there is no rule, kind or field "zzzzzz"; `playbook explain` lists rules and kinds'),
        ("workflow.", 'there is no field "workflow."'),
        (".", 'there is no field "."'),
        ("", 'there is no rule, kind or field ""'),
    ],
)
def test_a_misspelt_name(playbook, typed, said):
    outcome = playbook("explain", typed)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_the_lines_fit_on_a_terminal(playbook):
    names = [*KINDS, *{field.name for field in all_fields()}]
    prose = [playbook("explain", name).out.partition("\nExample\n")[0] for name in names]
    assert max(len(line) for text in prose for line in text.splitlines()) <= 88


def test_it_needs_no_project(playbook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert playbook("explain", "workflow").code == 0
