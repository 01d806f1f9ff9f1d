"""Which project and which part of it a command is about."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec

from ..diagnostics import Finding
from ..model.loading import LoadedFile
from ..pipeline import Build
from ..project import Project, ProjectError, find_project
from ..source.discovery import display_path


class Scope(msgspec.Struct, frozen=True):
    """The files and folders that are reported on, relative to the project; everything when there are none."""

    paths: tuple[PurePosixPath, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a file is one of them or lies in one of them."""
        return not self.paths or any(PurePosixPath(path).is_relative_to(wanted) for wanted in self.paths)

    def reports(self, finding: Finding) -> bool:
        """Whether a finding, or a place that explains it, lies in scope."""
        return self.holds(finding.path) or any(self.holds(other.place.path) for other in finding.related)

    def documents(self, outcome: Build) -> int:
        """How many documents lie in scope; a file that cannot be read counts as one."""
        return sum(_documents(file) for path, file in outcome.files.items() if self.holds(path))


def _documents(file: LoadedFile) -> int:
    return max(1, len(file.nodes) + len(file.broken))


def locate(paths: Iterable[Path]) -> tuple[Project, Scope]:
    """The project that all ``paths`` lie in, by default the current folder's, and the scope they name.

    Raises:
        ProjectError: They lie in no project, or in more than one.
        OSError: One of them, or the project's folder of specs, does not exist or cannot be read.
    """
    places = tuple(_absolute(path) for path in paths)
    projects = {project.config: project for project in map(find_project, places or (Path(),))}
    if len(projects) > 1:
        raise ProjectError(f"these paths lie in {len(projects)} projects: {', '.join(map(str, sorted(projects)))}")
    (project,) = projects.values()
    _require_specs(project)
    return project, Scope(tuple(PurePosixPath(display_path(place, project.root)) for place in places))


def _absolute(path: Path) -> Path:
    """The path as the project knows it: links above it are followed, a link that it is itself is not."""
    path.lstat()
    return path.parent.resolve() / path.name if path.is_symlink() else path.resolve()


def _require_specs(project: Project) -> None:
    if not project.specs.is_dir():
        hint = f"there is no such folder; {project.config.name} names it as the place of the specs"
        raise NotADirectoryError(errno.ENOTDIR, hint, str(project.specs))
    os.scandir(project.specs).close()
