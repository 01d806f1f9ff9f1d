"""The plugin: hooks of a few lines that run the engine once a build and place its pages."""

from __future__ import annotations

import dataclasses
import datetime
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
from ...pages.site import Site, SitePage, site
from ...pipeline import Build, build
from ...project import Options, Project, ProjectError
from ...render.renderer import Renderer
from ...render.speech import saying
from ...reporters.order import Reported
from ...rules import rules
from ...rules.baseline import compare, read_baseline
from ...rules.strictness import strictness
from ...source.discovery import display_path
from ...source.history import Change
from ..assets import SCRIPTS, STYLES, theme_templates
from ..index import named_index
from ..offline import Origin, finish
from ..publication import BusyError, Publication
from ..site_id import site_id
from ..withheld import may_name_pictures, withheld_pictures
from ..words import authors_language, site_words
from .above import Above
from .beside import Beside
from .findings import tell
from .nav import SectionNavigation, written_items
from .offline import add_script
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
        self.copy_of: Origin | None = None
        """What the site is an offline copy of, if it is one; to be set before the build."""
        self.kept_out: tuple[str, ...] = ()
        """The hosts that pages of an offline copy ask for and cannot reach."""

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
        config.extra_javascript[:0] = [_deferred(path) for path in SCRIPTS]
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
            self._named = None if self._serving else named_index(project)
            self._words = site_words(project, config.theme)
        except (ProjectError, OSError) as error:
            if not self._serving or self._last is None:
                raise PluginError(f"playbooks: {error}") from None
            log.log(self._note, "playbooks: %s; the last options hold", error)
            return self._last
        for note in self._words.notes:
            log.log(self._note, "playbooks: %s", note)
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
        self.site_id = site_id(self._project, self._build.catalogue)
        urls, language = config.use_directory_urls, self._words.language
        authors = authors_language(self._build.catalogue)
        self._renderer = Renderer(self._folders, today, urls, site_id=self.site_id, language=language, authors=authors)
        edit_links: dict[str, str] = {}
        self._context = Context(self._build, self._changes(), edit_links, language=language)
        self._site: Site = site(self._context)
        self._above = Above(self._renderer, self._context, self.copy_of)
        self._generated: set[str] = set()
        _remove_specs(files, self._project)
        _remove_pictures(files, self._project, self._build)
        for page in self._site.pages:
            if files.get_file_from_path(f"{page.route}.md"):
                log.info("playbooks: %s.md is written by hand and stands instead of the generated page", page.route)
                continue
            file = generated_file(page, config, self._build.docs, lambda page=page: self._body(page))  # type: ignore[misc]
            files.append(file)
            self._generated.add(file.dest_uri)
            if page.source and file.page:
                edit_links[page.source] = file.page.edit_url or ""
        if self.copy_of:
            add_script(files, config)
        else:
            add_redirects(self._site.redirects, files, config, self._renderer)
        return files

    def _changes(self) -> Mapping[str, Change]:
        if self._project.options.history is None:
            return {}
        assert self._build is not None
        found = self._build.facts.history
        if not found.changes and found.silence:
            log.info("playbooks: no page says when it was changed: %s", found.silence)
        return found.changes

    def _report(self, findings: tuple[Finding, ...], texts: Mapping[str, str]) -> None:
        assert self._build is not None
        compared = compare(findings, self._known, self._build.catalogue)
        found = stopping(compared.fresh, self._project.options.threshold)
        if found:
            reported = Reported(found, texts, len(self._build.catalogue.nodes))
            tell(reported, self._note if self._serving else None)

    def _body(self, page: SitePage) -> Any:
        try:
            return self._renderer.body(page.template, page.view(), page.route)
        except TemplateError as error:
            if not self._serving:
                raise
            log.log(self._note, "playbooks: the template %s: %s", page.template, error)
            return self._renderer.broken(page.template, str(error))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the sections in place of a flat list of every document."""
        pages = {_route(file): file.page for file in files.documentation_pages() if file.page}
        written = written_items(nav, bool(config.nav), self._site.guides)
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
        env.globals["say"] = saying(self._words.language)
        self._search = SearchIndex(config)
        self._search.reserve(page for page in pages if isinstance(page, GeneratedPage))
        if self._links.findings:
            self._report(tuple(self._links.findings), self._links.texts)

    @event_priority(_LAST)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the section's navigation, and what stands above the content once search has read it."""
        section = ""
        if isinstance(page, GeneratedPage):
            section = page.playbook.section
            self._search.add(page)
        context["nav"] = self._nav.of(section)
        self._above.add(page, _route(page.file), section)
        return context

    @property
    def today(self) -> datetime.date:
        """The day that counts as today in the pages that were built."""
        return self._context.today

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add what stands beside the pages, and publish the new site unless strict mode is about to fail the build."""
        folder = Path(config.site_dir)
        replaced = self.copy_of.folder if self.copy_of else self._publication.site if self._publication else None
        beside = Beside(folder, self._note)
        beside.add_index(self._context, self.site_id, config.use_directory_urls, replaced, self._named)
        if self._publication is None:
            return
        if self.copy_of:
            self.kept_out = finish(folder, self._generated)
        else:
            beside.add_headers(self._generated)
        publication, self._publication = self._publication, None
        config.site_dir = self._published
        if config.strict and _warnings_counted():
            publication.discard()
            log.info("playbooks: warnings in strict mode; %s was not changed", self._published)
        elif not publication.publish():
            log.info("playbooks: %s cannot be moved and was copied into file by file", self._published)

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave the published site as it was."""
        if self._publication is not None:
            self._publication.discard()
            self._publication = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a template of the project changes."""
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        if self._project.options.words:
            server.watch(str(self._project.root / self._project.options.words))
        return server


def _deferred(path: str) -> c.ExtraScriptValue:
    script = c.ExtraScriptValue(path)
    script.defer = True
    return script


def _route(file: File) -> str:
    return file.src_uri.removesuffix(".md")


def _remove_specs(files: Files, project: Project) -> None:
    """No spec is ever copied into the site."""
    for file in list(files):
        if _is_spec(file, project):
            files.remove(file)


def _remove_pictures(files: Files, project: Project, outcome: Build) -> None:
    """No picture that only drafts show is copied into a site without them."""
    texts = (file.content_bytes for file in files if may_name_pictures(file.src_uri))
    withheld = withheld_pictures(project, outcome, texts)
    for file in list(files) if withheld else ():
        if file.abs_src_path and display_path(Path(file.abs_src_path), project.root) in withheld:
            files.remove(file)


def _is_spec(file: File, project: Project) -> bool:
    return bool(file.abs_src_path) and project.holds_spec(Path(file.abs_src_path or ""))


def _warnings_counted() -> bool:
    """Whether the counter by which strict mode fails a build, MkDocs' or ProperDocs', has counted anything."""
    handlers = [handler for host in ("mkdocs", "properdocs") for handler in logging.getLogger(host).handlers]
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
