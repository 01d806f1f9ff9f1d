"""Questions, what is read for them, and which answers stand in the next run."""

from __future__ import annotations

from mkdocs_playbooks.memory import Known, Memory


class Sums:
    """A small world: numbers that are read, and questions about them."""

    def __init__(self, numbers: dict[str, int], known: Known | None = None, *changed: str) -> None:
        self.numbers = numbers
        self.memory = Memory(known)
        self.memory.answer_with(self._ask)
        self.memory.change(changed)

    def number(self, name: str) -> int:
        self.memory.ledger.now.add(name)
        return self.numbers[name]

    def parity(self, name: str) -> int:
        return self.memory.recall("parity", name, lambda: self.number(name) % 2, int)

    def odd(self) -> int:
        return self.memory.recall("odd", "", lambda: sum(map(self.parity, ("a", "b"))), int)

    def _ask(self, question: str, name: str) -> bool:
        if question == "parity":
            self.parity(name)
        return question == "parity"


def test_a_question_is_answered_once() -> None:
    sums = Sums({"a": 1, "b": 2})
    assert (sums.odd(), sums.odd(), sums.parity("a")) == (1, 1, 1)
    assert sums.memory.worked_out == ["parity a", "parity b", "odd "]


def test_what_is_the_same_is_remembered() -> None:
    first = Sums({"a": 1, "b": 2})
    first.odd()
    again = Sums({"a": 1, "b": 2}, first.memory.kept())
    assert again.odd() == 1
    assert again.memory.worked_out == []


def test_what_differs_is_worked_out_as_far_as_it_matters() -> None:
    first = Sums({"a": 1, "b": 2})
    first.odd()
    other = Sums({"a": 3, "b": 2}, first.memory.kept(), "a")
    assert other.odd() == 1
    assert other.memory.worked_out == ["parity a"], "the sum stands, for nothing that it read is another"
    further = Sums({"a": 4, "b": 2}, other.memory.kept(), "a")
    assert further.odd() == 0
    assert further.memory.worked_out == ["parity a", "odd "]


def test_an_answer_that_nobody_asked_for_again_is_kept_only_while_it_stands() -> None:
    first = Sums({"a": 1, "b": 2})
    first.odd()
    idle = Sums({"a": 2, "b": 2}, first.memory.kept(), "a")
    assert Sums({"a": 2, "b": 2}, idle.memory.kept()).odd() == 0


def test_who_shares_an_answer_has_read_what_was_read_for_it() -> None:
    sums = Sums({"a": 1, "b": 2})

    def both() -> int:
        return sums.memory.share("both", "", lambda: sums.number("a") + sums.number("b"))

    for name in ("first", "second"):
        sums.memory.recall(name, "", both, int)
    other = Sums({"a": 1, "b": 3}, sums.memory.kept(), "b")
    assert other.memory.doubtful("second", [""]) == [""]


def test_a_look_aside_reads_nothing() -> None:
    sums = Sums({"a": 1, "b": 2})

    def peek() -> int:
        with sums.memory.unread():
            return sums.number("a")

    sums.memory.recall("peek", "", peek, int)
    assert Sums({"a": 5, "b": 2}, sums.memory.kept(), "a").memory.doubtful("peek", [""]) == []
