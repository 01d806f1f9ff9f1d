"""Words and sentence patterns of everyday office, shop and plant work, from which documents are written."""

from __future__ import annotations

import random
import string

WORDS: dict[str, tuple[str, ...]] = {
    "thing": (
        "price list", "delivery forecast", "tender answer", "fault report", "supplier file", "offer letter",
        "shift plan", "claim file", "product sheet", "stock count", "contract summary", "maintenance note",
        "customer reply", "training record", "audit trail", "release note", "invoice batch", "market summary",
        "site survey", "recall notice", "budget line", "meeting record", "warranty case", "test protocol",
    ),
    "place": (
        "northern stores", "Leipzig plant", "export desk", "spare parts hub", "service line", "online shop",
        "trade counter", "southern depots", "project office", "returns centre", "contract team", "field crews",
        "night shift", "central purchasing", "key accounts", "cold chain", "rental fleet", "repair benches",
    ),
    "source": (
        "order book", "ticket queue", "sensor log", "call log", "scan archive", "price feed", "goods ledger",
        "shared mailbox", "photo folder", "weekly export", "shift roster", "quality register",
    ),
    "flaw": (
        "a figure without its source row", "a date that lies in the past", "a product that is no longer made",
        "a promise the contract does not make", "a customer's name", "two totals that differ",
        "a unit that was mixed up", "a sentence copied from last month", "a missing signature",
        "a price from the wrong country", "an attachment that cannot be opened", "a case listed twice",
    ),
    "who": (
        "the depot manager", "the works council", "the buyer", "the auditor", "the insurer", "the shop floor",
        "the account team", "the regional lead", "the driver", "the customer", "the plant engineer", "the bank",
    ),
    "detail": (
        "before the noon cut-off", "within one working day", "line by line", "in the customer's own words",
        "with the reason beside it", "as agreed in spring", "without rounding", "for the last six weeks",
        "in the order of value", "with yesterday's stock", "for every open item", "in one page",
    ),
    "format": (
        "CSV export", "two-page document", "table with one row a case", "mail of at most 150 words",
        "form with twelve fields", "signed PDF", "list with amounts", "notes and pictures",
    ),
    "cadence": ("every Monday 08:00", "every working day 06:30", "on the first working day of the month",
                "every Thursday 14:00", "each quarter on the 5th working day", "every evening 19:00"),
    "event": ("a {thing} arrives in the {source}", "the {source} shows {flaw}", "{who} asks for a {thing}",
              "an order above 20,000 EUR is entered", "a {thing} is older than ten days"),
    "keep": ("6 months", "13 months", "24 months", "3 years"),
    "soon": ("30 minutes", "2 hours", "4 hours", "1 day"),
}  # fmt: skip
"""What stands for ``{thing}``, ``{place}`` and so on in a pattern; an entry may hold names itself."""

TITLES: dict[str, tuple[str, ...]] = {
    "workflow": ("Prepare the {thing}", "Answer questions about the {thing}", "Check the {thing}", "Renew the {thing}",
                 "Publish the {thing}", "Compare the {thing} with the {source}"),
    "role": ("Planner", "Claims handler", "Product editor", "Shift lead", "Buyer", "Quality reviewer", "Team lead",
             "Analyst", "Service adviser", "Contract manager"),
    "system": ("Writing assistant", "Document store", "Order application", "Filing agent", "Review desk"),
    "boundary": ("Our own judgement of the {thing}", "Sending the {thing}", "Changing the {source}",
                 "Talking with {who}"),
    "checklist": ("Check of the {thing}", "Before the {thing} leaves"),
    "metric": ("Hours for each {thing}", "Corrections of the {thing}", "Cost of each {thing}", "Use of the {thing}"),
    "course": ("First steps with an assistant", "Directing drafts of a {thing}", "Reviewing a {thing}",
               "Working beside an agent"),
    "evaluation": ("Test cases for the {thing}",),
    "decision": ("How we treat {flaw}", "Who signs the {thing}", "Keeping the {source} for longer"),
    "artifact": ("Prompt for the {thing}", "Procedure for the {thing}", "Schema of the {source}"),
    "control": ("Every agent has its own account", "Permissions follow the task", "Exceptions have a clock",
                "The log cannot be changed", "Two people release a change"),
    "inventory": ("A week at the desk for the {thing}",),
    "journey": ("From one {thing} to a way of working",),
    "recipe": ("A guarded {thing}",),
    "partner": ("Brackwater Integration", "Ellenby Practice", "Norrhult Training"),
    "framework": ("Public requirements, set {thing}",),
    "person": ("Colleague",),
}  # fmt: skip

SENTENCES: dict[str, tuple[str, ...]] = {
    "summary": ("The {thing} for the {place} is made {detail}, so that {who} can act on it.",
                "Turns the {source} into a {thing} that {who} reads {detail}.",
                "Keeps each {thing} of the {place} right, and shows {who} where it is not."),
    "do": ("Put together the {thing} from the {source} {detail}", "Compare the {thing} with the {source} {detail}",
           "Mark {flaw} in the {thing} and say so to {who}", "Write the {thing} for the {place} {detail}"),
    "why": ("{who} relies on it, and {flaw} is found too late once it has left the {place}.",
            "Twice last year {flaw} reached {who}; people at the {place} needed nine days to put it right.",
            "Nobody outside the {place} can see {flaw}, so a person who knows the {thing} decides."),
    "check": ("No {thing} shows {flaw}", "Every line can be found in the {source} {detail}",
              "The {thing} answers what {who} asked", "Nothing rests on a {source} older than 14 days"),
    "rule": ("Change the {source} without a person beside it", "Send a {thing} to {who} unread",
             "Answer {who} when there is {flaw}", "Close a case of the {place} on its own"),
    "may": ("Draft the {thing} {detail}", "Point out {flaw} in the {source}", "Sort the {source} of the {place}"),
    "when": ("the {thing} holds {flaw}", "two runs in a row miss what {who} asked",
             "the {source} has not changed for a day"),
    "handling": ("{who} is told {detail}; the old {thing} stays in force.",
                 "Until noon people at the {place} work from the {source} by hand, and note it in the log."),
    "before": ("{who} received the {thing} by mail and copied it {detail}.",
               "Three people each had their own {source}.",
               "Every {thing} waited for a signature of the head of the {place}."),
    "after": ("One {source} is read by all; {who} sees the {thing} {detail}.",
              "One {thing} in five is sampled; for the rest the word of {who} is enough.",
              "The {thing} names who released it, and {who} can stop it {detail}."),
    "lack": ("What {who} was told on the telephone", "Which {thing} the board is about to change",
             "How {who} reads bad news from the {place}", "Why {flaw} was accepted last spring"),
    "change": ("People at the {place} feared that the {thing} would be judged by its speed.",
               "Show one {thing} made both ways, {detail}, and let {who} compare.",
               "Five of eight at the {place} have done three runs with a colleague beside them."),
    "prompt": ("Write the {thing} for the {place} from the {source} alone. Where there is {flaw}, say so and stop. "
               "Do not address {who}. Keep to the headings of the last {thing}, and give the row behind each figure.",),
}  # fmt: skip
"""Patterns by purpose."""

_FORMATTER = string.Formatter()


def say(purpose: str, rng: random.Random) -> str:
    """A sentence for a purpose, its first letter in upper case unless it continues another."""
    text = fill(rng.choice(SENTENCES[purpose]), rng)
    return text if purpose == "when" else text[0].upper() + text[1:]


def fill(pattern: str, rng: random.Random) -> str:
    """``pattern`` with each name in braces replaced by words drawn for it."""
    parts: list[str] = []
    for literal, name, _, _ in _FORMATTER.parse(pattern):
        parts.append(literal)
        if name:
            parts.append(fill(rng.choice(WORDS[name]), rng))
    return "".join(parts)


def word(name: str, rng: random.Random) -> str:
    """Words drawn for a name."""
    return fill(rng.choice(WORDS[name]), rng)
