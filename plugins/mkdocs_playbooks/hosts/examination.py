"""What a project is built with and how it is set up, looked over before anything is built."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

import msgspec

from ..bundled import bundled
from ..project import PLUGIN, Project, ProjectError
from ..rules import rules
from ..rules.baseline import read_baseline
from ..rules.strictness import strictness
from ..source.discovery import discover
from ..source.history import history
from .settings import Settings
from .words import site_words

State = Literal["ok", "note", "problem"]


class Remark(msgspec.Struct, frozen=True):
    """One thing that was looked at: whether it is right, what it is, and what to do if it is not."""

    state: State
    text: str
    help: str = ""


_PACKAGES = ("mkdocs-playbooks", "mkdocs", "properdocs", "mkdocs-material", "jsonschema-rs", "pyyaml")
"""The packages whose versions explain most of what differs between two machines."""

_CLASHES: Mapping[str, str] = {
    "i18n": "it stops a build at pages that were made from no Markdown file",
}
"""Plugins beside which no site comes out, and why; each was seen to."""

_LATER: Mapping[str, str] = {
    "section-index": "our navigation undoes what it did",
    "print-site": "it has to see every page",
}
"""Plugins that have to stand below ours, and what is wrong otherwise; each was seen to."""

_ASKS_ELSEWHERE: Mapping[str, str] = {
    "material/offline": "it adds a script from another host to every page",
    "material/social": "it fetches fonts from another host at every build",
    "material/privacy": "it fetches what pages name on other hosts at every build",
}
"""Plugins that need the network for a site that would need none."""


def versions() -> Iterator[Remark]:
    """What is installed."""
    yield Remark("ok", f"Python {platform.python_version()}")
    for name in _PACKAGES:
        try:
            yield Remark("ok", f"{name} {version(name)}")
        except PackageNotFoundError:
            if name == "mkdocs-material":
                yield Remark("problem", "mkdocs-material is not installed", "install it: pages are made for its theme")


def examine(project: Project) -> Iterator[Remark]:
    """What is right and wrong with a project's set-up, in the order in which a build would meet it."""
    settings = Settings(project)
    yield Remark("ok", f"configuration: {project.config}")
    for look in (_options, _specs, _schemas, _past, _baseline):
        yield from look(project)
    for ask in (_theme, _plugins, _elsewhere):
        yield from ask(settings)
    yield from _words(project, settings)


def _options(project: Project) -> Iterator[Remark]:
    try:
        changed = strictness(rules(), project.options.rules)
    except ProjectError as error:
        yield Remark("problem", str(error), "correct it under `plugins` in the configuration")
        return
    own = sum(changed[name] != rule.severities for name, rule in rules().items())
    yield Remark("ok", f"{len(rules())} rules, {own or 'none'} of them set by this project")
    if project.options.as_of:
        yield Remark(
            "note",
            f"today is set to {project.options.as_of}",
            "take `as_of` out, unless the site is to stay as of that day",
        )


def _specs(project: Project) -> Iterator[Remark]:
    if not project.specs.is_dir():
        yield Remark("problem", f"there is no folder {project.specs}", "make it, or correct `docs_dir` or `specs`")
        return
    found, trouble = discover(project.root, project.specs)
    number = sum(not file.is_series for file in found)
    yield Remark("ok" if number else "note", f"{number} spec files in {project.specs}")
    for finding in trouble:
        yield Remark("problem", f"{finding.path}: {finding.message}", finding.help)


def _schemas(project: Project) -> Iterator[Remark]:
    folder, used = project.root / "schemas", bundled("schemas")
    copies = [path for path in sorted(used.glob("*.schema.json")) if (folder / path.name).is_file()]
    stale = [path.name for path in copies if (folder / path.name).read_bytes() != path.read_bytes()]
    renew = "run `playbook init` here: it renews the copies and leaves all else alone"
    if not copies:
        yield Remark("note", "editors have no copy of the schemas", "run `playbook schema export schemas`")
    elif stale:
        yield Remark("problem", f"{len(stale)} of {len(copies)} copies of schemas are not those that are used", renew)
    else:
        yield Remark("ok", f"{len(copies)} copies of schemas, all as they are used")


def _past(project: Project) -> Iterator[Remark]:
    if not project.specs.is_dir():
        return
    told = history(project.root, project.specs)
    if told.silence:
        known, need = ("too little", "two rules") if told.changes else ("nothing", "two rules and the dates of pages")
        yield Remark("note", f"{known} is known of the past: {told.silence}", f"{need} need it")
    else:
        paths = [file.path for file in discover(project.root, project.specs)[0] if not file.is_series]
        yield Remark("ok", f"Git tells of {sum(path in told.changes for path in paths)} of {len(paths)} spec files")


def _baseline(project: Project) -> Iterator[Remark]:
    try:
        known = read_baseline(project.baseline).total()
    except (ProjectError, OSError) as error:
        yield Remark("problem", str(error), "delete it, or write it anew with `playbook check --write-baseline`")
        return
    if known:
        yield Remark("note", f"a baseline keeps quiet about {known} findings", "mend some, then write it anew")


def _theme(settings: Settings) -> Iterator[Remark]:
    theme = settings.theme
    if theme.get("name") != "material":
        yield Remark("problem", f"the theme is {theme.get('name')}", "set `theme: {name: material}`")
    else:
        yield Remark("ok", "the theme is Material")
    if theme.get("font") is not False:
        yield Remark("note", "pages fetch fonts from another host", "set `font: false` under `theme`")


def _words(project: Project, settings: Settings) -> Iterator[Remark]:
    try:
        words = site_words(project, settings.theme)
    except ProjectError as error:
        yield Remark("problem", str(error), "correct it, or build without `words`")
        return
    yield Remark("ok", f"pages speak {words.language.name}")
    for note in words.notes:
        yield Remark("note", note)


def _plugins(settings: Settings) -> Iterator[Remark]:
    names = settings.plugins
    if not any(name.rpartition("/")[2] == "search" for name in names):
        yield Remark("note", "the site has no search", "add `search` to the plugins")
    own = names.index(PLUGIN) if PLUGIN in names else len(names)
    for place, name in enumerate(names):
        if name in _CLASHES:
            yield Remark("problem", f"the plugin {name}: {_CLASHES[name]}", "take it out")
        elif name in _LATER and place < own:
            yield Remark("problem", f"the plugin {name} stands above ours: {_LATER[name]}", "put it below `playbooks`")


def _elsewhere(settings: Settings) -> Iterator[Remark]:
    for name in settings.plugins:
        full = name if "/" in name else f"material/{name}"
        if full in _ASKS_ELSEWHERE:
            yield Remark(
                "note", f"the plugin {name}: {_ASKS_ELSEWHERE[full]}", "take it out if the site must need none"
            )
    for address in settings.addresses:
        yield Remark("note", f"every page fetches {address}", "keep a copy beside the pages")
