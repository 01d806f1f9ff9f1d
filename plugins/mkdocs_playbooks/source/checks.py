"""The checks that are no audit rules, by name: what each finds, why that matters, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from .check import Check
from .reader import MAX_DEPTH, MAX_EVENTS
from .runchecks import RUN
from .text import MAX_BYTES

_PLAIN = "A spec is read by people who do not know YAML well, and each document has to be readable on its own."
_SILENT = "YAML readers differ on it, so that what you typed would change without a word."
_LIMIT = "Limits keep a file readable for a reviewer, and keep a broken file from taking the machine's memory."
_FIELD = "The schema says for each field what it takes, so that pages and audits can rely on it."
_LINK = "Every reference becomes a link in both directions; one that leads nowhere would hide what depends on it."

YAML: Mapping[str, Check] = {
    "yaml/alias": Check(
        "An alias (*name) stands for a value written elsewhere",
        f"{_PLAIN} Aliases of aliases can also grow without bound.",
        "Write the value out where it is needed.",
    ),
    "yaml/anchor": Check(
        "An anchor (&name) marks a value for reuse",
        f"{_PLAIN} Aliases of aliases can also grow without bound.",
        "Delete the anchor. To begin a sentence with &, quote it.",
    ),
    "yaml/duplicate-key": Check(
        "A field stands twice in one mapping",
        "Most YAML readers silently keep only the last one.",
        "Keep one of them; to give several values, write a list where the field takes one.",
    ),
    "yaml/empty": Check(
        "There is nothing in the file, or only comments",
        "An empty spec is usually one that was started and forgotten.",
        "Write a document, or delete the file.",
    ),
    "yaml/encoding": Check(
        "The file is not UTF-8",
        "In any other encoding letters change, depending on the machine that reads them.",
        "Save the file as UTF-8; every editor offers it. A byte order mark at the start is accepted.",
    ),
    "yaml/key": Check(
        "A field's name is not text",
        f"{_SILENT} Names such as 1, true or [a, b] cannot be the name of a field.",
        "Write a field's name, or quote it.",
    ),
    "yaml/link": Check(
        "A symbolic link stands among the specs",
        "A link can lead out of the project, to files that were never meant to be published.",
        "Put the file itself there.",
    ),
    "yaml/merge": Check(
        "A merge key (<<) copies fields from another mapping",
        f"{_PLAIN} Merge keys are not part of YAML 1.2.",
        "Write the fields out.",
    ),
    "yaml/number": Check(
        "A number is written in a way that would surprise",
        f"{_SILENT} This covers leading zeros, other bases, infinities and very long numbers.",
        "Write it in plain decimal, or quote it where text is meant.",
    ),
    "yaml/series": Check(
        "The measurements of a metric cannot be read",
        "A row that is left out would change the chart without anybody noticing.",
        "Write `date,value` on the first line and rows such as 2026-11-30,4.2 below it.",
    ),
    "yaml/syntax": Check(
        "The text is not YAML",
        "Nothing can be said about a document that cannot be read.",
        'Look just before the marked place: indent with spaces, quote a sentence that contains ": " or " #", '
        "close every quote and bracket.",
    ),
    "yaml/tag": Check(
        "A tag (!name) or a %TAG directive says how to read a value",
        f"{_PLAIN} In other readers tags can run code.",
        "Delete the tag. To begin a sentence with !, quote it.",
    ),
    "yaml/too-deep": Check(
        f"Values are nested more than {MAX_DEPTH} deep",
        _LIMIT,
        "No field needs such depth; look for brackets that are not closed.",
    ),
    "yaml/too-large": Check(
        f"The file has more than {MAX_BYTES // 1024} KB or {MAX_EVENTS:,} values",
        _LIMIT,
        "Split it: one document a file is easiest to review.",
    ),
    "yaml/unreadable": Check(
        "The file cannot be opened",
        "A spec that is left out would make everything that refers to it look broken.",
        "Check the permissions of the file.",
    ),
    "yaml/unseen-character": Check(
        "A character cannot be seen, or changes the order of what is seen",
        "Such characters hide text from people and can aim it at an AI that reads the file.",
        "Delete the character. Copying through a plain text editor often brings it to light.",
    ),
}
"""Checks on the text of a file."""

SCHEMA: Mapping[str, Check] = {
    "schema/additionalProperties": Check(
        "A field is not known here",
        "A misspelt field would otherwise be ignored, and the audits would call its content missing.",
        "Take the suggested name, or move the field to where it belongs; look at the indentation too.",
    ),
    "schema/const": Check(
        "A field can have one value only",
        _FIELD,
        "Write that value.",
    ),
    "schema/enum": Check(
        "A value is not one of those the field takes",
        "Fixed words let the pages sort and count; free words could not be compared.",
        "Take one of the allowed words.",
    ),
    "schema/format": Check(
        "A date is not a day in the calendar",
        "Reviews and deadlines are worked out from dates.",
        "Write dates as year-month-day, such as 2026-11-30.",
    ),
    "schema/kind": Check(
        "A document does not say its kind, or names one that does not exist",
        "The kind decides which fields a document has.",
        "Begin the document with a line such as `kind: workflow`.",
    ),
    "schema/maxItems": Check("A list is too long", _FIELD, "Shorten it, or split the document."),
    "schema/maxLength": Check(
        "A text is too long",
        "Titles have to fit on a line and sentences on a card.",
        "Shorten it; longer explanations have their own fields, such as `notes` or `how`.",
    ),
    "schema/maxProperties": Check("A mapping has too many fields", _FIELD, "Keep those that matter."),
    "schema/maximum": Check("A number is too large", _FIELD, "Check the number and its unit."),
    "schema/minItems": Check("A list is too short", _FIELD, "Add an entry, or leave the field out."),
    "schema/minLength": Check("A text is too short", _FIELD, "Write something, or leave the field out."),
    "schema/minProperties": Check("A mapping has too few fields", _FIELD, "Fill it, or leave it out."),
    "schema/minimum": Check("A number is too small", _FIELD, "Check the number and its unit."),
    "schema/not": Check(
        "A word is reserved",
        "Ids become file names and addresses, and some names mean something to a system already.",
        "Choose another id.",
    ),
    "schema/pattern": Check(
        "A text is not written in the form the field takes",
        "Ids become addresses, and durations, versions and links are read by programs.",
        'Follow the example in the message: durations are written "30 minutes", ids as lower-case words with hyphens.',
    ),
    "schema/required": Check(
        "A field is missing without which the document means nothing",
        "Only few fields are required; whatever else is missing is the business of the audit rules.",
        "Add the field.",
    ),
    "schema/stale": Check(
        "A copy of a schema in the project differs from the one that is used to check",
        "An editor reads the copy, so it would suggest something other than what is checked.",
        "Run `playbook init` in the project again; it renews the schemas and leaves all else alone.",
    ),
    "schema/type": Check(
        "A value is of another type than the field takes",
        f"{_FIELD} A number where text is wanted would lose what you typed: as a version 1.10 is not 1.1.",
        "Quote a number that is text; write a list with brackets or hyphens.",
    ),
    "schema/uniqueItems": Check("A list names something twice", _FIELD, "Keep one of them."),
}
"""Checks on the shape of a document, each named after the keyword of its JSON Schema where there is one."""

REFERENCE: Mapping[str, Check] = {
    "reference/ambiguous": Check(
        "An id fits documents of two kinds",
        "Which of them is meant must not depend on the order of the files.",
        "Write the kind in front of it, such as `role/data-team`.",
    ),
    "reference/duplicate": Check(
        "Two documents of a kind have the same id",
        "An id is an address and a link target, so it can belong to one document only.",
        "Give one of them another id; when it had been published, list the old one under its `formerly`.",
    ),
    "reference/draft": Check(
        "A published document refers to a draft",
        "A build leaves drafts out, so that readers see a title there that leads nowhere.",
        "Delete `draft` from the other document when it is ready; until then the preview shows both.",
    ),
    "reference/formerly": Check(
        "A reference uses an earlier id of a document",
        "It still leads there, but whoever searches for the present id will not find it.",
        "Write the present id.",
    ),
    "reference/image": Check(
        "A picture a document names is not there",
        "Readers would see an empty frame.",
        "Put the picture's file beside the spec or in a folder below it, or correct its name.",
    ),
    "reference/unknown": Check(
        "A reference leads to nothing",
        _LINK,
        "Take the suggested id, or write the document.",
    ),
}
"""Checks on what documents say about each other."""

CHECKS: Mapping[str, Check] = {**YAML, **SCHEMA, **REFERENCE, **RUN}
"""All of them, by the name a finding carries."""
