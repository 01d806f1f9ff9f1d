"""The words of the site and what they mean: the one list behind the glossary."""

from __future__ import annotations

import msgspec

from ..source.schema import schemas
from ..words.spoken import N_, said


class Term(msgspec.Struct, frozen=True):
    """A word with its meaning, both in English; ``see`` is the kind of document it is about, if it is about one."""

    word: str
    meaning: str
    see: str = ""


_OWN = (
    Term(N_("Acceptance of a risk"), N_("A decision that silences one rule on one document until a day."), "decision"),
    Term(N_("Accountable"), N_("Whoever answers for the outcome. For every step of a workflow that is its owner.")),
    Term(
        N_("AI step"), N_("A step done with an assistant, an agent or a model that other software calls."), "workflow"
    ),
    Term(N_("Approval"), N_("A yes that somebody gives before a step happens.")),
    Term(N_("Autonomy"), N_("How far the AI goes by itself. The six places of the scale name the human's part in it.")),
    Term(
        N_("Baseline"), N_("The value of a metric before the work was changed. Without it no change shows."), "metric"
    ),
    Term(
        N_("Binds"),
        N_("A boundary binds a step that lists it, and an AI step that all parts of its scope fit."),
        "boundary",
    ),
    Term(N_("Blocked"), N_("A layer is blocked while something that it needs first does not hold."), "layer"),
    Term(
        N_("Ceiling"),
        N_("The furthest that AI may go. Where several boundaries bind a step, the lowest ceiling holds."),
    ),
    Term(N_("Consulted"), N_("Whoever has a say before a result counts: its reviewers and approvers.")),
    Term(N_("Critical item"), N_("An item of a checklist that stops the work while it fails."), "checklist"),
    Term(
        N_("Escalation"),
        N_("To whom a case goes that a step cannot settle, within what time, and what holds until then."),
    ),
    Term(N_("Evidence"), N_("What is kept so that somebody can look at the work later, where, and for how long.")),
    Term(N_("Fallback"), N_("How the work goes on when the tool is not there."), "workflow"),
    Term(N_("Finding"), N_("Something a rule noticed: where it stands, why it matters and how to mend it.")),
    Term(
        N_("Go-live"),
        N_("The day from which a workflow is the way the work is done. Metrics compare before and after it."),
    ),
    Term(N_("Handoff"), N_("The passage of a workflow from a partner into the organization's own hands."), "partner"),
    Term(
        N_("In the loop"),
        N_(
            "A person is in the loop where the AI waits for them: at the critical points at least, nothing counts "
            "before they have seen it."
        ),
    ),
    Term(
        N_("Informed"),
        N_("Whoever hears of a step afterwards: by an escalation or a restart, or as the one it works for."),
    ),
    Term(N_("Irreversible"), N_("A step that nothing can undo. It needs an approval of its own.")),
    Term(N_("Maturity"), N_("How far a control has come: planned, defined, operating or measured."), "control"),
    Term(
        N_("Natural limits"),
        N_("How far a figure moves by itself. What lies beyond, or stays long on one side, is change."),
    ),
    Term(
        N_("On the loop"),
        N_("A person is on the loop where the AI goes on by itself while they watch and can stop it."),
    ),
    Term(N_("Owner"), N_("The role that answers for a document, and for what it describes."), "role"),
    Term(N_("Pause point"), N_("The moment at which the work stops for a checklist."), "checklist"),
    Term(N_("Playbook"), N_("What says how a piece of work is done, by whom, and where AI takes part in it.")),
    Term(
        N_("Responsible"),
        N_("Whoever does a step. It is always a role of people, also when an AI does the typing."),
        "role",
    ),
    Term(
        N_("Reviewed"),
        N_("Every way from a step to the end, or to somebody outside, passes a review of it or an approval."),
    ),
    Term(N_("Rework"), N_("The parts of what an AI made that a person always does again.")),
    Term(N_("Rule"), N_("A question that the checks ask of the playbooks. What does not hold is a finding.")),
    Term(N_("Spec"), N_("The text file that a page is made from.")),
    Term(
        N_("Stands in"),
        N_("The backup: the role that answers while nobody of the owning role can be reached."),
        "role",
    ),
    Term(N_("Step"), N_("One thing that is done by one role, with or without a system."), "workflow"),
    Term(N_("Stop condition"), N_("A failure that ends, pauses or turns back a run, and who may start it again.")),
    Term(N_("Trigger"), N_("What starts a workflow."), "workflow"),
    Term(N_("Waiver"), N_("Another word for the acceptance of a risk."), "decision"),
)


def terms() -> tuple[Term, ...]:
    """Every term, those that name a kind of document among them, in the order of the language that is spoken now."""
    kinds = (Term(schema.schema["title"], schema.schema["description"], kind) for kind, schema in schemas().items())
    return tuple(sorted((*_OWN, *kinds), key=lambda term: said(term.word).casefold()))
