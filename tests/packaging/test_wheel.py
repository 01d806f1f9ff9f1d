"""The wheel, installed in a clean environment away from the checkout, checks and builds a new project."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as a user would, free of this process's Python settings; its output when it succeeds."""
    ours = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONWARNINGS", "PYTHONHOME"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}"
    return done.stdout


def pinned_versions() -> list[str]:
    """The lock without its hashes: pip takes no hashes for what a wheel requires by range."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return [line.removesuffix(" \\") for line in lines if line[:1].isalpha()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            folder,
            ROOT,
        ),
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def commands(wheel, tmp_path_factory) -> Path:
    """The folder of commands in a new environment that holds the wheel and its locked requirements only."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    pins = folder / "pins.txt"
    pins.write_text("\n".join(pinned_versions()), encoding="utf-8")
    run(scripts / "python", "-m", "pip", "install", "--constraint", pins, wheel, cwd=folder)
    return scripts


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    package = "mkdocs_playbooks/"
    assert [name for name in names if not name.startswith((package, "mkdocs_playbooks-"))] == []
    assert f"{package}py.typed" in names
    for folder in ("schemas", "overrides"):
        shipped = {
            f"{package}bundled/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        }
        assert shipped - set(names) == set()
        assert shipped


def test_a_new_project_is_checked_and_built(commands, tmp_path):
    run(commands / "playbook", "init", "demo", cwd=tmp_path)
    demo = tmp_path / "demo"
    assert (demo / "mkdocs.yml").is_file()
    assert list((demo / "playbooks").rglob("*.yaml"))
    assert list((demo / "schemas").glob("*.schema.json"))

    run(commands / "playbook", "check", cwd=demo)
    run(commands / "mkdocs", "build", "--strict", cwd=demo)
    site = demo / "site"
    assert (site / "index.html").is_file()
    assert [path for path in site.rglob("*") if path.suffix in {".yaml", ".yml"}] == []
    assert str(ROOT) not in (site / "index.html").read_text(encoding="utf-8")
