"""The whole flow on one screen: discover, parse, validate, resolve, audit; each gives its value and its findings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import PurePosixPath

from .bundled import bundled
from .diagnostics import Finding, Severity, Span
from .facts.facts import Facts
from .kinds import structure
from .model.catalogue import Catalogue
from .model.drafts import draft_findings, without_drafts
from .model.mentions import MentionReader, mention_reader
from .model.node import Key, Mention, Node
from .model.pictures import Pictures, read_pictures
from .model.resolve import Unavailable, resolve, unique
from .project import Options, Project
from .rules import rules
from .rules.audit import Silence, audit
from .rules.strictness import Severities, strictness
from .rules.waivers import Waived
from .source.discovery import SpecFile, discover, display_path
from .source.history import History, history
from .source.messages import kind_finding, schema_findings
from .source.reader import RawDocument, read
from .source.schema import schemas
from .source.series import Point, read_series
from .source.text import decode

_DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What one file gave: its text, its valid documents, the keys of its broken ones, and what is wrong with it."""

    content: bytes
    text: str
    nodes: tuple[Node, ...]
    broken: tuple[Key, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Build:
    """The outcome of a run: the facts about every document that can be used, and every finding.

    ``severities`` is how strict each rule was, ``waived`` are the findings that decisions set aside, ``silences`` the
    rules that could not run. ``docs`` is the folder that becomes the site, as paths of documents begin with it,
    ``pictures`` those beside them.
    """

    facts: Facts
    findings: tuple[Finding, ...]
    files: Mapping[str, LoadedFile]
    severities: Mapping[str, Severities] = field(default_factory=dict)
    waived: tuple[Waived, ...] = ()
    silences: tuple[Silence, ...] = ()
    docs: str = "playbooks"
    pictures: Pictures = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The documents."""
        return self.facts.catalogue

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file, from which places are found again."""
        return {path: file.text for path, file in self.files.items()}


def build(
    project: Project, today: datetime.date | None = None, previous: Build | None = None, drafts: bool = True
) -> Build:
    """Run a project; raises nothing for bad input, and ``ProjectError`` for options that cannot be.

    A file that has not changed since ``previous`` is not read again. With ``previous``, a document that can no longer
    be read keeps its last good record, so that what refers to it still holds. Without ``drafts``, everything is as if
    the documents that are still being written were not there, save that their titles are known.
    """
    found, trouble = discover(project.root, project.specs)
    config = display_path(project.config, project.root)
    read_history = partial(history, project.root, project.specs)
    outcome = build_files(
        found, today or project.options.today(), config, previous, drafts, read_history, project.options
    )
    pictures, missing = read_pictures(project.root, project.docs, outcome.catalogue.nodes.values())
    findings = (*trouble, *_stale_schemas(project), *outcome.findings, *missing)
    return replace(outcome, findings=findings, docs=display_path(project.docs, project.root), pictures=pictures)


def build_files(
    found: Iterable[SpecFile],
    today: datetime.date,
    config: str = "mkdocs.yml",
    previous: Build | None = None,
    drafts: bool = True,
    read_history: Callable[[], History] = History,
    options: Options = _DEFAULTS,
) -> Build:
    """Run files that were already found, as ``build`` does; ``read_history`` is asked for their past if it matters."""
    known = previous.files if previous else {}
    found = tuple(found)
    series, trouble = _series(found)
    files = {file.path: _load(file, known.get(file.path)) for file in found if not file.is_series}
    nodes = [node for file in files.values() for node in file.nodes]
    unavailable = _unavailable(files)
    if previous:
        nodes += _last_good(previous, unavailable, {node.key for node in nodes})
    by_key, duplicates = unique(_with_series(node, series) for node in nodes)
    catalogue, references = resolve(by_key, unavailable, rules())
    references += tuple(draft_findings(catalogue))
    if not drafts:
        catalogue = without_drafts(catalogue)
        left_out = frozenset(map(str, catalogue.drafts))
        references = tuple(finding for finding in references if finding.document not in left_out)
    facts = Facts(catalogue, today, read_history, options.pilot_days)
    findings = [finding for file in files.values() for finding in file.findings]
    severities = strictness(rules(), options.rules)
    audited = audit(facts, rules(), severities, config, _is_partial(unavailable, catalogue))
    findings += (*trouble, *duplicates, *references, *audited.findings)
    return Build(facts, tuple(findings), files, severities, audited.waived, audited.silences)


def _load(file: SpecFile, known: LoadedFile | None) -> LoadedFile:
    if known is not None and known.content == file.content:
        return known
    text, findings = decode(file.path, file.content)
    if findings:
        return LoadedFile(file.content, text, (), (), findings)
    documents, findings = read(file.path, text)
    nodes: list[Node] = []
    broken: list[Key] = []
    problems = list(findings)
    for document in documents:
        found = _validate(document, text)
        if not found:
            nodes.append(_node(document))
            continue
        problems.extend(found)
        broken.extend(_key_if_readable(document))
    return LoadedFile(file.content, text, tuple(nodes), tuple(broken), tuple(problems))


def _validate(document: RawDocument, text: str) -> tuple[Finding, ...]:
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    schema = schemas().get(kind) if isinstance(kind, str) else None
    return schema_findings(document, schema, text) if schema else (kind_finding(document, tuple(schemas())),)


def _key_if_readable(document: RawDocument) -> Iterable[Key]:
    if isinstance(document.data, dict):
        kind, id_ = document.data.get("kind"), document.data.get("id")
        if isinstance(kind, str) and isinstance(id_, str):
            yield Key(kind, id_)


def _node(document: RawDocument) -> Node:
    data = document.data
    key = Key(data["kind"], data["id"])
    mentions: tuple[Mention, ...] = tuple(_mention_readers()[key.kind].read(data))
    return Node(key, data["title"], document.path, document.ordinal, data, structure(key.kind, data), mentions)


@cache
def _mention_readers() -> Mapping[str, MentionReader]:
    return {kind: mention_reader(schema.schema) for kind, schema in schemas().items()}


def _series(found: Iterable[SpecFile]) -> tuple[dict[str, tuple[Point, ...]], list[Finding]]:
    series: dict[str, tuple[Point, ...]] = {}
    findings: list[Finding] = []
    for file in found:
        if file.is_series:
            series[file.path], problems = read_series(file.path, file.content)
            findings.extend(problems)
    return series, findings


def _with_series(node: Node, series: Mapping[str, tuple[Point, ...]]) -> Node:
    if node.kind != "metric":
        return node
    points = series.get(str(PurePosixPath(node.path).with_name(f"{node.id}.csv")), ())
    return Node(node.key, node.title, node.path, node.ordinal, node.data, node.record, node.mentions, points)


def _unavailable(files: Mapping[str, LoadedFile]) -> Unavailable:
    broken = frozenset(key for file in files.values() for key in file.broken)
    unread = frozenset(
        PurePosixPath(path).stem
        for path, file in files.items()
        if any(finding.severity is Severity.ERROR and _hides_its_key(finding) for finding in file.findings)
    )
    return Unavailable(broken, unread)


def _hides_its_key(finding: Finding) -> bool:
    """Whether nobody can tell which document it is that a finding makes unusable."""
    return finding.rule.startswith("yaml/") or finding.rule == "schema/kind"


def _is_partial(unavailable: Unavailable, catalogue: Catalogue) -> bool:
    """Whether broken documents are missing, and no earlier record stands in for them."""
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
