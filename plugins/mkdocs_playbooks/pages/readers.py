"""Who reads which page and when, in a sentence: by kind, for the list of each kind, for pages made from others."""

from __future__ import annotations

READERS = {
    "workflow": "For everyone with a step in this work: before you begin yours, and when it does not go as planned.",
    "boundary": "For everyone who would let AI do such work: before you do, and when it happened all the same.",
    "role": "For whoever holds this role or stands in for it: when a step falls to you or something comes up to you.",
    "system": "For everyone who works with it or runs it: before you put data into it, and when it has to be stopped.",
    "layer": "For whoever plans the work with AI: when you decide what comes next, and what has to wait.",
    "checklist": "For whoever pauses here to check: at the moment named below, before the work goes on.",
    "course": "For whoever needs it for a role, and for whoever sends them: before they do the work it teaches.",
    "metric": "For whoever answers for the work it measures: when you look whether the work got better.",
    "evaluation": "For whoever runs or changes the AI it tests: before a new model or prompt does real work.",
    "inventory": "For whoever leads or holds the role: when you decide which of its tasks AI takes part in.",
    "control": "For whoever runs it and whoever audits it: when you ask whether it works, and what if it does not.",
    "decision": "For everyone it binds: when you ask why things are so, and before you decide otherwise.",
    "organization": "For everyone who is new here: when you ask what holds everywhere, and which data may go where.",
    "artifact": "For whoever changes it or works by it: before you change it, and when you need its latest version.",
    "recipe": "For whoever brings this way of working to another place: before you adopt it, and when you adapt it.",
    "partner": "For whoever works with them: before you hand work over, and before it comes back.",
    "journey": "For whoever plans the way from here: when you want to know what was done first, and what came of it.",
    "person": "For whoever plans who does what: when you look for somebody who holds a role or has passed a course.",
    "framework": "For auditors and Legal: when somebody asks how a requirement is met, and by what.",
    "audit": "For owners, and for whoever answers for the playbooks: when you decide what to mend next.",
    "board": "For everyone who would leave a decision to AI: before you do.",
    "glossary": "For everyone who reads these pages: when a word on one of them is not plain.",
    "reference": "For whoever looks something up or writes a playbook: when you do not know where a thing stands.",
    "rule": "For whoever owns what it finds, and for whoever writes playbooks: when a check names this rule.",
    "rules": "For whoever owns or writes a playbook: when a check found something, and before you publish.",
    "runs": "For whoever goes through a list: when you go on with a run, and when somebody asks what came of one.",
    "schema": "For whoever writes one: when you begin it, and when a check names one of its fields.",
    "used_by": "For whoever is about to change it: before you do, to see whom to tell.",
}
"""Who reads the page of a document, by its kind, or a page that is made from others, by its name; and when."""

LISTS = {
    "workflow": "For everyone with work here: find yours. Its page says who does which step, and where the AI is.",
    "boundary": "For everyone, before AI does something new: each says how far it may go, and whom to ask.",
    "role": "For everyone who does work here: find yours. Its page lists your steps and what you never hand over.",
    "system": "For everyone, before you use a tool: each page says what it may see, what it must not, and whom to ask.",
    "layer": "For whoever plans the work with AI: each page says what has to hold before the next layer opens.",
    "checklist": "For whoever reviews: open the list your step names, and go through it before the work goes on.",
    "course": "For whoever takes on a role, and whoever sends them: each page says what it teaches and who needs it.",
    "metric": "For whoever answers for a workflow: each page shows what is measured, and whether it has moved.",
    "evaluation": "For whoever runs or changes an AI: each page says what is tested, and what came of it.",
    "inventory": "For whoever leads a role: each page lists its tasks, and which of them are not decided yet.",
    "control": "For auditors, and for whoever answers for one: each page says what it guards, and how far it has come.",
    "decision": "For everyone who asks why things are so: each page says what was decided, by whom and until when.",
    "organization": "For everyone who is new here: what holds everywhere, and which data may go where.",
    "artifact": "For whoever changes what others rely on: each page says who has to know before you do.",
    "recipe": "For whoever brings a way of working to another place: each page says what it gives and what it needs.",
    "partner": "For whoever works with outsiders: each page says what they hold, and what comes back to us when.",
    "journey": "For whoever plans the way from here: each page says what was done first, and what came of it.",
    "person": "For whoever plans who does what: each page says which roles somebody holds, and what is still to pass.",
    "framework": "For auditors and Legal: each page says which control meets which requirement, and what is open.",
}
"""Who looks into the list of a kind, and what for."""
