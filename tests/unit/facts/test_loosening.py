"""When ceilings went up: over renamed and split files, in merges, and in what is not committed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from histories import committed
from mkdocs_playbooks.facts.loosening import loosenings
from mkdocs_playbooks.source.history import Change, Commit, Edit, History, of_commits
from support import TODAY, load_files

Texts = Mapping[str, str | None]


def line(ceiling: str, id_: str = "line", **fields: str) -> str:
    """A boundary with a ceiling."""
    more = "".join(f", {name}: {value}" for name, value in fields.items())
    return (
        f"{{kind: boundary, id: {id_}, title: Line, category: data, human_at_least: {ceiling}, covers: [It], "
        f"rationale: Because, owner: worker{more}}}\n"
    )


def loosened(
    now: Mapping[str, str], *commits: tuple[str, Texts], today: datetime.date = TODAY
) -> dict[str, tuple[str, str, str]]:
    """By id the word before, the day, and the number of the commit, counted from 0 and empty without one."""
    return told(now, committed(*commits), today)


def told(now: Mapping[str, str], history: History, today: datetime.date = TODAY) -> dict[str, tuple[str, str, str]]:
    found = loosenings(load_files(now, today, history).facts)
    return {
        id_: (one.before.word, str(one.date), one.commit.lstrip("0") or one.commit[-1:]) for id_, one in found.items()
    }


def test_the_latest_step_up_that_still_has_effect() -> None:
    levels = ("alone", "operator", "collaborator")
    commits = [(f"2026-0{month}-01", {"a.yaml": line(level)}) for month, level in enumerate(levels, start=1)]
    assert loosened({"a.yaml": line("collaborator")}, *commits) == {"line": ("operator", "2026-03-01", "2")}
    assert loosened({"a.yaml": line("operator")}, *commits) == {"line": ("alone", "2026-02-01", "1")}
    assert loosened({"a.yaml": line("alone")}, *commits) == {}
    assert loosened({"a.yaml": line("observer")}, *commits) == {"line": ("collaborator", str(TODAY), "")}


def test_down_and_up_again_is_a_step_up_by_the_part_above() -> None:
    commits = [
        ("2026-01-01", {"a.yaml": line("approver")}),
        ("2026-02-01", {"a.yaml": line("alone")}),
        ("2026-03-01", {"a.yaml": line("approver")}),
    ]
    assert loosened({"a.yaml": line("approver")}, *commits) == {"line": ("alone", "2026-03-01", "2")}


def test_a_new_boundary_was_not_loosened() -> None:
    assert loosened({"a.yaml": line("observer")}, ("2026-01-01", {"a.yaml": line("observer")})) == {}
    assert loosened({"a.yaml": line("observer")}) == {}


def test_a_renamed_file_is_followed() -> None:
    moved = ("2026-02-01", {"a.yaml": None, "new/b.yaml": line("operator")})
    commits = [("2026-01-01", {"a.yaml": line("alone")}), moved]
    assert loosened({"new/b.yaml": line("operator")}, *commits) == {"line": ("alone", "2026-02-01", "1")}
    back = [*commits, ("2026-03-01", {"new/b.yaml": line("approver")})]
    assert loosened({"new/b.yaml": line("approver")}, *back) == {"line": ("operator", "2026-03-01", "2")}


def test_among_many_moved_files_the_name_or_the_content_tells() -> None:
    others = {f"{number}.yaml": "kind: role\n" for number in range(30)}
    moved: Texts = {f"new/{path}": text for path, text in others.items()} | dict.fromkeys(others)
    first = {**others, "line.yaml": line("alone"), "same.yaml": line("alone", "same")}
    second = {**moved, "line.yaml": None, "same.yaml": None}
    second |= {"new/line.yaml": line("operator"), "new/copy.yaml": line("alone", "same")}
    third = {"new/copy.yaml": line("observer", "same")}
    now = {"new/line.yaml": line("operator"), "new/copy.yaml": line("observer", "same")}
    commits = (("2026-01-01", first), ("2026-02-01", second), ("2026-03-01", third))
    assert loosened(now, *commits) == {"line": ("alone", "2026-02-01", "1"), "same": ("alone", "2026-03-01", "2")}


def test_a_file_moved_and_not_committed_is_compared_with_the_one_that_is_gone() -> None:
    now = {"b.yaml": line("operator")}
    assert loosened(now, ("2026-01-01", {"a.yaml": line("alone")})) == {"line": ("alone", str(TODAY), "")}


def test_two_boundaries_in_one_file_are_told_apart() -> None:
    before = f"{line('alone')}---\n{line('operator', 'other')}"
    after = f"{line('operator')}---\n{line('alone', 'other')}"
    commits = [("2026-01-01", {"a.yaml": before}), ("2026-02-01", {"a.yaml": after})]
    assert loosened({"a.yaml": after}, *commits) == {"line": ("alone", "2026-02-01", "1")}
    assert loosened({"a.yaml": after}, commits[0]) == {"line": ("alone", str(TODAY), "")}


def test_an_earlier_id_is_the_same_boundary() -> None:
    now = {"a.yaml": line("operator", formerly="[old-line]")}
    assert loosened(now, ("2026-01-01", {"a.yaml": line("alone", "old-line")})) == {"line": ("alone", str(TODAY), "")}


def test_a_draft_held_nothing() -> None:
    drafted = ("2026-01-01", {"a.yaml": line("alone", status="draft")})
    assert loosened({"a.yaml": line("operator")}, drafted) == {}
    assert loosened({"a.yaml": line("operator", status="draft")}, ("2026-01-01", {"a.yaml": line("alone")})) == {}


def test_what_lies_after_the_day_of_the_build_is_not_known_yet() -> None:
    commits = [("2026-01-01", {"a.yaml": line("alone")}), ("2026-12-01", {"a.yaml": line("operator")})]
    assert loosened({"a.yaml": line("operator")}, *commits) == {}
    later = datetime.date(2026, 12, 1)
    assert loosened({"a.yaml": line("operator")}, *commits, today=later) == {"line": ("alone", "2026-12-01", "1")}


def test_what_could_not_be_read_then_is_passed_over() -> None:
    broken = ("2026-01-01", {"a.yaml": "human_at_least: alone\n  kind: [boundary"})
    odd = ("2026-01-02", {"a.yaml": line("nobody")})
    assert loosened({"a.yaml": line("operator")}, broken, odd, ("2026-01-03", {"a.yaml": line("operator")})) == {}


def test_a_merge_loosens_only_what_no_branch_had_loosened() -> None:
    blobs = {level: line(level).encode() for level in ("alone", "operator", "approver")}

    def merge(*before: str, after: str) -> dict[str, tuple[str, str, str]]:
        change = Change(datetime.date(2026, 3, 1), "000000000a")
        commit = Commit(change, (Edit("a.yaml", before, after),))
        return told({"a.yaml": line(after)}, of_commits([commit], lambda ids: {id_: blobs[id_] for id_ in ids}))

    assert merge("alone", "operator", after="operator") == {}
    assert merge("alone", "operator", after="approver") == {"line": ("operator", "2026-03-01", "a")}


def test_without_the_contents_nothing_is_told() -> None:
    commits = committed(("2026-01-01", {"a.yaml": line("alone")})).commits
    assert told({"a.yaml": line("operator")}, of_commits(commits)) == {}
