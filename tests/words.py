"""What a template says by itself: text on a page that no catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

SAYING = frozenset(("_", "say", "forms", "gettext", "ngettext", "pgettext", "npgettext"))
"""The functions by which templates say a text."""

_ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
_EXPRESSION = "\0"
_TAG = re.compile(r"<(?:/?[a-zA-Z!][^<>]*)>")
_CODE = re.compile(r"<(code|style|script)\b[^<>]*>.*?</\1>", re.DOTALL)
_SHOWN = re.compile(r'\b(?:alt|aria-label|label|placeholder|title)="([^"]*)"')
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_WORD = re.compile(r"&#?\w+;|\{[\w\0]+\}")
"""Entities, and values that scripts put in."""

_ENGLISH = re.compile(r"\{% filter english %\}.*?\{% endfilter %\}", re.DOTALL)
"""What is said in English everywhere."""

_SENTENCE = re.compile(r"[A-Z][a-z]+\b|[a-z]{2,} [a-z]{2,}")


def bare_words(path: Path) -> list[str]:
    """The texts of a template that a reader sees, that are said by no function and are not meant to be in English."""
    tree = _ENVIRONMENT.parse(_ENGLISH.sub("", path.read_text("utf-8")))
    html = _CODE.sub("", "".join(_pieces(tree)))
    texts = [*_TAG.split(html), *_SHOWN.findall(html)]
    bare = [text.replace(_EXPRESSION, "…").strip() for text in texts if _WORD.search(_NO_WORD.sub("", text))]
    return bare + [const for const in _constants(tree) if _SENTENCE.search(const)]


def values_said(path: Path) -> list[int]:
    """The lines of a template on which a value, not a text, is said: it would stand on the page as HTML."""
    tree = _ENVIRONMENT.parse(path.read_text("utf-8"))
    calls = (call for call in tree.find_all(nodes.Call) if _says(call))
    return [call.lineno for call in calls if not isinstance(call.args[0], nodes.Const)]


def _says(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in SAYING


def _pieces(tree: nodes.Node) -> Iterator[str]:
    """The text of a template, with a mark for each expression and the words that one may come to."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield node.data if isinstance(node, nodes.TemplateData) else _outcome(node)


def _outcome(node: nodes.Node) -> str:
    if isinstance(node, nodes.CondExpr):
        return _outcome(node.expr1) + (_outcome(node.expr2) if node.expr2 else "")
    return str(node.value) if isinstance(node, nodes.Const) else _EXPRESSION


def _constants(node: nodes.Node) -> Iterator[str]:
    """The texts within expressions, those of comparisons and of what is said aside."""
    if _says(node) or isinstance(node, nodes.Compare | nodes.Import | nodes.FromImport | nodes.Test):
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _constants(child)
