"""What YAML can do to a reader, each thing with the finding it leads to and the place that is marked."""

import codecs

import pytest

from mkdocs_playbooks.pipeline import Build, build_files
from mkdocs_playbooks.source.discovery import SpecFile
from support import TODAY, span_of

TITLE = "kind: role\nid: boss\ntitle: "
"""A role up to its title, which begins at line 3, column 8."""


def built(content: str | bytes) -> Build:
    data = content if isinstance(content, bytes) else content.encode()
    return build_files([SpecFile("one.yaml", data)], TODAY)


def found(content: str | bytes) -> list[tuple[str, int, int]]:
    """The rule, line and column of each finding in the file, in the order they are found."""
    outcome = built(content)
    spans = ((finding.rule, span_of(finding.place, outcome)) for finding in outcome.findings)
    return [(rule, span.line, span.column) for rule, span in spans if span.path == "one.yaml"]


REFUSED = {
    "alias": ("a: *x\n", "yaml/alias", 1, 4),
    "alias of a scalar": ("a: &x 1\nb: *x\n", "yaml/anchor", 1, 4),
    "anchor on a list": ("a: &x [1]\n", "yaml/anchor", 1, 4),
    "anchor by accident": (f"{TITLE}&co\n", "yaml/anchor", 3, 8),
    "merge key": ("kind: role\n<<: {id: boss}\n", "yaml/merge", 2, 1),
    "tag of our own": (f"{TITLE}!secret Boss\n", "yaml/tag", 3, 8),
    "tag that runs code": ("a: !!python/object/apply:os.system [ls]\n", "yaml/tag", 1, 4),
    "tag of the core": (f"{TITLE}!!str Boss\n", "yaml/tag", 3, 8),
    "verbatim tag": ("a: !<tag:x,2000:y> b\n", "yaml/tag", 1, 4),
    "%TAG": ("%TAG ! tag:x,2000:\n---\nkind: role\n", "yaml/tag", 1, 1),
    "unknown YAML version": ("%YAML 9.9\n---\nkind: role\n", "yaml/syntax", 1, 1),
    "unknown directive": ("%FOO bar\n---\nkind: role\n", "yaml/syntax", 1, 5),
    "list as key": ("kind: role\n? [a, b]\n: c\n", "yaml/key", 2, 3),
    "mapping as key": ("kind: role\n{a: b}: c\n", "yaml/key", 2, 1),
    "number as key": ("kind: role\n1: a\n", "yaml/key", 2, 1),
    "boolean as key": ("kind: role\ntrue: a\n", "yaml/key", 2, 1),
    "null as key": ("kind: role\n~: a\n", "yaml/key", 2, 1),
    "empty key": ("? \n", "yaml/key", 1, 2),
    "duplicate key": ("kind: role\nid: boss\nid: boss\n", "yaml/duplicate-key", 3, 1),
    "duplicate key inside": ("holders:\n  - {person: p1, person: p2}\n", "yaml/duplicate-key", 2, 18),
    "leading zero": (f"{TITLE}012\n", "yaml/number", 3, 8),
    "octal": (f"{TITLE}0o14\n", "yaml/number", 3, 8),
    "hexadecimal": (f"{TITLE}0x1F\n", "yaml/number", 3, 8),
    "infinity": (f"{TITLE}.inf\n", "yaml/number", 3, 8),
    "minus infinity": (f"{TITLE}-.INF\n", "yaml/number", 3, 8),
    "not a number": (f"{TITLE}.nan\n", "yaml/number", 3, 8),
    "too large a float": (f"{TITLE}1e999\n", "yaml/number", 3, 8),
    "sixteen digits": (f"{TITLE}{'1' * 16}\n", "yaml/number", 3, 8),
    "more digits than Python converts": (f"{TITLE}{'1' * 5000}\n", "yaml/number", 3, 8),
    "number as text": (f"{TITLE}1.10\n", "schema/type", 3, 8),
    "boolean as text": (f"{TITLE}true\n", "schema/type", 3, 8),
    "null as text": (f"{TITLE}~\n", "schema/type", 3, 8),
    "no is text": ("kind: no\n", "schema/kind", 1, 7),
    "a date is text": ("kind: 2026-11-30\n", "schema/kind", 1, 7),
    "a time is text": ("kind: 12:30\n", "schema/kind", 1, 7),
    "on is a field like any other": ("on: a\nkind: rol\n", "schema/kind", 2, 7),
    "UTF-16": (f"{TITLE}Boss\n".encode("utf-16"), "yaml/encoding", 1, 1),
    "UTF-16 big-endian without a mark": (f"{TITLE}Boss\n".encode("utf-16-be"), "yaml/encoding", 1, 1),
    "UTF-16 little-endian without a mark": (f"{TITLE}Boss\n".encode("utf-16-le"), "yaml/encoding", 1, 1),
    "UTF-32": (f"{TITLE}Boss\n".encode("utf-32"), "yaml/encoding", 1, 1),
    "Latin-1": (f"{TITLE}Müller\n".encode("latin-1"), "yaml/encoding", 3, 9),
    "Latin-1 after a mark": (codecs.BOM_UTF8 + b"kind: r\xf4le\n", "yaml/encoding", 1, 8),
    "Latin-1 after wide characters": ("東京: ".encode() + b"\xfc", "yaml/encoding", 1, 5),
    "Latin-1 after CR LF": (b"kind: role\r\nid: M\xfcller\r\n", "yaml/encoding", 2, 6),
    "cut inside a character": (f"{TITLE}東".encode()[:-1], "yaml/encoding", 3, 8),
    "encoded surrogate": (TITLE.encode() + b"\xed\xa0\x80\n", "yaml/encoding", 3, 8),
    "overlong encoding": (TITLE.encode() + b"\xc0\xaf\n", "yaml/encoding", 3, 8),
    "NUL at the start": ("\0kind: role\n", "yaml/encoding", 1, 1),
    "NUL": (f"{TITLE}a\0b\n", "yaml/unseen-character", 3, 9),
    "escape": (f"{TITLE}a\x1bb\n", "yaml/unseen-character", 3, 9),
    "delete": (f"{TITLE}a\x7fb\n", "yaml/unseen-character", 3, 9),
    "C1 control": (f"{TITLE}a\x9bb\n", "yaml/unseen-character", 3, 9),
    "next line": (f"{TITLE}a\x85b\n", "yaml/unseen-character", 3, 9),
    "line separator": (f"{TITLE}a\u2028b\n", "yaml/unseen-character", 3, 9),
    "form feed": (f"{TITLE}a\fb\n", "yaml/unseen-character", 3, 9),
    "byte order mark inside": (f"{TITLE}a\ufeffb\n", "yaml/unseen-character", 3, 9),
    "two byte order marks": ("\ufeff\ufeffkind: role\n", "yaml/unseen-character", 1, 1),
    "zero width": (f"{TITLE}a\u200bb\n", "yaml/unseen-character", 3, 9),
    "soft hyphen": (f"{TITLE}a\u00adb\n", "yaml/unseen-character", 3, 9),
    "tag characters": (f"{TITLE}a\U000e0041b\n", "yaml/unseen-character", 3, 9),
    "noncharacter": (f"{TITLE}a\ufffeb\n", "yaml/unseen-character", 3, 9),
    "bidirectional": (f"{TITLE}a\u202eb\n", "yaml/unseen-character", 3, 9),
    "bidirectional, in a comment": ("kind: role # \u2066\n", "yaml/unseen-character", 1, 14),
    "bidirectional, escaped": (f'{TITLE}"a\\u202eb"\n', "yaml/unseen-character", 3, 8),
    "soft hyphen, escaped": (f'{TITLE}"a\\xadb"\n', "yaml/unseen-character", 3, 8),
    "NUL, escaped": (f'{TITLE}"a\\0b"\n', "yaml/unseen-character", 3, 8),
    "carriage return, escaped": (f'{TITLE}"a\\rb"\n', "yaml/unseen-character", 3, 8),
    "tag characters, escaped": (f'{TITLE}"a\\U000e0041b"\n', "yaml/unseen-character", 3, 8),
    "zero width in a key, escaped": ('kind: role\n"i\\u200bd": boss\n', "yaml/unseen-character", 2, 1),
    "surrogate, escaped": (f'{TITLE}"a\\ud800b"\n', "yaml/syntax", 3, 12),
    "beyond Unicode, escaped": (f'{TITLE}"\\U00110000"\n', "yaml/syntax", 3, 11),
    "unknown escape": (f'{TITLE}"\\d"\n', "yaml/syntax", 3, 9),
    "line break in a title": (f'{TITLE}"a\\nb"\n', "schema/pattern", 3, 8),
    "100,000 brackets": ("[" * 100_000, "yaml/too-deep", 1, 33),
    "100,000 brackets in a field": (f"{TITLE}{'[' * 100_000}", "yaml/too-deep", 3, 39),
    "nested mappings": ("".join(f"{' ' * depth}a:\n" for depth in range(40)), "yaml/too-deep", 33, 33),
    "300 KB": (b"# " + b"x" * 300 * 1024, "yaml/too-large", 1, 1),
    "one byte too many": (b"#" * (256 * 1024 + 1), "yaml/too-large", 1, 1),
    "60,000 values": (f"[{'a,' * 60_000}]", "yaml/too-large", 1, 99_996),
    "empty": ("", "yaml/empty", 1, 1),
    "blank": ("\n  \n", "yaml/empty", 1, 1),
    "comments only": ("# a\n# b\n", "yaml/empty", 1, 1),
    "a byte order mark only": ("\ufeff", "yaml/empty", 1, 1),
    "markers only": ("---\n---\n", "yaml/empty", 1, 1),
    "text as document": ("hello\n", "schema/kind", 1, 1),
    "list as document": ("- a\n", "schema/kind", 1, 1),
    "number as document": ("3\n", "schema/kind", 1, 1),
    "unterminated double quote": (f'{TITLE}"Boss\nx: y\n', "yaml/syntax", 3, 8),
    "unterminated single quote": (f"{TITLE}'Boss\n", "yaml/syntax", 3, 8),
    "unterminated list": ("kind: role\nholders: [{person: p1}\nid: boss\n", "yaml/syntax", 2, 10),
    "tab as indentation": ("kind: role\nholders:\n\t- person: p1\n", "yaml/syntax", 3, 1),
    "tab at the start": ("\tkind: role\n", "yaml/syntax", 1, 1),
    "colon in a sentence": (f"{TITLE}Boss: the one\n", "yaml/syntax", 3, 12),
    "at sign": (f"{TITLE}@boss\n", "yaml/syntax", 3, 8),
    "backtick": (f"{TITLE}`boss`\n", "yaml/syntax", 3, 8),
    "percent sign": (f"{TITLE}%boss\n", "yaml/syntax", 3, 8),
    "wrong indentation": ("a:\n    b: 1\n  c: 2\n", "yaml/syntax", 3, 3),
    "block with an indentation of none": (f"{TITLE}|0\n  a\n", "yaml/syntax", 3, 9),
    "byte order mark": ("\ufeffkind: rol\n", "schema/kind", 1, 7),
    "CR LF": ("kind: role\r\nid: boss\r\ntitel: x\r\ntitle: x\r\n", "schema/additionalProperties", 3, 1),
    "lone CR": ("kind: role\rid: boss\rtitel: x\rtitle: x\r", "schema/additionalProperties", 3, 1),
    "all line ends": ("kind: role\r\nid: boss\rtitel: x\ntitle: x\n", "schema/additionalProperties", 3, 1),
}


@pytest.mark.parametrize(("content", "rule", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_refused(content, rule, line, column):
    assert found(content) == [(rule, line, column)]
    assert not built(content).catalogue.nodes


READ = {
    "byte order mark": "\ufeff{kind: role, id: boss, title: Boss}",
    "CR LF": "kind: role\r\nid: boss\r\ntitle: Boss\r\n",
    "lone CR": "kind: role\rid: boss\rtitle: Boss\r",
    "no line end": f"{TITLE}Boss",
    "markers": f"---\n{TITLE}Boss\n...\n",
    "empty documents around it": f"---\n---\n{TITLE}Boss\n---\n",
    "directive of the version": f"%YAML 1.2\n---\n{TITLE}Boss\n",
    "joined emoji": f"{TITLE}👩\u200d🚀\n",
    "escaped letters": f'{TITLE}"\\u6771\\x42"\n',
    "quoted numbers": f"{TITLE}'012'\n",
    "JSON": '{"kind": "role", "id": "boss", "title": "Boss"}',
    "explicit key": "? kind\n: role\n? id\n: boss\n? title\n: Boss\n",
    "comments everywhere": "# a\nkind: role # b\nid: boss\n# c\ntitle: Boss\n# d\n",
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_read(content):
    assert found(content) == []
    assert [str(key) for key in built(content).catalogue.nodes] == ["role/boss"]


def test_a_broken_document_leaves_the_others_alone():
    outcome = built(f"{TITLE}Boss\n---\nkind: role\nid: other\ntitle: 012\n---\nkind: role\nid: third\ntitle: Third\n")
    assert [str(key) for key in outcome.catalogue.nodes] == ["role/boss", "role/third"]


def test_what_stands_before_a_syntax_error_is_read():
    outcome = built(f"{TITLE}Boss\n---\nkind: role\nid: [\n")
    assert [str(key) for key in outcome.catalogue.nodes] == ["role/boss"]
    assert found(f"{TITLE}Boss\n---\nkind: role\nid: [\n") == [("yaml/syntax", 7, 1)]
