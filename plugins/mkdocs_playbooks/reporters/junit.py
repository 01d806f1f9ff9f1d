"""The findings as JUnit XML, which most build servers show: a test a finding, and one that passes when there are none.

Written to the common Ant schema. An info is a test that passes with words in its output; errors and warnings fail.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from ..diagnostics import Severity
from ..source.text import visible
from .order import Placed, Reported
from .text import block


def report(reported: Reported) -> str:
    """One suite; the text of a failure is the finding as people read it on a terminal."""
    failures = reported.counts.errors + reported.counts.warnings
    tests = max(1, len(reported.placed))
    suites = Xml.Element("testsuites", tests=str(tests), failures=str(failures))
    suite = Xml.SubElement(
        suites, "testsuite", name="playbook check", tests=str(tests), failures=str(failures), errors="0", skipped="0"
    )
    for one in reported.placed:
        _test(suite, one, reported)
    if not reported.placed:
        Xml.SubElement(suite, "testcase", classname="playbook", name=f"{reported.documents} documents")
    Xml.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="unicode")}\n'


def _test(suite: Xml.Element, one: Placed, reported: Reported) -> None:
    finding = one.finding
    where = f"{visible(one.span.path)}:{one.span.line}:{one.span.column}"
    test = Xml.SubElement(suite, "testcase", classname=visible(finding.rule), name=where, file=visible(one.span.path))
    lines = "\n".join(block(one, reported.texts))
    if finding.severity is Severity.INFO:
        Xml.SubElement(test, "system-out").text = lines
        return
    failure = Xml.SubElement(test, "failure", type=finding.severity.label, message=visible(finding.message))
    failure.text = lines
