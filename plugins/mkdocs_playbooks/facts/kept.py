"""Facts that are kept from one run to the next: questions about a document or the collection, asked by a plain call."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ..model.node import Node, key_of

if TYPE_CHECKING:
    from .facts import Facts

_T = TypeVar("_T")

_QUESTIONS: dict[str, Callable[[str, Facts], object]] = {}


def kept_for_each(type_: Any) -> Callable[[Callable[[Node, Facts], _T]], Callable[[Node, Facts], _T]]:
    """Make a function of a document a question whose answers, values of ``type_``, are kept."""

    def make(answer: Callable[[Node, Facts], _T]) -> Callable[[Node, Facts], _T]:
        name = _name(answer)

        def ask(node: Node, facts: Facts) -> _T:
            return facts.memory.recall(name, node.name, partial(answer, node, facts), type_)

        def ask_by_name(subject: str, facts: Facts) -> None:
            node = facts.catalogue.nodes.get(key_of(subject))
            if node:
                ask(node, facts)

        _QUESTIONS[name] = ask_by_name
        ask.__doc__ = answer.__doc__
        return ask

    return make


def kept(type_: Any) -> Callable[[Callable[[Facts], _T]], Callable[[Facts], _T]]:
    """Make a function of the whole collection a question whose answer, a value of ``type_``, is kept."""

    def make(answer: Callable[[Facts], _T]) -> Callable[[Facts], _T]:
        name = _name(answer)

        def ask(facts: Facts) -> _T:
            return facts.memory.recall(name, "", partial(answer, facts), type_)

        _QUESTIONS[name] = lambda _, facts: ask(facts)
        ask.__doc__ = answer.__doc__
        return ask

    return make


def ask_again(name: str, subject: str, facts: Facts) -> bool:
    """Ask a question by its name, as an earlier run noted it; whether there is such a question."""
    if name not in _QUESTIONS:
        module = name.partition(".")[0]
        if not module.isidentifier():
            return False
        try:
            importlib.import_module(f"{__package__}.{module}")
        except ImportError:
            return False
    question = _QUESTIONS.get(name)
    if question is not None:
        question(subject, facts)
    return question is not None


def _name(function: Callable[..., object]) -> str:
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
