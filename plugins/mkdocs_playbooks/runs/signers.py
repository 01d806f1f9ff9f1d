"""Who signs a run, against what the specs ask for: a second person, where a review is another's business."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Finding, Related, Severity
from ..model.catalogue import Catalogue
from .reading import RunFile
from .record import Run, Someone
from .separation import Use, uses


def signer_findings(file: RunFile, run: Run, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the signatures; without a project nobody knows what its specs ask for.

    A run that names its step is held to that step's review. One that names none is held to what every review by this
    list asks for; what only some of them ask for is told and no more.
    """
    found = uses(run.list.id, catalogue)
    if isinstance(run.step, str) and found:
        id_, _, part = run.step.removeprefix("workflow/").partition("#")
        named = tuple(use for use in found if use.name == f"{catalogue.present('workflow', id_)}#{part}")
        if not named:
            yield _other_step(file, run)
        found = named or found
    asking = [use for use in found if use.separate]
    if asking:
        severity = Severity.ERROR if len(asking) == len(found) else Severity.INFO
        yield from _separate(file, run, asking[0], severity)


def _other_step(file: RunFile, run: Run) -> Finding:
    return file.finding(
        "run/unknown-step",
        f"no review by this list stands at {run.step} now",
        "step",
        severity=Severity.WARNING,
        help="what the other steps with this list ask for was checked instead",
    )


def _separate(file: RunFile, run: Run, use: Use, severity: Severity) -> Iterator[Finding]:
    """Somebody else signs as reviewer, and nobody signs for both parts."""
    by = f'"{use.step.review.by}"' if use.step.review and use.step.review.by else "somebody else"
    asked = f"{use.name} asks for a review by {by}, apart from the work"
    reviewers = [place for place, each in enumerate(run.signatures) if each.as_ == "reviewer"]
    if not reviewers and run.is_completed:
        help_ = "have the reviewer sign the run, and export it again"
        yield file.finding("run/missing-signature", f"no reviewer has signed: {asked}", severity=severity, help=help_)
    performers = {_name(run.performer): ("performer",)} | {
        _name(each.by): ("signatures", place, "by")
        for place, each in enumerate(run.signatures)
        if each.as_ != "reviewer"
    }
    for place in reviewers:
        signer = run.signatures[place].by
        if _name(signer) in performers:
            yield file.finding(
                "run/same-signer",
                f'"{signer.name}" signs as the reviewer of their own work: {asked}',
                *("signatures", place, "by"),
                severity=severity,
                related=(Related(file.span(performers[_name(signer)]), "did the work"),),
                help="have somebody else go through the list and sign it",
            )


def _name(someone: Someone) -> str:
    """A name however it was typed."""
    return " ".join(someone.name.split()).casefold()
