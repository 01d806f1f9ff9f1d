"""A real `mkdocs serve` in a process of its own, for tests of hosts and of the browser."""

from __future__ import annotations

import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sites import GENEROUS, command, environment

LOOPBACK = "127.0.0.1"
_TICK = threading.Event()


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds; fails when it never does."""
    deadline = time.monotonic() + GENEROUS
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        _TICK.wait(0.02)


class Server:
    """A server that runs: where it listens, what it said, and what its pages hold."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port
        self.address = f"http://{LOOPBACK}:{port}/"
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout
        self._said.extend(iter(self.process.stdout.readline, ""))

    @property
    def said(self) -> str:
        """All output so far."""
        return "".join(self._said)

    def page(self, path: str = "") -> str:
        """A page as it is now; waits while a rebuild is under way, and is empty when there is no such page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=GENEROUS) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            error.close()
            return ""

    def after(self, change: Callable[[], object]) -> None:
        """Change something and wait until the pages were built again for it."""
        built = self.said.count("Reloading browsers")
        change()
        until(lambda: self.said.count("Reloading browsers") > built or self.ended)
        assert not self.ended, self.said

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self.process.poll() is not None

    def stop(self) -> None:
        """End the process as a person would."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(GENEROUS)
        self._reader.join()


@contextmanager
def served(project: Path, *options: str) -> Iterator[Server]:
    """Serve a project on a free port of this machine."""
    port = free_port()
    process = subprocess.Popen(
        command("serve", "--dev-addr", f"{LOOPBACK}:{port}", *options),
        cwd=project,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    server = Server(process, port)
    try:
        until(lambda: "Serving on" in server.said or server.ended)
        assert not server.ended, server.said
        yield server
    finally:
        server.stop()
        assert process.stdout
        process.stdout.close()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
