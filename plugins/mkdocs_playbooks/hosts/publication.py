"""Replacing a published folder in one move, so that a build that fails or dies leaves the old one whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BusyError(Exception):
    """Another build of the same site is running."""


class Publication:
    """One build of a site beside the published one.

    ``staging`` is where to build; ``publish`` puts it in place of ``site``; ``discard`` leaves ``site`` as it was.
    Entries of the published folder that begin with a dot, such as ``.git``, are kept. Where ``site`` is a link, the
    folder it leads to is replaced, and everything lies beside that folder.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self.staging = self._beside("building")
        self._built = self._beside("built")
        self._old = self._beside("old")
        self._lock = FileLock(self._beside("lock"), timeout=0)

    def _beside(self, purpose: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{purpose}")

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
        try:
            self._recover()
        except OSError:
            self._release()
            raise

    def publish(self) -> bool:
        """Put the new site in place; false when it had to be copied file by file into a folder that cannot move."""
        try:
            self.staging.rename(self._built)
            moved = self._move()
            if not moved:
                _copy_over(self._built, self.site)
                shutil.rmtree(self._built, ignore_errors=True)
            self._clear()
            return moved
        finally:
            self._release()

    def discard(self) -> None:
        """Forget the new site."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self._release()

    def _move(self) -> bool:
        """Exchange the folders; where that is not possible, rename one after the other."""
        if self.site.exists():
            if _exchange(self._built, self.site):
                return True
            try:
                self.site.rename(self._old)
            except OSError:
                return False
        self._built.rename(self.site)
        return True

    def _recover(self) -> None:
        if self._old.is_dir() and not self.site.exists():
            self._old.rename(self.site)
        self._clear()

    def _clear(self) -> None:
        """Remove every folder beside the site; what is to be kept of a replaced site goes into the new one."""
        for left in (self._old, self._built, self.staging):
            if not left.is_dir():
                continue
            if left != self.staging and self.site.is_dir():
                _move_hidden(left, self.site)
            shutil.rmtree(left)

    def _release(self) -> None:
        """Give the site free; the lock's file goes first, so that nobody can lock a file that is about to go."""
        with suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._lock.release()


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
    """Make ``target`` hold what ``source`` holds: new files first, then away with those that are no longer there."""
    wanted = {path.relative_to(source): path.is_dir() for path in source.rglob("*")}
    for path, is_folder in wanted.items():
        if (target / path).exists() and (target / path).is_dir() != is_folder:
            _remove(target / path)
    shutil.copytree(source, target, dirs_exist_ok=True)
    for path in sorted(target.rglob("*"), reverse=True):
        relative = path.relative_to(target)
        if relative not in wanted and not relative.parts[0].startswith("."):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
