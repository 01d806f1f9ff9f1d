"""What files held, read from patches that show every line of them.

A text is believed only when it has the hash by which Git names it, whatever Git printed and however it was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property


class Patches:
    """The patches of a log, each of one commit; of a merge in Git's combined form.

    They are looked through when somebody asks for a text, and a text is put together when it is asked for.
    """

    def __init__(self, patches: Iterable[bytes]) -> None:
        self._patches = tuple(patches)

    def read(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """What blobs hold, by their ids; those that no patch shows as what a file became are left out."""
        found = ((id_, self._texts.get(id_)) for id_ in set(ids))
        texts = ((id_, _text(id_, *lines)) for id_, lines in found if lines)
        return {id_: text for id_, text in texts if text is not None}

    @cached_property
    def _texts(self) -> Mapping[str, tuple[int, bytes]]:
        """By the id of a blob, how many parents the patch has that made it, and its lines.

        A line of a file stands behind a sign, so no text can pass for the beginning of the next file.
        """
        found: dict[str, tuple[int, bytes]] = {}
        for patch in self._patches:
            for file in patch.split(b"\ndiff --"):
                ids, _, lines = file.partition(b"\nindex ")[2].partition(b"\n")
                before, _, after = ids.partition(b" ")[0].partition(b"..")
                found.setdefault(after.decode("ascii"), (before.count(b",") + 1, lines))
        return found


def _text(id_: str, parents: int, patch: bytes) -> bytes | None:
    """A file as a patch leaves it: each line without its signs, one for each parent, but those that were taken out.

    Git does not always say that the last line has no end, so both ways are tried.
    """
    lines = patch.partition(b"\n@@")[2].partition(b"\n")[2].removesuffix(b"\n").split(b"\n")
    kept = (line[parents:] for line in lines if not line.startswith(b"\\") and b"-" not in line[:parents])
    text = b"\n".join(kept)
    return next((each for each in (text + b"\n", text) if _blob_id(each, len(id_)) == id_), None)


def _blob_id(text: bytes, length: int) -> str:
    """The name of a blob: in repositories with names of 64 digits by SHA-256, elsewhere by SHA-1."""
    named = b"blob %d\0%b" % (len(text), text)
    return (hashlib.sha256(named) if length == 64 else hashlib.sha1(named, usedforsecurity=False)).hexdigest()
