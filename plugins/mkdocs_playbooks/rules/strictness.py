"""How strict each rule is in one project: as its page says, unless the project sets something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import Severity
from ..facts.strictness import Stage
from ..project import ProjectError
from ..source.suggest import did_you_mean
from .rule import Rule

Severities = Mapping[Stage, Severity | None]
"""The severity of a rule by stage; a stage without one is not reported."""

_OFF = "off"
_WORDS = (_OFF, *(severity.label for severity in Severity))
_STAGES = {stage.name.lower(): stage for stage in Stage}


def strictness(rules: Mapping[str, Rule], settings: Mapping[str, Any]) -> Mapping[str, Severities]:
    """The severities of every rule by its name.

    A setting is one word for all stages, or a mapping from stages to words; a stage that it leaves out stays as it is.
    A word never adds a stage in which a rule says nothing by itself, save where the stage is named.

    Raises:
        ProjectError: A setting names a rule, a stage or a word that does not exist.
    """
    for name in settings:
        if name not in rules:
            hint = did_you_mean(str(name), rules) or "`playbook explain` lists them"
            raise ProjectError(f"`rules` names `{name}`, which is no rule; {hint}")
    return _Strictness(rules, {name: _of(rules[name], setting) for name, setting in settings.items()})


class _Strictness(Mapping[str, Severities]):
    """The severities that a project sets, and for all other rules their own."""

    def __init__(self, rules: Mapping[str, Rule], settings: Mapping[str, Severities]) -> None:
        self._rules = rules
        self._settings = settings

    def __getitem__(self, name: str) -> Severities:
        return self._settings[name] if name in self._settings else self._rules[name].severities

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)


def _of(rule: Rule, setting: Any) -> Severities:
    if not isinstance(setting, dict):
        severity = _severity(rule.name, setting)
        return {stage: severity if default else None for stage, default in rule.severities.items()}
    for name in setting:
        if name not in _STAGES:
            raise ProjectError(f"`rules` sets `{rule.name}` for `{name}`; the stages are {', '.join(_STAGES)}")
    return {**rule.severities, **{_STAGES[name]: _severity(rule.name, word) for name, word in setting.items()}}


def _severity(rule: str, word: Any) -> Severity | None:
    """The severity a word names; YAML 1.1, in which MkDocs reads its settings, takes a bare ``off`` for false."""
    if word is False or word == _OFF:
        return None
    if word in _WORDS:
        return Severity.parse(word)
    raise ProjectError(f"`rules` sets `{rule}` to `{word}`; it takes {', '.join(_WORDS)}")
