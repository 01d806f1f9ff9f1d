"""Findings on pages speak of titles, steps and days, where the terminal speaks of ids."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.diagnostics import Finding, Severity, Span
from mkdocs_playbooks.pages.saying import Saying
from support import load, workflow

STEPS = "{id: draft, do: A, who: worker, with: chat, human: operator}\n{id: chat, do: B, who: worker}"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ('nobody but "worker" knows', "Nobody but “Worker” knows"),
        ('"draft" was tested on 2026-10-09', "Step 1 was tested on 9 October 2026"),
        ('no way leads to the step "draft"', "No way leads to step 1"),
        ('"chat" may be a step and a system', '"chat" may be a step and a system'),
        ('"2026-10-09" is quoted, 2026-13-01 is no day', '"2026-10-09" is quoted, 2026-13-01 is no day'),
    ],
)
def test_a_message_is_said_in_the_words_of_the_pages(message: str, said: str) -> None:
    catalogue = load(workflow(STEPS)).catalogue
    place = Span("work.yaml", 1, 1)
    finding = Finding("x", Severity.WARNING, message, place, document="workflow/work")
    assert Saying(catalogue).message(finding) == said
