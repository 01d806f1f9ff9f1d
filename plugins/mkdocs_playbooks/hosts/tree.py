"""The export: a folder of pages and settings from which another host builds the site without this package.

A page is a Markdown file whose front matter says what it is and whose body is one block of HTML that every Markdown
processor passes through. Some hosts rewrite the addresses in such a block as if they began at the file, others leave
them alone; so each file lies in the very folder of its finished page, where both come to the same.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import msgspec
from jinja2 import TemplateError

from ..bundled import bundled
from ..diagnostics import Finding, stopping
from ..pages.context import Context
from ..pages.ladder import ladder
from ..pages.navigation import layer_of
from ..pages.redirects import Redirect, RedirectView
from ..pages.site import SitePage, site
from ..pipeline import Build, build
from ..project import Project, ProjectError
from ..render.inert import inert, inert_text
from ..render.links import file_of, relative, source_of, with_filter
from ..render.outline import Heading
from ..render.renderer import Renderer
from ..source.discovery import display_path
from .assets import published_assets, theme_templates
from .folder import ExportFolder
from .index import INDEX, named_index, previous_index, site_index
from .missing import PAGE, missing_page
from .navigation import exported_navigation
from .settings import DOCS, THEME, Settings
from .site_id import site_id
from .withheld import may_name_pictures, withheld_pictures
from .words import authors_language, site_words
from .written import Relinker, unknown_target

_OUTLINED = 2
"""The level of the headings in a page's own contents, which a host cannot make from HTML."""

_FRAME = """\
{% extends "base.html" %}
{% block content %}
{% if page and not page.meta.playbook %}<div data-search-exclude>LADDER</div>{% endif %}
{{ super() }}
{% endblock %}
"""


class Exported(msgspec.Struct, frozen=True):
    """What came of an export: how many pages, or the findings that stopped it, with the texts they are about.

    ``notes`` say what of an earlier export could not be kept, and what is odd about the words of the site.
    """

    build: Build
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = msgspec.field(default_factory=dict)
    notes: tuple[str, ...] = ()


def export(project: Project, folder: Path, today: datetime.date | None = None) -> Exported:
    """Write the site of a project into a folder, for another host to build.

    Raises:
        ProjectError: The folder holds something that would be lost, or a template of the project cannot be used.
        OSError: A file cannot be read or written.
    """
    if folder.resolve().is_relative_to(project.docs.resolve()):
        raise ProjectError(f"{folder} lies among the pages of the project; name a folder outside of {project.docs}")
    target = ExportFolder(folder)
    outcome = build(project, today, drafts=False)
    wrong = stopping(outcome.findings, project.options.threshold)
    if wrong:
        return Exported(outcome, findings=wrong, texts=outcome.texts)
    with target as staging:
        tree = _Tree(project, outcome, staging, previous_index(folder / DOCS))
        try:
            pages = tree.write()
        except TemplateError as error:
            raise ProjectError(f"a template cannot be used: {error}") from error
        if tree.findings:
            return Exported(outcome, findings=tuple(tree.findings), texts=tree.texts)
        target.publish()
    return Exported(outcome, pages, notes=tuple(filter(None, (*tree.notes, tree.index.note))))


class _Tree:
    """Writes one site into an empty folder; of two files for one place the first stays."""

    def __init__(self, project: Project, outcome: Build, root: Path, previous: bytes | None) -> None:
        self._project = project
        self._root = root
        self._settings = Settings(project)
        self._urls = self._settings.directory_urls
        own = self._settings.templates
        self._folders = [own, bundled("overrides")] if own else [bundled("overrides")]
        told = project.options.history is not None
        words = site_words(project, self._settings.theme)
        self.notes = words.notes
        self._context = Context(outcome, outcome.facts.history.changes if told else {}, language=words.language)
        self._site = site(self._context)
        authors = authors_language(outcome.catalogue)
        folders, name = [*self._folders, theme_templates()], site_id(project, outcome.catalogue)
        self._renderer = Renderer(
            folders, outcome.facts.today, self._urls, site_id=name, language=words.language, authors=authors
        )
        self._ladders: dict[str, str] = {}
        self.index = site_index(self._context, name, self._urls, previous, named_index(project))
        self.findings: list[Finding] = []
        self.texts: dict[str, str] = {}

    def write(self) -> int:
        """Write what the project has by hand, the generated pages, assets and settings; how many pages there are."""
        beside = self._beside()
        written = sorted(name for name in beside if name.endswith(".md"))
        pages = {page.route: page for page in self._site.pages if f"{page.route}.md" not in beside}
        files = {route: source_of(route, self._urls) for route in pages}
        files |= {page.route: f"{page.route}.md" for page in self._site.pages if page.route not in pages}
        for name, path in sorted(beside.items()):
            self._put(name, lambda path=path, name=name: self._by_hand(path, name, files))  # type: ignore[misc]
        for route, page in pages.items():
            self._put(files[route], lambda page=page: self._page(page))  # type: ignore[misc]
        for redirect in self._site.redirects:
            if redirect.route not in files and redirect.target in files:
                self._put(file_of(redirect.route, self._urls), lambda old=redirect: self._redirect(old))  # type: ignore[misc]
        for folder in self._folders:
            for name, path in published_assets(folder).items():
                self._put(name, path.read_bytes)
        self._put(INDEX, lambda: self.index.content)
        self._frame()
        self._missing()
        navigation = exported_navigation(self._site, files, written, self._settings.navigation)
        (self._root / "mkdocs.yml").write_text(self._settings.exported(navigation), "utf-8")
        return len(pages) + len(written)

    def _beside(self) -> dict[str, Path]:
        """What is published as it is, by its path below the pages: all but specs and the pictures of drafts."""
        project = self._project
        found = tuple(_beside_specs(project))
        texts = (path.read_bytes() for path in found if may_name_pictures(path.name))
        withheld = withheld_pictures(project, self._context.build, texts)
        kept = (path for path in found if display_path(path, project.root) not in withheld)
        return {path.relative_to(project.docs).as_posix(): path for path in kept}

    def _put(self, name: str, content: Callable[[], bytes]) -> None:
        target = self._root / DOCS / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content())

    def _by_hand(self, source: Path, name: str, files: Mapping[str, str]) -> bytes:
        if source.suffix != ".md":
            return source.read_bytes()
        path, text, linker = display_path(source, self._project.root), source.read_text("utf-8-sig"), self._context.link
        self.texts[path] = text

        def unknown(target: str) -> None:
            self.findings.append(unknown_target(target, path, text, linker))

        return Relinker(linker, files, unknown).relinked(text, name).encode()

    def _page(self, page: SitePage) -> bytes:
        body = self._renderer.body(page.template, page.view(), page.route)
        above = "" if page.template == "home.html" else self._ladder(page)
        contents = self._renderer.fragment("contents.html", _outlined(body.headings))
        return _document(page, f"<div>{above}{contents}{body.html}</div>")

    def _ladder(self, page: SitePage) -> str:
        layer = layer_of(page.section)
        if layer not in self._ladders:
            self._ladders[layer] = self._renderer.fragment("ladder.html", ladder(self._context, layer))
        return f"<div data-search-exclude>{self._renderer.place(self._ladders[layer], page.route)}</div>"

    def _frame(self) -> None:
        """Write the template that puts the ladder above hand-written pages, which cannot hold HTML with addresses."""
        html = inert(self._renderer.fragment("ladder.html", ladder(self._context)))
        frame = self._root / THEME / "main.html"
        frame.parent.mkdir()
        frame.write_text(_FRAME.replace("LADDER", with_filter(html, self._urls)), "utf-8")

    def _missing(self) -> None:
        """Write the page for addresses at which there is nothing; one of the project's own stays as it is."""
        own = (self._settings.templates or self._root) / PAGE
        made = own.read_text("utf-8") if own.is_file() else missing_page(self._renderer, self._site, self._urls)
        (self._root / THEME / PAGE).write_text(made, "utf-8")

    def _redirect(self, redirect: Redirect) -> bytes:
        href = relative(redirect.target, redirect.route, self._urls)
        base = self._settings.address
        canonical = urljoin(base, relative(redirect.target, "index", self._urls)) if base else href
        return self._renderer.fragment("redirect.html", RedirectView(redirect.title, href, canonical)).encode()


def _document(page: SitePage, html: str) -> bytes:
    """A page's file. JSON is YAML, and keeps even odd text on one line."""
    matter: dict[str, Any] = {"title": inert_text(page.title), "description": inert_text(page.description)}
    matter |= {
        "tags": [inert_text(tag) for tag in page.tags],
        "playbook": True,
        "search": {"exclude": not page.searched},
        "hide": ["tags", "toc"],
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in matter.items() if value)
    return "\n".join(["---", *lines, "---", "", inert(html), ""]).encode()


def _outlined(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    return tuple(heading for heading in headings if heading.level == _OUTLINED)


def _beside_specs(project: Project, folder: Path | None = None) -> Iterator[Path]:
    """What lies beside the specs and is no spec; dot-names are left out and links to folders are not followed."""
    for path in (folder or project.docs).iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _beside_specs(project, path)
        elif path.is_file() and not project.holds_spec(path):
            yield path
