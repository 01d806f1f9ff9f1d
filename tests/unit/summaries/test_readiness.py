"""What blocks the layer after one."""

from __future__ import annotations

from mkdocs_playbooks.model.node import Key
from mkdocs_playbooks.summaries.readiness import lowest_blocked, next_layer
from support import load

LAYERS = """
    {kind: layer, id: first, title: First, order: 1, purpose: x}
    ---
    {kind: layer, id: second, title: Second, order: 2, purpose: x,
     requires: {controls: [{control: keys, at_least: operating}], layers: [first]}}
    ---
    {kind: layer, id: third, title: Third, order: 3, purpose: x, requires: {layers: [second]}}
    ---
    {kind: control, id: keys, title: Keys, type: identity, maturity: defined}
"""


def test_the_next_layer_is_blocked_by_what_does_not_hold_the_condition_about_this_one_first():
    found = next_layer(Key("layer", "first"), load(LAYERS).facts)
    assert found.standing.layer.id == "second"
    assert [condition.of.id for condition in found.blocked_by] == ["first", "keys"]


def test_a_condition_that_holds_blocks_nothing():
    found = next_layer(Key("layer", "first"), load(LAYERS.replace("defined", "measured")).facts)
    assert [condition.of.id for condition in found.blocked_by] == ["first"]


def test_after_the_last_layer_there_is_none():
    assert next_layer(Key("layer", "third"), load(LAYERS).facts) is None


def test_the_lowest_blocked_layer_is_the_one_to_work_for():
    assert lowest_blocked(load(LAYERS).facts).layer.id == "second"
    assert lowest_blocked(load("{kind: layer, id: first, title: First, order: 1, purpose: x}").facts) is None
