"""Which wordings of checklists a site has published: what ``index.json`` says of them, and what a project has now."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, Literal

import msgspec
from msgspec import UNSET, UnsetType

from ..facts.wording import wording
from ..model.catalogue import Catalogue
from .record import Hash, ListId, SiteId

FORMAT: Final = "playbook-index"
VERSION: Final = 1

MOST_BYTES = 64 * 1024 * 1024
"""The largest index that is read; one of ten thousand documents has about 5 MB."""


class PublishedError(Exception):
    """An index cannot be read; the text says why."""


class EarlierWording(msgspec.Struct, frozen=True, kw_only=True):
    """A wording that was replaced: the days of the build that first had it and of the one that replaced it."""

    wording: Hash
    since: datetime.date
    until: datetime.date


class PublishedList(msgspec.Struct, frozen=True, kw_only=True):
    """A checklist with its present wording, and since when; without one it is no longer published."""

    id: ListId
    wording: Hash | None
    since: datetime.date | None
    earlier: tuple[EarlierWording, ...] = ()


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The part of an index that outlives a build: its day, the ids of the site and the wordings of the lists."""

    format: Literal["playbook-index"]
    version: Literal[1]
    as_of: datetime.date
    site: SiteId | UnsetType = UNSET
    earlier_sites: tuple[SiteId, ...] = ()
    checklists: tuple[PublishedList, ...]


def read_published(content: bytes) -> Published:
    """The wordings that an index names; raises ``PublishedError`` when it is none that can be read."""
    if len(content) > MOST_BYTES:
        raise PublishedError(f"it has more than the {MOST_BYTES // 1024 // 1024} MB that are read")
    try:
        return msgspec.json.decode(content, type=Published)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PublishedError(f"it is no index of version {VERSION}: {error}") from None


def carried_over(catalogue: Catalogue, before: Published | None, today: datetime.date) -> tuple[PublishedList, ...]:
    """The checklists of a build on a day, with the wordings that they had in the site it replaces.

    A list that has another id now keeps its wordings under the new one; one that is gone keeps them under its own.
    """
    known: dict[str, list[PublishedList]] = {}
    for each in before.checklists if before else ():
        known.setdefault(catalogue.present("checklist", each.id).id, []).append(each)
    present = {node.id: wording(node.data) for node in catalogue.of_kind("checklist")}
    return tuple(_list(id_, present.get(id_), known.get(id_, ()), today) for id_ in sorted(present.keys() | known))


def earlier_sites(site: str, before: Published | None) -> tuple[str, ...]:
    """The ids that a site had before the one it has now, as an earlier index knows them."""
    if before is None:
        return ()
    last = (before.site,) if isinstance(before.site, str) else ()
    return tuple(sorted({*before.earlier_sites, *last} - {site}))


def _list(id_: str, now: str | None, before: Iterable[PublishedList], today: datetime.date) -> PublishedList:
    """One list: every wording it ever had, each once, from its first day to its last."""
    spans: dict[str, tuple[datetime.date, datetime.date]] = {}
    for name, since, until in _spans(before, today):
        first, last = spans.get(name, (since, until))
        spans[name] = min(first, since), max(last, until)
    begun = spans.pop(now, (today, today))[0] if now else None
    ordered = sorted((*span, name) for name, span in spans.items())
    earlier = tuple(EarlierWording(wording=name, since=first, until=last) for first, last, name in ordered)
    return PublishedList(id=id_, wording=now, since=begun, earlier=earlier)


def _spans(before: Iterable[PublishedList], today: datetime.date) -> Iterator[tuple[str, datetime.date, datetime.date]]:
    for each in before:
        for earlier in each.earlier:
            yield earlier.wording, earlier.since, earlier.until
        if each.wording:
            yield each.wording, each.since or today, today


class Known(msgspec.Struct, frozen=True, dict=True):
    """Every wording of which it is known that it was published, or is the present text of a project.

    ``catalogue`` has the documents of the project, and ``site`` the id of its site, when there is one; ``published`` is
    the index, when there is one. Of a ``partial`` catalogue it is known that documents are missing.
    """

    catalogue: Catalogue = msgspec.field(default_factory=lambda: Catalogue({}))
    published: Published | None = None
    site: str = ""
    partial: bool = False

    @cached_property
    def _lists(self) -> Mapping[str, PublishedList]:
        return {each.id: each for each in self.published.checklists} if self.published else {}

    def sites(self) -> tuple[str, ...]:
        """The ids of the site, that of the project first."""
        earlier = earlier_sites(self.site, self.published)
        return (self.site, *earlier) if self.site else earlier

    def ids(self) -> tuple[str, ...]:
        """The ids of every list that is known."""
        return tuple(sorted({*self._lists, *(node.id for node in self.catalogue.of_kind("checklist"))}))

    def present(self, id_: str) -> str | None:
        """The wording that a list has in the project."""
        node = self.catalogue.get("checklist", id_)
        return wording(node.data) if node else None

    def is_draft(self, id_: str) -> bool:
        """Whether a list is still being written, so that the project does not publish it."""
        return self.catalogue.present("checklist", id_) in self.catalogue.drafts

    def published_list(self, id_: str) -> PublishedList | None:
        """What the index says of a list, by the id it has there."""
        return self._lists.get(id_) or self._lists.get(self.catalogue.present("checklist", id_).id)
