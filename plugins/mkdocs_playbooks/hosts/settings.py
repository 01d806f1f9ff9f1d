"""The ``mkdocs.yml`` of an exported site, which MkDocs, ProperDocs and Zensical read alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ..project import Project, SettingsLoader
from .assets import SCRIPTS, STYLES

DOCS = "docs"
"""The folder of an exported site that holds its pages."""

THEME = "theme"
"""The folder of an exported site that holds its templates."""

_KEPT = (
    "site_name",
    "site_url",
    "site_description",
    "site_author",
    "copyright",
    "use_directory_urls",
    "extra",
)
"""The settings that mean the same to every host and name no file outside the pages."""

_FEATURES = ("navigation.indexes", "navigation.prune")
"""What keeps a page's share of the navigation to the section that it stands in."""

_BUILT_IN = ("toc", "tables", "fenced_code")
"""The Markdown extensions that MkDocs always has."""

_NOTE = "# Written by `playbook export`, anew at every export: change the project it comes from instead.\n"


class _Tagged(msgspec.Struct, frozen=True):
    """A value with a tag of MkDocs' own, such as ``!ENV``, which is written as it was read."""

    node: yaml.Node


class _Loader(SettingsLoader):
    """Keeps tagged values."""


class _Dumper(yaml.SafeDumper):
    """Writes tagged values, and never an alias where values are alike."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


for _prefix in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_prefix, lambda loader, suffix, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda dumper, tagged: tagged.node)


class Settings:
    """What a project's own configuration says about its site."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._given: dict[str, Any] = yaml.load(project.config.read_text("utf-8"), Loader=_Loader)  # noqa: S506

    @property
    def directory_urls(self) -> bool:
        """Whether a page is a folder of its own."""
        return self._given.get("use_directory_urls") is not False

    @property
    def address(self) -> str:
        """Where the site will stand, ending in a slash; nothing when that is not said."""
        given = self._given.get("site_url")
        return f"{given.rstrip('/')}/" if isinstance(given, str) and given else ""

    @property
    def site(self) -> Path:
        """The folder that the site is built into."""
        folder = self._given.get("site_dir")
        return self._project.root / (folder if isinstance(folder, str) else "site")

    @property
    def templates(self) -> Path | None:
        """The project's own folder of templates."""
        folder = self._theme().get("custom_dir")
        return self._project.root / folder if isinstance(folder, str) else None

    @property
    def theme(self) -> Mapping[str, Any]:
        """The theme's name and options."""
        return self._theme()

    @property
    def plugins(self) -> tuple[str, ...]:
        """The names of the plugins, in the order in which they are given."""
        return tuple(_name(entry) for entry in _entries(self._given.get("plugins")))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The style sheets and scripts that pages fetch from elsewhere."""
        given = (*_list(self._given.get("extra_css")), *_list(self._given.get("extra_javascript")))
        paths = (str(entry.get("path", "")) if isinstance(entry, Mapping) else str(entry) for entry in given)
        return tuple(path for path in paths if path.startswith(("http://", "https://", "//")))

    @property
    def navigation(self) -> list[Any] | None:
        """The navigation the project writes itself."""
        given = self._given.get("nav")
        return given if isinstance(given, list) else None

    def exported(self, navigation: Sequence[Any]) -> str:
        """The configuration of the exported site."""
        theme = self._theme() | {"custom_dir": THEME}
        features = _list(theme.get("features"))
        theme["features"] = features + [feature for feature in _FEATURES if feature not in features]
        settings = {name: self._given[name] for name in _KEPT if name in self._given} | {
            "docs_dir": DOCS,
            "edit_uri": "",
            "theme": theme,
            "markdown_extensions": self._markdown(),
            "plugins": self._search(),
            "extra_css": [*STYLES, *_list(self._given.get("extra_css"))],
            "extra_javascript": [*_scripts(), *_list(self._given.get("extra_javascript"))],
            "nav": list(navigation),
            "validation": {"nav": {"omitted_files": "ignore"}},
        }
        return _NOTE + yaml.dump(settings, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)

    def _theme(self) -> dict[str, Any]:
        given = self._given.get("theme") or "material"
        return dict(given) if isinstance(given, Mapping) else {"name": given}

    def _markdown(self) -> list[Any]:
        """What MkDocs adds by itself is named, for the other hosts add something else where nothing is."""
        given = _entries(self._given.get("markdown_extensions"))
        return [name for name in _BUILT_IN if name not in map(_name, given)] + given

    def _search(self) -> list[Any]:
        """The search as the project has set it up; other plugins belong to the host that knows them."""
        return [entry for entry in _entries(self._given.get("plugins")) if _name(entry).rpartition("/")[2] == "search"]


def _scripts() -> list[dict[str, Any]]:
    return [{"path": path, "defer": True} for path in SCRIPTS]


def _name(entry: Any) -> str:
    return str(next(iter(entry), "")) if isinstance(entry, Mapping) else str(entry)


def _entries(given: Any) -> list[Any]:
    """Entries with options, however they were written."""
    return [{name: value} for name, value in given.items()] if isinstance(given, Mapping) else _list(given)


def _list(given: Any) -> list[Any]:
    return list(given) if isinstance(given, list) else []
