"""Safe fixes: what is mended, and that nothing beside it changes."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.mending import Mended, mended
from mkdocs_playbooks.pipeline import build_files
from mkdocs_playbooks.source.discovery import SpecFile
from support import ROOT, TODAY

ROLE = "kind: role\nid: worker\ntitle: Worker\nholders: [{person: p01}]\n"
WORK = """\
# a comment stays
kind:   workflow   # and so do spaces
id: work
title: "Work 漢字 🚀"
owner: worker
trigger: every Monday
status: idea
steps:
  - {id: one, do: 'A', who: worker, with: chat, human: operator}
  - {id: two, do: B, who: worker, review: {of: one, by: worker, criteria: [Right]}}
"""
CHAT = "{kind: system, id: chat, title: Chat, type: assistant}\n"


def fixed(text: str | bytes, schemas: str = "") -> Mended | None:
    """What becomes of one file beside a role and a system that are right."""
    content = text if isinstance(text, bytes) else text.encode()
    files = [SpecFile("a.yaml", content), SpecFile("b.yaml", ROLE.encode()), SpecFile("c.yaml", CHAT.encode())]
    found = mended(files, build_files(files, TODAY), schemas)
    return next((file for file in found if file.path == "a.yaml"), None)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("owner: worker", "owner: wroker"),
        ("owner:", "onwer:"),
        ("status: idea", "status: ideea"),
        ("human: operator", "human: operater"),
        ("who: worker, with", "whoo: worker, with"),
        ("with: chat", "with: chta"),
        ("of: one", "of: onee"),
        ("by: worker", "by: role/wroker"),
        ("criteria:", "criterai:"),
    ],
)
def test_one_slip_is_mended_and_nothing_else_changes(right: str, wrong: str) -> None:
    assert WORK.count(right) == 1
    file = fixed(WORK.replace(right, wrong))
    assert file is not None
    expected = WORK.replace(right, right.replace("worker", "role/worker") if "role/" in wrong else right)
    assert file.after.decode() == expected
    assert file.fixes == 1


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("review_due: 2027-1-5", "review_due: 2027-01-05"),
        ("review_due: 5.1.2027", "review_due: 2027-01-05"),
        ("title: 1.10", 'title: "1.10"'),
        ("formerly: [old]\nbackup: worker\nowner: wroker", "formerly: [old]\nbackup: worker\nowner: worker"),
    ],
)
def test_spellings_are_mended(given: str, wanted: str) -> None:
    rest = "kind: control\nid: lock\ntype: identity\nmaturity: planned\n" + ("" if "title" in given else "title: T\n")
    file = fixed(rest + given)
    assert file is not None
    assert file.after.decode() == rest + wanted


def test_several_slips_at_once() -> None:
    broken = WORK.replace("owner: worker", "ownr: wroker").replace("human: operator", "humn: operater")
    file = fixed(broken)
    assert file is not None
    assert file.after.decode() == WORK
    assert file.fixes == 4


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    right = b"\xef\xbb\xbf" + WORK.replace("\n", "\r\n").encode()
    file = fixed(right.replace(b"owner: worker", b"owner: wroker"))
    assert file is not None
    assert file.after == right


def test_two_keys_do_not_become_one() -> None:
    file = fixed(WORK.replace("owner: worker", "ownr: worker\nonwer: worker"))
    assert file is not None
    assert file.after.decode().count("\nowner:") == 1
    assert "\nonwer:" in file.after.decode() or "\nownr:" in file.after.decode()


def test_a_key_that_is_there_already_is_not_written_again() -> None:
    assert fixed(WORK.replace("owner: worker", "owner: worker\nonwer: worker")) is None


@pytest.mark.parametrize("text", [WORK, "", "]", "kind: [", "kind: nothing\nid: x", "&a [*a]", "kind: role\nid: 'x"])
def test_what_is_right_or_cannot_be_read_stays(text: str) -> None:
    assert fixed(text) is None


def test_the_line_for_editors_is_added_once() -> None:
    file = fixed(WORK, schemas="schemas")
    assert file is not None
    line = "# yaml-language-server: $schema=schemas/workflow.schema.json\n"
    assert file.after.decode() == line + WORK
    assert fixed(file.after, schemas="schemas") is None
    crlf = fixed(WORK.replace("\n", "\r\n"), schemas="schemas")
    assert crlf is not None
    assert crlf.after.startswith(line.replace("\n", "\r\n").encode() + b"#")


def test_the_line_for_editors_may_stand_below_other_comments() -> None:
    text = "# A licence\n\n#   yaml-language-server: $schema=elsewhere.json\n" + WORK
    assert fixed(text, schemas="schemas") is None


def test_an_id_that_was_renamed_is_renewed_everywhere() -> None:
    role = SpecFile("r.yaml", ROLE.replace("title:", "formerly: [hand]\ntitle:").encode())
    work = SpecFile("w.yaml", WORK.replace("worker", "hand").encode())
    chat = SpecFile("c.yaml", CHAT.encode())
    files = [role, work, chat]
    (file,) = mended(files, build_files(files, TODAY))
    assert file.after.decode() == WORK


def test_the_reference_playbooks_need_no_mending() -> None:
    paths = sorted((ROOT / "playbooks").rglob("*.yaml"))
    files = [SpecFile(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in paths]
    assert mended(files, build_files(files, TODAY)) == ()
