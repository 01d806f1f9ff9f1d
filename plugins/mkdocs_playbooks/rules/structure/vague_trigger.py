"""A workflow's trigger names neither a time nor an event.

Why it matters
--------------
Work that starts "as needed" starts when somebody thinks of it, so it is done in one week and forgotten in the
next. Nobody can be trained for it, count it, or notice that it did not happen. A schedule or an event that
others can see settles when a run begins, whoever is on duty and whatever their mood.

A word such as "regularly" is no fault beside something exact: "regularly, every Monday" passes.

Example
-------
```yaml
kind: workflow
id: price-check
title: Competitor price check
owner: buyer
trigger: as needed
steps:
  - {id: compare, do: Compare our prices with those of the three main competitors, who: buyer}
---
kind: role
id: buyer
title: Buyer
holders: [{person: p01}]
```

Use instead
-----------
```yaml
kind: workflow
id: price-check
title: Competitor price check
owner: buyer
trigger: every Tuesday 09:00, and when a competitor opens a sale
steps:
  - {id: compare, do: Compare our prices with those of the three main competitors, who: buyer}
---
kind: role
id: buyer
title: Buyer
holders: [{person: p01}]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule

_WHEN = r"(?:when(?:ever)?|if|as|where|once)(?: and (?:when|if))?"
_SOMEBODY = r"(?:i|we|you|they|people|(?:some|any|every)(?:one|body)|(?:the|a|my|our) \w+(?: \w+)?)"
_WISH = r"(?:needs?|wants?|likes?|feels? like|prefers?|ha(?:s|ve) time|finds? time|remembers?|thinks? of)"
_VAGUE = re.compile(
    r"\b(?:"
    + "|".join(
        (
            rf"{_WHEN} {_SOMEBODY} {_WISH}(?: (?:it|this|that|to|for it|doing it))?",
            rf"{_WHEN} (?:it is |it's |is )?(?:needed|required|necessary|convenient|possible)",
            rf"{_WHEN} (?:it is |it's |is )?(?:appropriate|useful|desired|wanted)",
            rf"{_WHEN} (?:there is (?:a need|time)|(?:the )?need arises|time (?:allows|permits))",
            r"as-needed|as and when|ad[ -]hoc|on demand|at will|at some point|any ?time|whenever",
            r"from time to time|(?:every )?now and (?:then|again)|once in a while|on a regular basis",
            r"occasionally|sometimes|often|frequently|(?:ir)?regularly|periodically|sporadically|spontaneously",
            r"it depends|depends|varies|various(?: times)?|unknown|tbd|todo|to be (?:decided|defined)",
        )
    )
    + r")\b"
)
_FILLER = re.compile(
    r"\b(?:and|or|at|by|on|an?|basis|only|just|mostly|usually|generally|normally|done|used?|runs?|starts?|happens"
    r"|is|it|this|i|we|the ai)\b"
)
_WORD = re.compile(r"\w")


@rule(
    of="workflow",
    idea=Severity.WARNING,
    pilot=Severity.ERROR,
    production=Severity.ERROR,
    asks="On what day, or after what event, does this work start?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Workflows whose trigger holds nothing but vague words."""
    for node, workflow in facts.each_workflow():
        if _is_vague(workflow.trigger):
            yield Violation(
                node,
                f'the trigger "{workflow.trigger}" names neither a time nor an event',
                node.at("trigger"),
                label="no one can tell when this is",
                help="write a schedule such as `every Monday 08:00`, or an event others can see such as "
                "`a ticket labelled schema-change is accepted`",
            )


def _is_vague(trigger: str) -> bool:
    """Whether nothing is left of a trigger without its vague phrases and the words that only join them."""
    text = " ".join(trigger.casefold().replace("\u2019", "'").split())
    rest, found = _VAGUE.subn(" ", text)
    return not _WORD.search(_FILLER.sub(" ", rest)) and (found > 0 or not _WORD.search(text))
