"""The whole flow on one screen: discover, parse, validate, resolve, audit; each gives its value and its findings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from .bundled import bundled
from .diagnostics import Finding, Severity, Span
from .facts.facts import Facts, no_history
from .memory import Memory
from .memory.store import Store
from .model.catalogue import Catalogue
from .model.collection import Collection, Unavailable
from .model.drafts import draft_findings, is_draft, without_drafts
from .model.kept import Keeping, Kept
from .model.keys import former_keys, unique
from .model.loading import LoadedFile, is_series, key_if_readable, load
from .model.node import Key, Node
from .model.pictures import Pictures, pictures_in, pictures_of, read_pictures
from .model.references import Referrers
from .model.resolve import resolve
from .project import Options, Project
from .rules import rules
from .rules.audit import Silence, audit
from .rules.strictness import Severities, strictness
from .rules.waivers import Waived
from .source.discovery import SpecFile, discover, display_path, look
from .source.head import head

if TYPE_CHECKING:
    from .source.history import History

_DEFAULTS = Options()


class Build(msgspec.Struct, frozen=True):
    """The outcome of a run: the facts about every document that can be used, and every finding.

    ``severities`` is how strict each rule was, ``waived`` are the findings that decisions set aside, ``silences`` the
    rules that could not run. ``docs`` is the folder that becomes the site, as paths of documents begin with it,
    ``pictures`` those beside them, and ``withheld`` the paths of those that only drafts which were left out name.
    ``referrers`` is who refers to whom.
    """

    facts: Facts
    findings: tuple[Finding, ...]
    files: Mapping[str, LoadedFile]
    severities: Mapping[str, Severities] = msgspec.field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    silences: tuple[Silence, ...] = ()
    docs: str = "playbooks"
    pictures: Pictures = msgspec.field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    referrers: Referrers = msgspec.field(default_factory=lambda: Referrers({}))

    @property
    def catalogue(self) -> Catalogue:
        """The documents."""
        return self.facts.catalogue

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file, from which places are found again."""
        return Texts(self.files, self.facts.memory)


class Texts(Mapping[str, str]):
    """The texts of files by path, each read when it is asked for."""

    def __init__(self, files: Mapping[str, LoadedFile], memory: Memory) -> None:
        self._files = files
        self._memory = memory

    def __getitem__(self, path: str) -> str:
        self._memory.ledger.now.add(f"text {path}")
        return self._files[path].text

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def build(
    project: Project,
    today: datetime.date | None = None,
    previous: Build | None = None,
    drafts: bool = True,
    keeping: Keeping | None = None,
) -> Build:
    """Run a project; raises nothing for bad input, and ``ProjectError`` for options that cannot be.

    A file that has not changed since ``previous`` is not read again. With ``previous``, a document that can no longer
    be read keeps its last good record, so that what refers to it still holds. Without ``drafts``, everything is as if
    the documents that are still being written were not there, valid or not, save that their titles are known. With
    ``keeping``, whatever an earlier run worked out and still stands is not worked out again.
    """
    settings = _Settings(
        today or project.options.today(),
        display_path(project.config, project.root),
        previous,
        drafts,
        partial(_history, project),
        project.options,
    )
    if keeping:
        seen, trouble = look(project.root, project.specs)
        files, unread = keeping.load(seen)
        trouble += unread
    else:
        found, trouble = discover(project.root, project.specs)
        files = _load(found, previous)
    outcome = _run(files, settings, keeping)
    pictures, missing = read_pictures(project.root, project.docs, outcome.catalogue.nodes.values())
    findings = (*trouble, *_stale_schemas(project), *outcome.findings, *missing)
    return replace(outcome, findings=findings, docs=display_path(project.docs, project.root), pictures=pictures)


def _history(project: Project) -> History:
    from .source.history import history  # noqa: PLC0415 (few runs ask for it)

    return history(project.root, project.specs)


def keeping_of(project: Project) -> Keeping:
    """What is kept of a project from one run to the next."""
    return Keeping(Store(project.root, Kept, bundled("schemas")), partial(head, project.specs))


def build_files(
    found: Iterable[SpecFile],
    today: datetime.date,
    config: str = "mkdocs.yml",
    previous: Build | None = None,
    drafts: bool = True,
    read_history: Callable[[], History] | None = None,
    options: Options = _DEFAULTS,
) -> Build:
    """Run files that were already found, as ``build`` does; ``read_history`` is asked for their past if it matters."""
    return _run(_load(found, previous), _Settings(today, config, previous, drafts, read_history, options), None)


class _Settings(msgspec.Struct, frozen=True):
    """What a run is told beside its files."""

    today: datetime.date
    config: str
    previous: Build | None
    drafts: bool
    read_history: Callable[[], History] | None
    options: Options


def _run(files: dict[str, LoadedFile], settings: _Settings, keeping: Keeping | None) -> Build:
    previous, options = settings.previous, settings.options
    nodes = [node for file in files.values() for node in file.nodes]
    unavailable = _unavailable(files)
    if previous:
        nodes += _last_good(previous, unavailable, {node.key for node in nodes})
    by_key, duplicates = unique(_with_series(node, files) for node in nodes)
    former, taken = former_keys(by_key)
    memory = Memory()
    collection = Collection(by_key, former, unavailable)
    if keeping:
        keeping.recall(collection, (settings.today, settings.config, options, settings.drafts))
        memory = keeping.memory
    collection.note_in(memory.ledger)
    referrers = keeping.referrers if keeping else None
    catalogue, references, referrers = resolve(collection, rules(), memory, referrers)
    references = (*taken, *references, *draft_findings(catalogue))
    withheld: frozenset[str] = frozenset()
    if not settings.drafts:
        catalogue = without_drafts(catalogue, _broken_drafts(files))
        left_out = frozenset(map(str, catalogue.drafts))
        references = tuple(finding for finding in references if finding.document not in left_out)
        withheld = _draft_pictures(files, nodes) - pictures_of(catalogue.nodes.values())
        files = {path: file.without_drafts() if file.broken_drafts else file for path, file in files.items()}
        unavailable = _unavailable(files)
    facts = Facts(catalogue, settings.today, settings.read_history or no_history, options.pilot_days, memory)
    findings = [finding for file in files.values() for finding in file.findings if not is_series(file.kept.path)]
    trouble = [finding for file in files.values() for finding in file.findings if is_series(file.kept.path)]
    severities = strictness(rules(), options.rules)
    audited = audit(facts, rules(), severities, settings.config, _is_partial(unavailable, catalogue))
    findings += (*trouble, *duplicates, *references, *audited.findings)
    documents = {path: file for path, file in files.items() if not is_series(path)}
    outcome = Build(facts, tuple(findings), documents, severities, audited.waived, audited.silences)
    return replace(outcome, withheld=withheld, referrers=referrers)


def _load(found: Iterable[SpecFile], previous: Build | None) -> dict[str, LoadedFile]:
    known = previous.files if previous else {}
    return {
        file.path: kept if (kept := known.get(file.path)) is not None and kept.content == file.content else load(file)
        for file in found
    }


def _with_series(node: Node, files: Mapping[str, LoadedFile]) -> Node:
    if node.key.kind != "metric":
        return node
    table = files.get(str(PurePosixPath(node.path).with_name(f"{node.id}.csv")))
    return node.with_series(table.kept.table) if table else node


def _broken_drafts(files: Mapping[str, LoadedFile]) -> dict[Key, str]:
    """The titles of drafts that no schema accepts; the id where one has none."""
    drafts = (
        (key, draft.data) for file in files.values() for draft in file.broken_drafts for key in key_if_readable(draft)
    )
    return {key: title if isinstance(title := data.get("title"), str) else key.id for key, data in drafts}


def _draft_pictures(files: Mapping[str, LoadedFile], nodes: Iterable[Node]) -> frozenset[str]:
    """The pictures that drafts name, valid ones and others, by their path in the project."""
    broken = ((path, draft.data) for path, file in files.items() for draft in file.broken_drafts)
    return pictures_of(filter(is_draft, nodes)).union(*(pictures_in(path, data) for path, data in broken))


def _unavailable(files: Mapping[str, LoadedFile]) -> Unavailable:
    broken = frozenset(key for file in files.values() for key in file.broken)
    unread = frozenset(
        PurePosixPath(path).stem
        for path, file in files.items()
        if file.findings
        and not is_series(path)
        and any(finding.severity is Severity.ERROR and _hides_its_key(finding) for finding in file.findings)
    )
    return Unavailable(broken, unread)


def _hides_its_key(finding: Finding) -> bool:
    """Whether nobody can tell which document it is that a finding makes unusable."""
    return finding.rule.startswith("yaml/") or finding.rule == "schema/kind"


def _is_partial(unavailable: Unavailable, catalogue: Catalogue) -> bool:
    """Whether broken documents are missing, and no earlier record stands in for them."""
    if not unavailable.keys and not unavailable.stems:
        return False
    kept = {PurePosixPath(node.path).stem for node in catalogue.nodes.values()}
    return bool(unavailable.keys - catalogue.nodes.keys() or unavailable.stems - kept)


def _last_good(previous: Build, unavailable: Unavailable, present: set[Key]) -> list[Node]:
    return [
        node
        for key, node in previous.catalogue.nodes.items()
        if key not in present and unavailable.may_hold((key.kind,), PurePosixPath(node.path).stem)
    ]


def _stale_schemas(project: Project) -> Iterable[Finding]:
    """A warning for each copied schema an editor would read that differs from the one that is used."""
    folder = project.root / "schemas"
    used = bundled("schemas")
    if not folder.is_dir() or folder.resolve() == used.resolve():
        return
    for path in sorted(used.glob("*.schema.json")):
        copy = folder / path.name
        if copy.is_file() and copy.read_bytes() != path.read_bytes():
            yield Finding(
                Severity.WARNING,
                "schema/stale",
                "this copy of the schema is not the one that is used to check",
                Span(display_path(copy, project.root)),
                help="run `playbook init` in the project again; it renews the schemas and leaves all else alone",
            )
