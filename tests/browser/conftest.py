"""Chromium, a local server and the accessibility checker for the browser tests."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
LOOPBACK = "127.0.0.1"
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
)

Headers = Callable[[], Mapping[str, str]]
Serve = Callable[..., str]
Axe = Callable[..., list[str]]


@dataclass(frozen=True)
class Visit:
    """A browser page and what it did that it should not have done."""

    page: Page
    errors: list[str] = field(default_factory=list)
    """Console errors and uncaught exceptions, in order."""
    foreign: list[str] = field(default_factory=list)
    """Addresses asked of any host but this machine, in order."""

    def watch(self) -> None:
        """Start to record; call it before the first navigation."""
        context = self.page.context
        context.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        context.on("weberror", lambda problem: self.errors.append(str(problem.error)))
        context.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != LOOPBACK:
            self.foreign.append(url)


class OpenPage(Protocol):
    """Opens an address in a fresh browser context; extra options go to `Browser.new_context`."""

    def __call__(
        self, url: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light", **options: Any
    ) -> Visit: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder, so that `-m "not browser"` leaves them all out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once for this package.

    Playwright keeps an event loop running in the thread that started it. Package scope ends it with the last
    browser test of a worker, so that later tests in that worker may run loops of their own.
    """
    executable = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if executable is None:
        pytest.fail("Chromium is missing: install it, or let `make test` do so", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(BROWSER_ARGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def serve() -> Iterator[Serve]:
    """Serve a built site's folder on this machine, with headers if any; gives its address, ending in a slash."""
    with ExitStack() as servers:
        yield lambda folder, headers=dict: servers.enter_context(_served(folder, headers))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages at a width and in a colour scheme, each watched from its first request on."""
    with ExitStack() as contexts:

        def open_page(
            url: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light", **options: Any
        ) -> Visit:
            viewport = {"width": width, "height": 900}
            context = browser.new_context(**{"viewport": viewport, "color_scheme": scheme} | options)
            contexts.callback(context.close)
            visit = Visit(context.new_page())
            visit.watch()
            visit.page.goto(url)
            return visit

        yield open_page


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Run axe-core on a page: one line for each element that breaks one of its rules."""
    if not AXE.is_file():
        pytest.fail("axe-core is missing: run `make test` once, or `npm ci --ignore-scripts`", pytrace=False)
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page, **options: Any) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
        return sorted(
            f"{rule['id']}: {' '.join(map(str, node['target']))}: {rule['help']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        )

    return violations


class _QuietHandler(SimpleHTTPRequestHandler):
    """Says nothing about requests, and adds headers to its answers."""

    def __init__(self, *args: Any, more: Headers, **options: Any) -> None:
        self._more = more
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self._more().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None: ...


class _QuietServer(ThreadingHTTPServer):
    """Says nothing when the browser hangs up early."""

    def handle_error(self, request: Any, client_address: Any) -> None: ...


@contextmanager
def _served(folder: Path, headers: Headers) -> Iterator[str]:
    with _QuietServer((LOOPBACK, 0), partial(_QuietHandler, directory=str(folder), more=headers)) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
