"""The file in which a memory lasts: data of one program, for one folder, written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

_MAGIC = b"playbooks memory 1\n"
_SUM = 4
_LARGEST = 256 * 1024 * 1024
_PACKAGE = Path(__file__).parents[1]

_T = TypeVar("_T")


class Store(Generic[_T]):
    """A file in the cache folder of a project, which holds one value of a type.

    It is believed when this very program wrote it for this very folder: a copy in a clone says nothing there.
    """

    def __init__(self, root: Path, type_: type[_T], *beside: Path) -> None:
        self._folder = root / ".cache" / "mkdocs-playbooks"
        self._file = self._folder / "memory"
        self._type = type_
        self._head = _MAGIC + _identity(root, beside)
        self._temporary = ""

    def read(self) -> _T | None:
        """What is kept; nothing where nothing is, or nothing that can be believed."""
        try:
            if not self._is_ours() or not stat.S_ISREG(self._file.lstat().st_mode):
                return None
            with open(self._file, "rb") as stream:  # noqa: PTH123
                size = os.fstat(stream.fileno()).st_size
                if not len(self._head) < size <= _LARGEST or stream.read(len(self._head)) != self._head:
                    return None
                with mmap(stream.fileno(), size, access=ACCESS_READ) as content, memoryview(content) as view:
                    return self._decoded(view[len(self._head) :])
        except (OSError, ValueError, RecursionError, BufferError):
            return None

    def _decoded(self, content: memoryview) -> _T | None:
        with content, content[:_SUM] as found, content[_SUM:] as encoded:
            if bytes(found) != _sum(encoded):
                return None
            return msgspec.msgpack.decode(encoded, type=self._type)

    def begin(self) -> int:
        """Prepare to write; the time by the file system's clock, in nanoseconds, or 0 where nothing can be kept."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._is_ours():
                return 0
            with suppress(FileExistsError):
                _create(f"{self._folder}/.gitignore", b"*\n")
            name = f"{self._folder}/memory.{os.getpid()}.{os.urandom(8).hex()}"
            now = _create(name)
        except OSError:
            return 0
        self._temporary = name
        return now

    def write(self, value: _T) -> None:
        """Keep a value in place of what was kept before; without ``begin``, or where that failed, nothing happens."""
        if not self._temporary:
            return
        with suppress(OSError, OverflowError):
            encoded = msgspec.msgpack.encode(value)
            if len(encoded) <= _LARGEST:
                with open(self._temporary, "wb") as stream:  # noqa: PTH123
                    stream.write(self._head)
                    stream.write(_sum(encoded))
                    stream.write(encoded)
                os.replace(self._temporary, self._file)  # noqa: PTH105
                self._temporary = ""
        self.end()

    def _is_ours(self) -> bool:
        """Whether the folder lies in the project: no link leads out of it."""
        return not self._folder.is_symlink() and not self._folder.parent.is_symlink()

    def end(self) -> None:
        """Leave nothing half done behind."""
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)  # noqa: PTH108
            self._temporary = ""


def _create(path: str, content: bytes = b"") -> int:
    """Make a file that is not there, not even as a link, and give the time at which it was written."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, content)
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)


def _sum(content: bytes | memoryview) -> bytes:
    """A checksum that takes a few milliseconds: against chance, not against intent."""
    return crc32(content).to_bytes(_SUM, "big")


def _identity(root: Path, beside: tuple[Path, ...]) -> bytes:
    """What a file has to begin with: the program down to its last module, and the folder it is for."""
    status = root.stat()
    program = sorted(line for folder in (_PACKAGE, *beside) for line in _modules(str(folder)))
    return msgspec.msgpack.encode((sys.version, msgspec.__version__, program, str(root), status.st_dev, status.st_ino))


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _modules(entry.path)
            elif entry.name.endswith((".py", ".json")):
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
