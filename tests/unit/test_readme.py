"""The README shows what the command says today."""

import re
from pathlib import Path

from mkdocs_playbooks.cli import run
from mkdocs_playbooks.cli.common import ExitCode
from support import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_the_finding_is_what_the_workflow_leads_to(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    run(["init", str(tmp_path)])
    capsys.readouterr()
    (workflow,) = re.findall(r"```yaml\n(kind: .*?)```", README, re.DOTALL)
    (finding,) = re.findall(r"```\n(error.*?)```", README, re.DOTALL)
    Path(tmp_path / "playbooks/workflows/newsletter.yaml").write_text(workflow, "utf-8")
    assert run(["check", str(tmp_path)]) == 1
    report, _, summary = capsys.readouterr().out.rstrip().rpartition("\n\n")
    assert finding.rstrip() in report.split("\n\n")
    assert summary.startswith("1 error, 3 infos in ")


def test_the_exit_codes_are_the_commands_own():
    (paragraph,) = re.findall(r"`playbook check` ends with.*?\n\n", README, re.DOTALL)
    assert [int(code) for code in re.findall(r"\b\d+\b", paragraph)] == list(ExitCode)
