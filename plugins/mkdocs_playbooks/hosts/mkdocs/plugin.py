"""The plugin: hooks of a few lines that run the engine once a build and place its pages."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, TemplateError
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from ...bundled import bundled
from ...diagnostics import Finding, stopping
from ...pages.context import Context
from ...pages.ladder import ladder
from ...pages.navigation import layer_of
from ...pages.site import Site, SitePage, site
from ...pipeline import Build, build
from ...project import Options, Project, ProjectError
from ...render.renderer import Renderer, broken_template
from ...reporters.order import Reported
from ...reporters.text import report
from ...rules import rules
from ...rules.baseline import compare, read_baseline
from ...rules.strictness import strictness
from ...source.discovery import display_path
from ...source.history import Change
from ..assets import SCRIPT, STYLES, theme_templates
from ..headers import site_headers, write_headers
from ..index import INDEX, previous_index, site_index
from ..publication import BusyError, Publication
from .nav import SectionNavigation, written_items
from .page import GeneratedPage, generated_file
from .redirects import add_redirects
from .search import SearchIndex
from .written import WrittenLinks

log = logging.getLogger("mkdocs.plugins.playbooks")

_FIRST, _LAST = 100, -100


class PlaybooksPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Builds the playbook pages of a MkDocs site from the specs below its ``docs_dir``."""

    config_scheme = tuple((option.name, c.Optional(c.Type(object))) for option in dataclasses.fields(Options))

    def __init__(self) -> None:
        self._serving = False
        self._last: Project | None = None
        self._build: Build | None = None
        self._publication: Publication | None = None
        self._published = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command; having this hook keeps the plugin, and what it knows, across rebuilds."""
        self._serving = command == "serve"

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options, put our templates in place, and build beside the published site."""
        self._project = self._project_of(config)
        overrides = bundled("overrides")
        dirs = config.theme.dirs
        dirs.insert(1 if config.theme.custom_dir else 0, str(overrides))
        self._folders = [Path(folder) for folder in dirs] + [theme_templates()]
        config.extra_css[:0] = STYLES
        script = c.ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript.insert(0, script)
        self._links = WrittenLinks(lambda: self._context.link)
        config.markdown_extensions.append(self._links)  # type: ignore[arg-type]
        if not self._serving:
            self._stage(config)
        return config

    def _project_of(self, config: MkDocsConfig) -> Project:
        given = {name: value for name, value in self.config.items() if value is not None}
        self._note = logging.INFO if config.strict else logging.WARNING
        file = Path(config.config_file_path or "mkdocs.yml").absolute()
        try:
            options = Options.parse(given)
            strictness(rules(), options.rules)
            project = Project(file.parent, file, Path(config.docs_dir), options)
            self._known = read_baseline(project.baseline)
        except (ProjectError, OSError) as error:
            if not self._serving or self._last is None:
                raise PluginError(f"playbooks: {error}") from None
            log.log(self._note, "playbooks: %s; the last options hold", error)
            return self._last
        self._last = project
        return project

    def _stage(self, config: MkDocsConfig) -> None:
        self._published = config.site_dir
        self._publication = Publication(Path(config.site_dir))
        try:
            self._publication.begin()
        except BusyError as error:
            self._publication = None
            raise PluginError(f"playbooks: {error}") from None
        config.site_dir = str(self._publication.staging)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run the engine, take the specs out of the site, and put the pages in."""
        self._build = build(self._project, previous=self._build if self._serving else None, drafts=self._serving)
        self._report(self._build.findings, self._build.texts)
        today = self._build.facts.today
        self._renderer = Renderer(self._folders, today, config.use_directory_urls)
        edit_links: dict[str, str] = {}
        self._context = Context(self._build, self._changes(), edit_links)
        self._site: Site = site(self._context)
        self._ladders: dict[str, str] = {}
        self._generated: set[str] = set()
        _remove_specs(files, self._project)
        for page in self._site.pages:
            if files.get_file_from_path(f"{page.route}.md"):
                log.info("playbooks: %s.md is written by hand and stands instead of the generated page", page.route)
                continue
            file = generated_file(page, config, self._build.docs, lambda page=page: self._body(page))  # type: ignore[misc]
            files.append(file)
            self._generated.add(file.dest_uri)
            if page.source and file.page:
                edit_links[page.source] = file.page.edit_url or ""
        add_redirects(self._site.redirects, files, config, self._renderer)
        return files

    def _changes(self) -> Mapping[str, Change]:
        if self._project.options.history is None:
            return {}
        assert self._build is not None
        found = self._build.facts.history
        if found.silence:
            log.info("playbooks: no page says when it was changed: %s", found.silence)
        return found.changes

    def _report(self, findings: tuple[Finding, ...], texts: Mapping[str, str]) -> None:
        assert self._build is not None
        compared = compare(findings, self._known, self._build.catalogue)
        found = stopping(compared.fresh, self._project.options.threshold)
        if not found:
            return
        text = report(Reported(found, texts, len(self._build.catalogue.nodes)))
        if self._serving:
            log.log(self._note, "playbooks: the pages show the last versions that could be read\n\n%s", text)
            return
        log.error("playbooks:\n\n%s", text)
        raise PluginError(f"playbooks: {len(found)} findings stop the build; the site was not changed")

    def _body(self, page: SitePage) -> Any:
        try:
            return self._renderer.body(page.template, page.view(), page.route)
        except TemplateError as error:
            if not self._serving:
                raise
            log.log(self._note, "playbooks: the template %s: %s", page.template, error)
            return broken_template(page.template, str(error))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the sections in place of a flat list of every document."""
        pages = {_route(file): file.page for file in files.documentation_pages() if file.page}
        written = written_items(nav, bool(config.nav))
        self._nav = SectionNavigation(self._site.sections, pages, written, pages.get("index"))
        for page in pages.values():
            if isinstance(page, GeneratedPage):
                self._nav.adopt(page, page.playbook.section)
        self._nav.default.pages.extend(nav.pages)
        return self._nav.default

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Say whose links come next."""
        source = page.file.abs_src_path
        path = display_path(Path(source), self._project.root) if source else page.file.src_uri
        self._links.begin(path, page.file.content_string)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make links from hand-written pages relative."""
        return html if isinstance(page, GeneratedPage) else self._renderer.place(html, _route(page.file))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Stop on links from hand-written pages that lead nowhere; bring our pages to search ourselves."""
        pages = (file.page for file in files.documentation_pages())
        self._search = SearchIndex(config)
        self._search.reserve(page for page in pages if isinstance(page, GeneratedPage))
        if self._links.findings:
            self._report(tuple(self._links.findings), self._links.texts)

    @event_priority(_LAST)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the section's navigation, and the ladder above the content once search has read it; home has its own."""
        section = ""
        if isinstance(page, GeneratedPage):
            section = page.playbook.section
            self._search.add(page)
        context["nav"] = self._nav.of(section)
        if not (isinstance(page, GeneratedPage) and page.playbook.template == "home.html"):
            page.content = self._renderer.place(self._ladder(section), _route(page.file)) + (page.content or "")
        return context

    def _ladder(self, section: str) -> str:
        layer = layer_of(section)
        if layer not in self._ladders:
            self._ladders[layer] = self._renderer.fragment("ladder.html", ladder(self._context, layer))
        return self._ladders[layer]

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the index and the headers, and publish the new site unless strict mode is about to fail the build."""
        self._write_index(Path(config.site_dir), config.use_directory_urls)
        if self._publication is None:
            return
        self._write_headers(self._publication.staging)
        publication, self._publication = self._publication, None
        config.site_dir = self._published
        if config.strict and _warnings_counted():
            publication.discard()
            log.info("playbooks: warnings in strict mode; %s was not changed", self._published)
        elif not publication.publish():
            log.info("playbooks: %s cannot be moved and was copied into file by file", self._published)

    def _write_index(self, folder: Path, directory_urls: bool) -> None:
        """Write the index, unless the site has a file of that name; only a site that is replaced had wordings."""
        if (folder / INDEX).exists():
            log.info("playbooks: the site's own %s stands instead of the generated one", INDEX)
            return
        previous = previous_index(self._publication.site) if self._publication else None
        made = site_index(self._context, directory_urls, previous)
        if made.note:
            log.log(self._note, "playbooks: %s", made.note)
        (folder / INDEX).write_bytes(made.content)

    def _write_headers(self, folder: Path) -> None:
        made = site_headers(folder, self._generated)
        for name in write_headers(folder, made):
            log.info("playbooks: the site's own %s stands instead of the generated one", name)
        for note in made.notes:
            log.info("playbooks: %s", note)
        for flaw in made.flaws:
            log.log(self._note, "playbooks: %s", flaw)

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave the published site as it was."""
        if self._publication is not None:
            self._publication.discard()
            self._publication = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a template of the project changes."""
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        return server


def _route(file: File) -> str:
    return file.src_uri.removesuffix(".md")


def _remove_specs(files: Files, project: Project) -> None:
    """No spec is ever copied into the site."""
    for file in list(files):
        if _is_spec(file, project):
            files.remove(file)


def _is_spec(file: File, project: Project) -> bool:
    return bool(file.abs_src_path) and project.holds_spec(Path(file.abs_src_path or ""))


def _warnings_counted() -> bool:
    """Whether the counter by which strict mode fails a build, MkDocs' or ProperDocs', has counted anything."""
    handlers = [handler for host in ("mkdocs", "properdocs") for handler in logging.getLogger(host).handlers]
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
