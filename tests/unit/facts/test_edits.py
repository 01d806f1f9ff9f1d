"""Changes after a review: of documents rather than of files, and of what readers rely on."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from histories import committed
from mkdocs_playbooks.facts.edits import changed_since_review
from mkdocs_playbooks.source.history import Change, of_commits
from support import TODAY, load_files

REVIEWED = "last_reviewed: 2026-03-02"


def changed(now: str, *commits: tuple[str, Mapping[str, str | None]]) -> dict[str, Change]:
    """The last change of each document in ``a.yaml`` as it is now."""
    found = changed_since_review(load_files({"a.yaml": now}, TODAY, committed(*commits)).facts)
    return {key.id: change for key, change in found.items()}


def role(title: str, id_: str = "clerk") -> str:
    return f"kind: role\nid: {id_}\ntitle: {title}\n{REVIEWED}\n"


def test_another_document_of_the_file_is_not_concerned() -> None:
    before, after = (f"{role('A')}---\n{role(title, 'other')}" for title in ("A", "B"))
    found = changed(after, ("2026-03-01", {"a.yaml": before}), ("2026-04-01", {"a.yaml": after}))
    assert found == {"other": Change(datetime.date(2026, 4, 1), "0000000001")}


def test_the_commit_that_last_changed_the_document_is_named() -> None:
    texts = (role("A"), role("B"), f"# A comment\n{role('B')}")
    days = ("2026-03-01", "2026-04-01", "2026-05-01")
    found = changed(texts[-1], *((day, {"a.yaml": text}) for day, text in zip(days, texts, strict=True)))
    assert found["clerk"].commit == "0000000001"


@pytest.mark.parametrize(
    "after",
    [
        f"# A comment\n{role('A')}",
        f"{{kind: role, title: A, id: clerk, {REVIEWED}}}",
        f"{role('A')}review_due: 2027-01-01\n",
    ],
)
def test_what_says_the_same_is_no_change(after: str) -> None:
    assert changed(after, ("2026-03-01", {"a.yaml": role("A")}), ("2026-04-01", {"a.yaml": after})) == {}


def test_a_moved_file_is_no_change() -> None:
    moved = ("2026-04-01", {"old.yaml": None, "a.yaml": role("A")})
    assert changed(role("A"), ("2026-03-01", {"old.yaml": role("A")}), moved) == {}


def test_a_document_that_came_from_another_file_is_compared_from_then_on() -> None:
    both = f"{role('A', 'other')}---\n{role('A')}"
    commits = [("2026-03-01", {"a.yaml": role("A", "other")}), ("2026-04-01", {"a.yaml": both})]
    assert changed(both, *commits) == {}
    later = both.replace("title: A", "title: B")
    assert set(changed(later, *commits, ("2026-05-01", {"a.yaml": later}))) == {"clerk", "other"}


def test_a_version_that_could_not_be_read_is_passed_over() -> None:
    broken = ("2026-04-01", {"a.yaml": "kind: [role"})
    after = ("2026-05-01", {"a.yaml": role("B")})
    assert changed(role("A"), ("2026-03-01", {"a.yaml": role("A")}), broken) == {}
    assert changed(role("B"), ("2026-03-01", {"a.yaml": role("A")}), broken, after)["clerk"].date.month == 5


def test_without_a_review_or_the_contents_nothing_is_told() -> None:
    commits = [("2026-03-01", {"a.yaml": role("A")}), ("2026-04-01", {"a.yaml": role("B")})]
    assert changed(role("B").replace(REVIEWED, "duties: [x]"), *commits) == {}
    unread = of_commits(committed(*commits).commits)
    assert changed_since_review(load_files({"a.yaml": role("B")}, TODAY, unread).facts) == {}
