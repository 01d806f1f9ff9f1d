"""Which triggers count as vague: all that say neither when nor after what, and no others."""

from __future__ import annotations

import pytest

from support import found

SPEC = """
kind: workflow
id: price-check
title: Price check
owner: buyer
trigger: "{}"
steps: [{{id: compare, do: Compare prices, who: buyer}}]
---
{{kind: role, id: buyer, title: Buyer, holders: [{{person: p01}}]}}
"""

VAGUE = (
    "as needed",
    "As needed.",
    "on an as-needed basis",
    "when needed",
    "whenever it is needed",
    "if necessary, or when convenient",
    "ad hoc",
    "ad-hoc",
    "on demand",
    "I use it when I need it",
    "when I feel like it",
    "whenever someone has time",
    "when the sales team needs it",
    "as and when",
    "from time to time",
    "every now and then",
    "occasionally",
    "regularly",
    "usually periodically",
    "when time allows",
    "whenever",
    "it depends",
    "tbd",
    "?",
)

EXACT = (
    "every Monday 08:00",
    "Monday",
    "regularly, every Monday",
    "when a customer asks for a quote",
    "when the customer needs a quote",
    "when a customer needs help",
    "whenever a ticket labelled schema-change is accepted",
    "on demand of the regulator",
    "as needed, at the latest when stock falls below 20",
    "if the sensor reports more than 80 degrees",
    "an invoice arrives in the shared mailbox",
    "when the board has decided on the budget",
    "on request of a works council member",
    "first working day of the month",
    "00:00",
)


@pytest.mark.parametrize("trigger", VAGUE)
def test_says_neither_when_nor_after_what(trigger: str) -> None:
    assert found("vague-trigger", SPEC.format(trigger)) == [f'"{trigger}"']


@pytest.mark.parametrize("trigger", EXACT)
def test_says_when_or_after_what(trigger: str) -> None:
    assert found("vague-trigger", SPEC.format(trigger)) == []
