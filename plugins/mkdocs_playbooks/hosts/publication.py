"""Replacing a published folder in one move, so that a build that fails or dies leaves the old one whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

from filelock import FileLock, Timeout

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BusyError(Exception):
    """Another build of the same site is running."""


class Publication:
    """One build of a site beside the published one.

    ``staging`` is where to build; ``publish`` puts it in place of ``site``; ``discard`` leaves ``site`` as it was.
    Entries of the published folder that begin with a dot, such as ``.git``, are kept.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.staging = site.with_name(f".{site.name}.building")
        self._old = site.with_name(f".{site.name}.old")
        self._lock = FileLock(site.with_name(f".{site.name}.lock"), timeout=0)

    def begin(self) -> None:
        """Take the site for this build, after putting right what a build that died left behind.

        Raises:
            BusyError: Another build has it.
            OSError: The folder beside the site cannot be written.
        """
        self.site.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            raise BusyError(f"another build of {self.site} is running; wait for it, or build elsewhere") from None
        self._recover()

    def publish(self) -> bool:
        """Put the new site in place; false when it had to be copied file by file into a folder that cannot move."""
        try:
            if self.site.is_dir():
                _move_hidden(self.site, self.staging)
            moved = self._move()
            if not moved:
                _copy_over(self.staging, self.site)
            shutil.rmtree(self.staging, ignore_errors=True)
            return moved
        finally:
            self._release()

    def discard(self) -> None:
        """Forget the new site."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self._release()

    def _move(self) -> bool:
        if not self.site.exists():
            self.staging.rename(self.site)
            return True
        if _exchange(self.staging, self.site):
            return True
        try:
            self.site.rename(self._old)
        except OSError:
            return False
        self.staging.rename(self.site)
        shutil.rmtree(self._old, ignore_errors=True)
        return True

    def _recover(self) -> None:
        if self._old.is_dir() and not self.site.exists():
            self._old.rename(self.site)
        for left in (self._old, self.staging):
            if left.is_dir():
                if self.site.is_dir():
                    _move_hidden(left, self.site)
                shutil.rmtree(left)

    def _release(self) -> None:
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)


def _move_hidden(source: Path, target: Path) -> None:
    for entry in source.iterdir():
        if entry.name.startswith(".") and not (target / entry.name).exists():
            entry.rename(target / entry.name)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in a single call where the system has one (Linux, ``renameat2``)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _copy_over(source: Path, target: Path) -> None:
    """Make ``target`` hold what ``source`` holds: new files first, then the ones that are no longer there."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    wanted = {path.relative_to(source) for path in source.rglob("*")}
    for path in sorted(target.rglob("*"), reverse=True):
        relative = path.relative_to(target)
        if relative in wanted or relative.parts[0].startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
