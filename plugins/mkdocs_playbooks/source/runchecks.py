"""The checks on the records of runs, by name: what each finds, why that matters, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping

from .check import Check
from .text import MAX_BYTES

_EVIDENCE = "A record is kept so that somebody can rely on it later, who has nothing but the record."
_SAFE = "What cannot be read in one way only proves nothing, and a checker must survive whatever it is given."
_AGAIN = "Export the run again from the page it was made on. Do not mend the file by hand: it would prove nothing."
_LATER = "A list changes. Which text somebody had before them decides what their signature means."
_WORD = "The names are what people call themselves; that two names are two people is for you to know."

RUN: Mapping[str, Check] = {
    "run/critical-item": Check(
        "A run is completed although a critical item is open or failed",
        "A critical item is one that the work must not go on without.",
        "Do what the item says it takes when it fails, answer it, and complete the run then.",
    ),
    "run/earlier-wording": Check(
        "A run was made on a wording that has been replaced since",
        f"{_LATER} A run that began before the change is as good as it was; one that began later had an old page.",
        "Read what changed. Where it matters for the case, go through the present list as well.",
    ),
    "run/format": Check(
        "A file is not the record of a run, or of a version that is not read",
        _EVIDENCE,
        "Name files that a checklist's page exported as JSON; check with the version that built the site, or later.",
    ),
    "run/json": Check(
        "A file is not strict JSON",
        f"{_SAFE} Strict means no field twice, no NaN, at most 32 levels and 2,000 values.",
        _AGAIN,
    ),
    "run/missing-evidence": Check(
        "An item is done without the proof that it asks for",
        "The list says what to keep so that others can see for themselves.",
        "Attach the proof to the item in the run, as a link or as the digest of a file, and export it again.",
    ),
    "run/missing-signature": Check(
        "A run is completed and no reviewer has signed it, where the specs ask for one",
        "A step whose review is independent, or another role's than the work, needs a second person at the list. "
        "A run that names its step is held to that step; any other to what every step with the list asks for.",
        "Have the reviewer sign the run, and export it again.",
    ),
    "run/not-applicable": Check(
        "An item is set aside as not applicable without a reason, or where the list does not allow it",
        "Setting aside is the easiest way past a check, so the list says where it may be and the run says why it was.",
        "Give the reason or answer the item. The list's owner allows it with `na_allowed: true`.",
    ),
    "run/open-item": Check(
        "A run is completed although an item that is not critical is open",
        "It may be as it should; whoever reads the record should know.",
        "Nothing, or answer the item and export the run again.",
    ),
    "run/other-site": Check(
        "A run was made on another site than the one that it is checked for",
        "A list of the same name on another site, such as a test of this one, asks for something else in earnest.",
        "Check the run where its site is made. If this site had that name before, name its published index.json with "
        "--index: it knows the earlier names. The option `site_id` of the plugin keeps the name when the address "
        "changes.",
    ),
    "run/same-signer": Check(
        "The reviewer who signs a run is the one who did the work",
        f"The specs ask for a second person there. {_WORD}",
        "Have somebody else go through the list and sign it.",
    ),
    "run/shape": Check(
        "A field of a record is missing, or is not as the format says",
        "The format is short and bounded, so that a record can be read by anybody and checked by a program.",
        _AGAIN,
    ),
    "run/time": Check(
        "The times of a run are out of order, in the future, or not in the calendar",
        "A run begins, is answered, is signed and completed, in this order. Times are those of the machine it was made "
        "on, so they show a slip or a careless change, and not a careful one.",
        "Check the clock of the machine and the day that counts as today; else make the run again.",
    ),
    "run/uncompleted": Check(
        "A run is not completed",
        "Until it is, nobody has said that the work may go on. With --completed that is an error.",
        "Complete the run on its page and export it again.",
    ),
    "run/unknown-field": Check(
        "A record has a field that this program does not know",
        "A later version may have written it, and nothing that it says was looked at.",
        "Check the record with the version that built the site as well.",
    ),
    "run/unknown-list": Check(
        "Nothing says that the list of a run, or its wording, was ever published",
        f"{_LATER} Only the present text of the project and the wordings in the site's index.json are known.",
        "Name the index.json of the site it was made on with --index. Publish a project before its lists are used, and "
        "build where the published index.json is there to carry earlier wordings over.",
    ),
    "run/unknown-step": Check(
        "A run names a step at which no review goes by its list",
        "What was asked of the signatures there cannot be known; the steps may have changed since.",
        "Look up in the project's history what the step asked for on the day of the run.",
    ),
    "run/unreadable": Check(
        f"A file has more than {MAX_BYTES // 1024} KB, is not UTF-8, or holds characters that nobody can see",
        _SAFE,
        _AGAIN,
    ),
    "run/wording": Check(
        "The items in a record are not the text that its wording stands for",
        f"{_EVIDENCE} A name that does not fit its text means that one of them was changed.",
        _AGAIN,
    ),
}
"""Checks on what a page exported of a run through a checklist."""
