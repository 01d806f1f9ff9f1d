"""Whatever a file holds, loading never raises, and every finding lies inside the file."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_playbooks.pipeline import build_files
from mkdocs_playbooks.reporters import FORMATS, report
from mkdocs_playbooks.reporters.github import MOST_ANNOTATIONS
from mkdocs_playbooks.reporters.order import Reported
from mkdocs_playbooks.source.discovery import SpecFile
from mkdocs_playbooks.source.text import unseen_character
from support import TODAY, span_of

moderately = settings(deadline=None, max_examples=150)

VALID = tuple(path.read_bytes() for path in sorted(Path(__file__).parents[1].glob("schemas/*/valid/*.yaml")))

SNIPPETS = (
    *(b"*x", b"&x ", b"!!str ", b"!x ", b"<<: ", b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b",", b"#", b"|", b">"),
    *(b'"', b"'", b"\\", b"\\u202e", b"%TAG", b"---\n", b"...\n", b"\n", b"\r", b"\r\n", b"\t", b"  ", b"~", b"012"),
    *(b".inf", b"0x1", b"1e999", b"9" * 20, b"true", b"\x00", b"\x1b[2J", b"\xff", b"\xc2\x85", b"\xe2\x80\xae"),
    *(b"\xef\xbb\xbf", b"\xf0\x9f\x93\xb0", b"\xe6\x9d", b"end", b"workflow/x#y", b"[" * 40, b"- " * 40, b"{a: " * 40),
)


def survives(data: bytes) -> None:
    """Load one file; everything said about it lies inside it and can be shown on any terminal."""
    built = build_files([SpecFile("one.yaml", data)], TODAY)
    lines = re.split("\r\n|\n|\r", built.texts["one.yaml"] or data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for finding in built.findings:
        for place in (finding.place, *(related.place for related in finding.related)):
            span = span_of(place, built)
            if span.path == "one.yaml":
                assert (span.line, span.column) <= (span.end_line, span.end_column)
                assert 1 <= span.line <= span.end_line <= len(lines)
                assert 1 <= span.column <= len(lines[span.line - 1]) + 1
                assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    reported = Reported(built.findings, built.texts, 1, catalogue=built.catalogue)
    shown = {name: report(reported, name) for name in FORMATS}
    for name in ("text", "github", "junit", "markdown"):
        assert unseen_character(shown[name]) is None
        assert "\r" not in shown[name]
    for name in ("json", "sarif", "gitlab"):
        assert shown[name].isascii()
        json.loads(shown[name])
    ElementTree.fromstring(shown["junit"])
    commands = [line for line in shown["github"].splitlines() if line.startswith("::")]
    assert len(commands) == min(len(built.findings), MOST_ANNOTATIONS)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A valid document with a few cuts, insertions and repetitions."""
    data = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 20)))
        middle = draw(
            st.one_of(st.just(b""), st.sampled_from(SNIPPETS), st.binary(max_size=4), st.just(data[start:end] * 2))
        )
        data = data[:start] + middle + data[end:]
    return data


@moderately
@given(st.binary(max_size=400))
def test_bytes(data):
    survives(data)


@moderately
@given(st.text(max_size=200))
def test_text(content):
    survives(content.encode("utf-8", "surrogatepass"))


@moderately
@given(st.lists(st.sampled_from(SNIPPETS), max_size=30).map(b"".join))
def test_the_words_of_yaml(data):
    survives(data)


@moderately
@given(mutated())
@example(b"kind: role\nid: a\x00")
def test_mutations_of_valid_documents(data):
    survives(data)


@moderately
@given(st.sampled_from(VALID), st.data())
def test_truncated_documents(document, data):
    survives(document[: data.draw(st.integers(0, len(document)))])


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(
        ["[", "{", "{a: ", "- ", "? ", "? - ", "[{a: [", "a: ", "[[],", "!x ", "&x ", "'", '"', "|\n ", "\n ", "#"]
    ),
    st.sampled_from([1, 31, 32, 33, 1_000, 20_000]),
    st.sampled_from(["", "kind: role\nid: boss\ntitle: "]),
)
def test_deep_and_long(opening, times, before):
    survives((before + opening * times).encode())


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(VALID), st.sampled_from([b"---\n", b"\n---\n"]), st.integers(1, 30))
def test_many_documents(document, separator, times):
    survives(separator.join([document] * times))


def test_the_corpus_is_there():
    assert len(VALID) >= 19
    for document in VALID:
        survives(document)
