"""A course is passed by a quiz or by having been there.

Why it matters
--------------
A quiz shows that somebody remembers the slides; attendance shows less. Whether a person notices an invented
figure, refuses a good-looking draft or stops an agent in time shows only in work: a task, a simulation, work
that is watched, or work that is handed in. People who passed a quiz trust what they should check, and so do
those who rely on them.

A quiz may still be part of the course. What is asked is by what it is passed.

Example
-------
```yaml
kind: course
id: ai-basics
title: Working with the assistant
level: fundamentals
assessment: {type: quiz, pass: Eight of ten answers are right}
```

Use instead
-----------
```yaml
kind: course
id: ai-basics
title: Working with the assistant
level: fundamentals
assessment:
  type: applied_task
  task: Sort ten real texts into data classes and mark the two inventions in a short answer
  pass: Nine of ten are right and both inventions are found
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...facts.facts import Facts
from ..rule import Violation, rule

_SHOWS_NO_WORK = {"quiz": "a quiz shows what people remember", "attendance": "attendance shows who was there"}


@rule(
    of="course",
    idea=Severity.WARNING,
    pilot=Severity.WARNING,
    production=Severity.WARNING,
    asks="What does somebody do in this course that shows their judgement?",
)
def check(facts: Facts) -> Iterator[Violation]:
    """Courses whose assessment is of type quiz or attendance."""
    for node in facts.each("course"):
        shown = _SHOWS_NO_WORK.get(node.record.assessment.type)
        if shown:
            yield Violation(
                node,
                f"the course is passed without any work: {shown}, not what they do with AI",
                node.at("assessment", "type"),
                label="no work is seen",
                allowed=("applied_task", "simulation", "observed_work", "portfolio"),
                help="give learners a task from their own work, and say under `task` and `pass` what is asked of them",
            )
