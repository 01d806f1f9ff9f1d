"""A project: where its specs lie and how it wants them checked, as its ``mkdocs.yml`` says."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import yaml

from .diagnostics import Severity

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "playbooks"
SPEC_SUFFIXES = (".yaml", ".yml", ".csv")
SITE_ID_LENGTH = 64
"""How long the id of a site may be."""

_SITE_ID = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")


class ProjectError(Exception):
    """The project or its configuration cannot be used; the text says why and what to do."""


def _option(description: str, default: Any = None) -> Any:
    metadata = {"description": description}
    return (
        field(default_factory=dict, metadata=metadata) if default is dict else field(default=default, metadata=metadata)
    )


def _days(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ProjectError(f"`pilot_days` is a number of days such as 90, not {value}")


def _by_rule(value: Any) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise ProjectError(
        "`rules` is a mapping from the names of rules to how strict they are, such as `unused-system: off`"
    )


def _site_id(value: Any) -> str:
    if isinstance(value, str) and 2 <= len(value) <= SITE_ID_LENGTH and _SITE_ID.fullmatch(value):
        return value
    raise ProjectError(
        f"`site_id` is 2 to {SITE_ID_LENGTH} lower-case letters, digits and single hyphens, such as `group-playbooks`, "
        f"not {value}"
    )


_PARSERS: Mapping[str, Callable[[Any], Any]] = {"pilot_days": _days, "rules": _by_rule, "site_id": _site_id}
"""How the options are read that are not texts."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a project can set under ``plugins: - playbooks:``; the one place where options are defined.

    ``None`` means that the option is not set.
    """

    specs: str = _option(
        "The folder that holds the specs, below `docs_dir`. Empty: the whole of it.",
        "",
    )
    as_of: str | None = _option(
        "The day that counts as today, such as `2026-11-30`. Not set: `SOURCE_DATE_EPOCH`, else the day of the build."
    )
    fail_on: str | None = _option(
        "A build fails on findings at or above this level: `info`, `warning` or `error`. Not set: "
        "only when a spec cannot be read, is not valid, or refers to something that does not exist."
    )
    history: str | None = _option(
        "`git`: title cards say on which day and in which commit a document was last changed. Not set: they do not."
    )
    earlier_index: str | None = _option(
        "The `index.json` of the published site, by its path from the configuration file, such as "
        "`earlier-index.json`: the names of earlier wordings are carried over from it. For a build server, whose own "
        "folder is empty; an empty file says that nothing was published yet. Not set: that of the folder that the "
        "build replaces."
    )
    site_id: str | None = _option(
        "The name under which browsers keep the runs through the site's checklists, and which exported runs carry, "
        "such as `group-playbooks`. Not set: made of the host and the path of `site_url` as it stands in the file, "
        "else the organization's id. Set it before the address changes, or open runs are no longer found."
    )
    words: str | None = _option(
        "A folder beside the configuration file that holds words of the site's own: `<language>.po` changes or "
        "translates what pages say in the language that `theme.language` names. Not set: the words that ship, in "
        "English and Dutch."
    )
    rules: Mapping[str, Any] = _option(
        "How strict rules are here, by name: `off`, `info`, `warning` or `error`, or one of these for each of `idea`, "
        "`pilot` and `production`. A rule that is not named is as strict as its page says.",
        dict,
    )
    pilot_days: int = _option("How many days a pilot may last before the rule `stalled-pilot` asks for a decision.", 90)

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> Options:
        """Checked options; raises ``ProjectError`` for one that does not exist or cannot have its value."""
        known = {option.name: option for option in dataclasses.fields(cls)}
        for name in given:
            if name not in known:
                raise ProjectError(f"the plugin has no option `{name}`; it has {', '.join(known)}")
        options = cls(**{name: _PARSERS.get(name, str)(value) for name, value in given.items() if value is not None})
        if options.fail_on is not None and options.fail_on.upper() not in Severity.__members__:
            raise ProjectError(f"`fail_on` is info, warning or error, not {options.fail_on}")
        if options.history not in (None, "git"):
            raise ProjectError(f"`history` is git, not {options.history}")
        if options.as_of is not None:
            parse_day(options.as_of, "as_of")
        return options

    @property
    def threshold(self) -> Severity | None:
        """The severity from which a finding fails a build, when one is set."""
        return Severity.parse(self.fail_on) if self.fail_on else None

    def today(self) -> datetime.date:
        """The day that counts as today."""
        if self.as_of:
            return parse_day(self.as_of, "as_of")
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal():
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        return datetime.datetime.now(datetime.UTC).astimezone().date()


class Project(msgspec.Struct, frozen=True):
    """A project folder: its configuration file, the folder with its Markdown and specs, and its options."""

    root: Path
    config: Path
    docs: Path
    options: Options = Options()

    @property
    def specs(self) -> Path:
        """The folder below which every YAML file is a spec."""
        return self.docs / self.options.specs if self.options.specs else self.docs

    @property
    def earlier_index(self) -> Path | None:
        """The file with the index of the published site, when the project names one."""
        return self.root / self.options.earlier_index if self.options.earlier_index else None

    @property
    def baseline(self) -> Path:
        """The file that may hold the findings a project has known for long."""
        return self.root / "playbook-baseline.json"

    def holds_spec(self, path: Path) -> bool:
        """Whether a file belongs to the specs, which no site ever publishes."""
        return path.suffix in SPEC_SUFFIXES and path.is_relative_to(self.specs)


def parse_day(text: str, name: str) -> datetime.date:
    """A date as ``2026-11-30``; raises ``ProjectError`` naming the option otherwise."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ProjectError(f"`{name}` is a date such as 2026-11-30, not {text}") from None


def find_project(start: Path) -> Project:
    """The project ``start`` lies in; raises ``ProjectError`` when there is none or it cannot be used."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return load_project(folder / name)
    raise ProjectError(f"there is no {CONFIG_NAMES[0]} in {start} or above it; `playbook init` makes a project")


def load_project(config: Path) -> Project:
    """The project of a configuration file, read without MkDocs and without running anything it names."""
    try:
        settings = yaml.load(config.read_text("utf-8"), Loader=SettingsLoader)  # noqa: S506 (a safe loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProjectError(f"{config} cannot be read: {error}") from error
    if not isinstance(settings, dict):
        raise ProjectError(f"{config} holds no settings")
    docs = settings.get("docs_dir", "docs")
    return Project(config.parent, config, config.parent / str(docs), Options.parse(_options(settings, config)))


def _options(settings: Mapping[str, Any], config: Path) -> Mapping[str, Any]:
    plugins = settings.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, dict) else (_pair(entry) for entry in plugins)
    for name, given in entries:
        if str(name).rpartition("/")[2] == PLUGIN:
            return given if isinstance(given, dict) else {}
    raise ProjectError(f"{config} does not use the plugin; add `- {PLUGIN}` to its plugins")


def _pair(entry: Any) -> tuple[str, Any]:
    return next(iter(entry.items())) if isinstance(entry, dict) and entry else (str(entry), {})


class SettingsLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml``, whose tags (``!ENV``, ``!!python/name:``) mean something only to MkDocs."""


SettingsLoader.add_multi_constructor("!", lambda *_: None)
SettingsLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
SettingsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
