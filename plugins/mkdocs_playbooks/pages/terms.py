"""The words of the site and what they mean: the one list behind the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from .vocabulary import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its meaning; ``see`` is the kind of document it is about, if it is about one."""

    word: str
    meaning: str
    see: str = ""


_OWN = (
    Term("Acceptance of a risk", "A decision that silences one rule on one document until a day.", "decision"),
    Term("Accountable", "Whoever answers for the outcome. For every step of a workflow that is its owner."),
    Term("AI step", "A step done with an assistant, an agent or a model that other software calls.", "workflow"),
    Term("Approval", "A yes that somebody gives before a step happens."),
    Term("Autonomy", "How far the AI goes by itself. The six places of the scale name the human's part in it."),
    Term("Backup", "The role that stands in when nobody of the owning role can be reached.", "role"),
    Term("Baseline", "The value of a metric before the work was changed. Without it no change shows.", "metric"),
    Term("Binds", "A boundary binds a step that lists it, and an AI step that all parts of its scope fit.", "boundary"),
    Term("Ceiling", "The furthest that AI may go. Where several boundaries bind a step, the lowest ceiling holds."),
    Term("Consulted", "Whoever has a say before a result counts: its reviewers and approvers."),
    Term("Critical item", "An item of a checklist that stops the work while it fails.", "checklist"),
    Term("Escalation", "To whom a case goes that a step cannot settle, within what time, and what holds until then."),
    Term("Evidence", "What is kept so that somebody can look at the work later, where, and for how long."),
    Term("Fallback", "How the work goes on when the tool is not there.", "workflow"),
    Term("Finding", "Something a rule noticed: where it stands, why it matters and how to mend it."),
    Term("Go-live", "The day from which a workflow is the way the work is done. Metrics compare before and after it."),
    Term("Handoff", "The passage of a workflow from a partner into the organization's own hands.", "partner"),
    Term(
        "In the loop", "A person is in the loop where the AI waits for them: nothing counts before they have seen it."
    ),
    Term("Informed", "Whoever hears of a step afterwards: by an escalation or a restart, or as the one it works for."),
    Term("Irreversible", "A step that nothing can undo. It needs an approval of its own."),
    Term("Natural limits", "How far a figure moves by itself. What lies beyond, or stays long on one side, is change."),
    Term("On the loop", "A person is on the loop where the AI goes on by itself while they watch and can stop it."),
    Term("Pause point", "The moment at which the work stops for a checklist.", "checklist"),
    Term("Responsible", "Whoever does a step. It is always a role of people, also when an AI does the typing.", "role"),
    Term("Reviewed", "Every way from a step to the end, or to somebody outside, passes a review of it or an approval."),
    Term("Rework", "The parts of what an AI made that a person always does again."),
    Term("Step", "One thing that is done by one role, with or without a system.", "workflow"),
    Term("Stop condition", "A failure that ends, pauses or turns back a run, and who may start it again."),
    Term("Waiver", "Another word for the acceptance of a risk.", "decision"),
)


def terms() -> tuple[Term, ...]:
    """Every term, those that name a kind of document among them, in the order of the alphabet."""
    kinds = (Term(words.title, words.description, kind) for kind, words in KIND_WORDS.items())
    return tuple(sorted((*_OWN, *kinds), key=lambda term: term.word.casefold()))
