"""Lists on their own pages, in steps and on the page of the runs: what is shown of them, and what scripts are told."""

from __future__ import annotations

import json
from typing import Any

from mkdocs_playbooks.facts.wording import wording
from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.run import runnable, runnable_at, runs_view
from mkdocs_playbooks.runs.record import RunList
from recorded import LIST, SPECS, WORKFLOW
from support import load

WITH_TIME = WORKFLOW.replace("who: analyst,", "who: analyst, time_limit: 2 hours,")


def context(by: str = "editor", workflow: str = WITH_TIME) -> Context:
    return Context(load(f"{SPECS}---\n{workflow.replace('BY', by)}"))


def told(published: str) -> Any:
    return json.loads(published)


def test_a_list_is_told_as_it_stands_in_a_record():
    site = context()
    list_ = runnable(site.catalogue.of_kind("checklist")[0], site)
    data = told(list_.published)
    assert data["wording"] == wording(LIST) == wording(data)
    assert set(RunList.__struct_fields__) <= set(data)
    assert data["uses"] == [["workflow/report#draft", True, 120]]
    assert list_.step == ""


def test_in_a_step_it_is_told_with_that_step_alone_and_has_ids_of_its_own():
    site = context(
        "analyst", f"{WITH_TIME}  - {{id: again, do: Do it again, who: analyst, review: {{checklist: report-check}}}}\n"
    )
    (workflow,) = site.catalogue.of_kind("workflow")
    list_ = runnable_at(workflow, workflow.record.steps[0], site)
    assert list_ is not None
    assert told(list_.published)["uses"] == [["workflow/report#draft", False, 120]]
    assert (list_.step, list_.prefix) == ("workflow/report#draft", "item-draft")


def test_a_step_without_a_list_that_is_there_has_none():
    site = context(workflow=WORKFLOW.replace("report-check", "gone"))
    (workflow,) = site.catalogue.of_kind("workflow")
    assert runnable_at(workflow, workflow.record.steps[0], site) is None


def test_the_page_of_the_runs_knows_every_list_without_its_text():
    site = context()
    view = runs_view(site)
    assert [(id_, ref.title) for id_, ref in view.lists] == [("report-check", "Report check")]
    (known,) = told(view.published)
    assert known["wording"] == wording(LIST)[:12]
    assert "items" not in known
