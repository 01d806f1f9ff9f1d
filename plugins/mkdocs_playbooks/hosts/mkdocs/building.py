"""Building a site from a program: what MkDocs would build, or an offline copy of it in a zip."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from ...project import Project, ProjectError
from ...reporters.order import Reported
from ..offline import Origin, write_copy
from ..settings import Settings
from .findings import FindingsError
from .offline import prepare
from .plugin import PlaybooksPlugin

Tell = Callable[[str], None]


class StrictError(Exception):
    """In strict mode, what MkDocs has warned of stops a build."""


class Built(msgspec.Struct, frozen=True):
    """What came of a build: where the site or the copy is, or the findings that stopped it.

    ``left_out`` are addresses on other hosts that a copy does without.
    """

    place: Path
    reported: Reported | None = None
    left_out: tuple[str, ...] = ()


def build_site(project: Project, tell: Tell, **given: str) -> Built:
    """Build the site of a project as MkDocs does, with other options of the plugin if any are ``given``.

    ``tell`` is told what MkDocs warns of.

    Raises:
        ProjectError: The configuration cannot be used, or something else than a spec stops the build.
        StrictError: The project is strict, and MkDocs has warned of something.
        OSError: A file cannot be read or written.
    """
    with _told(tell) as teller:
        config = _configured(project, given)
        return Built(Path(config.site_dir), _stopped(config, teller))


def build_copy(project: Project, target: Path, tell: Tell, **given: str) -> Built:
    """Build an offline copy of the site of a project into a zip, which is replaced only when all went well.

    Raises as ``build_site`` does.
    """
    with _told(tell) as teller, tempfile.TemporaryDirectory(prefix="playbook-") as folder:
        config = _configured(project, given, use_directory_urls=False)
        published, config.site_dir = config.site_dir, str(Path(folder).resolve() / "copy")
        plugin = _plugin(config)
        address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        plugin.copy_of = Origin(address, Settings(project).directory_urls, Path(published))
        left_out = prepare(config)
        reported = _stopped(config, teller)
        if reported:
            return Built(target, reported)
        write_copy(Path(config.site_dir), target, f"{plugin.site_id}-{plugin.today}", plugin.today)
        return Built(target, None, (*left_out, *plugin.kept_out))


def _configured(project: Project, given: Mapping[str, str], **settings: Any) -> MkDocsConfig:
    """The configuration as MkDocs reads it, with other options of the plugin."""
    try:
        config = load_config(str(project.config), **settings)
    except MkDocsException as error:
        raise ProjectError(f"{project.config} cannot be used: {_reason(error)}") from None
    _plugin(config).config.update(given)
    return config


def _plugin(config: MkDocsConfig) -> PlaybooksPlugin:
    return next(plugin for plugin in config.plugins.values() if isinstance(plugin, PlaybooksPlugin))


def _stopped(config: MkDocsConfig, teller: _Teller) -> Reported | None:
    """Build; the findings that stopped it."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except MkDocsException as error:
        cause = error.__context__
        if isinstance(cause, FindingsError):
            teller.errors.clear()
            return cause.reported
        if cause is None and config.strict:
            raise StrictError from None
        raise ProjectError(f"the site was not built: {_reason(error)}") from None
    except TemplateError as error:
        raise ProjectError(f"a template cannot be used: {error}") from None
    finally:
        config.plugins.on_shutdown()
    return None


def _reason(error: MkDocsException) -> str:
    """Why MkDocs gave up; where it only says that it did, it has told the reason already."""
    return "see above" if isinstance(error, Abort) else str(error)


class _Teller(logging.Handler):
    """Hands over what is logged; errors at the end, for the findings of a build are logged as errors as well."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.levelno >= logging.ERROR:
            self.errors.append(said)
        else:
            self._tell(said)


@contextmanager
def _told(tell: Tell) -> Iterator[_Teller]:
    """Hand over what MkDocs and its plugins warn of, and nothing else of what they log."""
    log, teller = logging.getLogger("mkdocs"), _Teller(tell)
    log.addHandler(teller)
    propagated, log.propagate = log.propagate, False
    try:
        yield teller
    finally:
        log.removeHandler(teller)
        log.propagate = propagated
        for error in teller.errors:
            tell(error)
