"""What a branch touched or broke, among all that is wrong with a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..diagnostics import Finding
from ..model.identity import identity
from ..pipeline import Build, build_files
from ..project import Project, ProjectError
from ..source.revision import RevisionError, revision


def of_branch(findings: Iterable[Finding], project: Project, outcome: Build, since: str) -> tuple[Finding, ...]:
    """The findings that stand in a file that differs from where the branch left ``since``, or were not found there.

    What was changed and is not committed yet counts too. The old specs are judged on the same day by the same options,
    so that no finding is new only because time has passed.

    Raises:
        ProjectError: Git cannot tell.
    """
    try:
        fork = revision(project.root, project.specs, since, fork=True)
        touched = fork.changed_files()
        before = build_files(fork.files(), outcome.facts.today, options=project.options)
    except RevisionError as error:
        raise ProjectError(f"--changed-since {since}: {error}") from None
    known = Counter(identity(finding, before.catalogue) for finding in before.findings)
    reported: list[Finding] = []
    for finding in findings:
        name = identity(finding, outcome.catalogue)
        known[name] -= 1
        if finding.path in touched or known[name] < 0:
            reported.append(finding)
    return tuple(reported)
