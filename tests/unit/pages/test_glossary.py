"""The glossary: one list of words, each said once."""

from __future__ import annotations

from mkdocs_playbooks.pages.context import Context
from mkdocs_playbooks.pages.glossary import glossary_view
from mkdocs_playbooks.pages.vocabulary import KIND_WORDS
from support import load_files


def test_words_stand_once_in_order_and_every_kind_is_among_them() -> None:
    view = glossary_view(Context(load_files({})))
    words = [term.word for term in view.terms]
    assert words == sorted(set(words), key=str.casefold)
    assert {kind.title for kind in KIND_WORDS.values()} <= set(words)
    assert len({term.anchor for term in view.terms}) == len(words)


def test_scale_severities_and_statuses_have_their_sentences() -> None:
    view = glossary_view(Context(load_files({})))
    assert [level.word for level in view.scale][::5] == ["alone", "observer"]
    assert all(each.sentence for each in (*view.severities, *view.statuses))


def test_a_kind_without_documents_leads_to_its_fields() -> None:
    view = glossary_view(Context(load_files({"a.yaml": "{kind: role, id: clerk, title: Clerk}"})))
    links = {term.word: term.see.href for term in view.terms if term.see}
    assert links["Role"].endswith("roles/index")
    assert links["Metric"].endswith("reference/metric")
