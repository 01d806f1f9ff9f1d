"""What is a leak and what only looks like one."""

from __future__ import annotations

import pytest

from mkdocs_playbooks.facts.leaks import inside_address, secret, strings, unfilled


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("see https://wiki.intranet/start", "wiki.intranet"),
        ("see http://tickets/123", "tickets"),
        ("see https://git.acme.internal:8443/x", "git.acme.internal"),
        ("open http://localhost:8000", "localhost"),
        ("open http://127.0.0.1/x", "127.0.0.1"),
        ("open http://[::1]/x", "[::1]"),
        ("ssh://git@10.1.2.3/repo", "10.1.2.3"),
        ("the copy on 192.168.4.20", "192.168.4.20"),
        ("the copy on db01.prod.acme.local", "db01.prod.acme.local"),
        ("run it on localhost:5432", "localhost:5432"),
        (r"the folder \\files01\reports", r"\\files01\reports"),
    ],
)
def test_addresses_of_the_inside(text: str, host: str) -> None:
    assert inside_address(text) == host


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.com/intranet",
        "see https://docs.example.org:8443/x?y=1",
        "open http://203.0.113.7/x",
        "use version 10.0.0.1 or later",
        "release v10.2.3.4",
        "edit settings.local and config.internal",
        "a note for the intranet, kept local",
        "https://{{host}}/start",
        "https://<your-host>/start",
        "section 10.1.2",
        "10.0.26100.1742",
        "https://…/start",
    ],
)
def test_addresses_anybody_may_know(text: str) -> None:
    assert inside_address(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AKIA" + "ABCDEFGHIJKLMNOP", "an AWS access key"),
        ("use ghp_" + "a" * 36, "a GitHub token"),
        ("glpat-" + "x1" * 12, "a GitLab token"),
        ("xoxb-" + "1234567890-abc", "a Slack token"),
        ("sk-" + "proj-a1b2c3d4e5f6g7h8", "an API key"),
        ("-----BEGIN RSA " + "PRIVATE KEY-----", "a private key"),
        ("postgres://reader:hunter2@db.example.com/x", "a password in an address"),
        ("Password: correct1horse", 'the value of "password"'),
        ("api_key = 'k3yk3yk3y'", 'the value of "api_key"'),
    ],
)
def test_secrets(text: str, words: str) -> None:
    assert secret(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Password: never in a ticket",
        "the token identity is logged",
        "secret: two-factor login",
        "password: {{password1}}",
        "https://user@example.com/x",
        "the sk-learn-based-classifier-of-our-team",
        "task-risk-assessment-of-the-year-2026",
        "keep the key: 24 months",
        "password: ********",
    ],
)
def test_talk_about_secrets(text: str) -> None:
    assert secret(text) == ""


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Tell {{team}} first", "{{team}}"),
        ("Write to <your manager>", "<your manager>"),
        ("Write to [insert name]", "[insert name]"),
        ("<fill in>", "<fill in>"),
        ("TBD", "TBD"),
        ("- TODO: name the owner", "TODO"),
        ("The limit is TBD", "is TBD"),
        ("By the lead (TBD)", "(TBD)"),
        ("Steps, TODO: write them", "TODO:"),
    ],
)
def test_gaps(text: str, gap: str) -> None:
    assert unfilled(text) == gap


@pytest.mark.parametrize(
    "text",
    [
        "No TODO is left in the branch",
        "TODO list of the team",
        "echo ${HOME} and ${{ github.ref }}",
        "Answer within <30 minutes>",
        "x < your limit and y > 3",
        "Todo",
    ],
)
def test_no_gaps(text: str) -> None:
    assert unfilled(text) == ""


def test_the_text_of_a_prompt_is_filled_at_each_run() -> None:
    assert unfilled("Answer {{question}}", ("steps", 0, "prompt", "text")) == ""
    assert unfilled("Answer {{question}}", ("steps", 0, "how")) == "{{question}}"


def test_strings_come_with_their_places() -> None:
    data = {"a": "x", "b": [{"c": "y"}, 3], "d": None}
    assert list(strings(data)) == [(("a",), "x"), (("b", 0, "c"), "y")]
