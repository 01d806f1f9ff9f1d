"""What must not be in a text that others get: addresses of the inside, secrets, and parameters nobody filled in.

All of it is judged by its form and with care: what may as well be an example or a word of the language is let pass.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from typing import Any

from ..diagnostics import Pointer

_ADDRESS = re.compile(
    r"\b(?:https?|ftps?|sftp|ssh|smb|git|ldaps?|wss?)://(?:[^\s/@]*@)?(\[[0-9a-fA-F:.]+\]|[^\s/:?#,;)>\"'\]]+)"
)
_BARE_NAME = re.compile(
    r"(?<![\w.@-])(?:[\w-]+\.){2,}(?:internal|intranet|corp|lan|local)(?![\w-]|\.\w)", re.IGNORECASE
)
_BARE_NUMBERS = re.compile(r"(?<![\w.])(?<!ersion )((?:\d{1,3}\.){3}\d{1,3})(?![\w]|\.\d)")
_HOST = re.compile(r"[a-z0-9.-]+")
_THIS_MACHINE = re.compile(r"\blocalhost:\d+")
_SHARE = re.compile(r"(?<!\\)\\\\[\w.-]+\\[\w$.-]+")
_INSIDE = (".local", ".localdomain", ".localhost", ".internal", ".intranet", ".corp", ".lan", ".private", ".home.arpa")

_SECRETS = (
    ("an AWS access key", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    ("a GitHub token", r"\b(?:gh[opsru]_[0-9A-Za-z]{36,}|github_pat_\w{22,})"),
    ("a GitLab token", r"\bglpat-[\w-]{20,}"),
    ("a Slack token", r"\bxox[abeprs]-[0-9A-Za-z-]{10,}"),
    ("a Google API key", r"\bAIza[\w-]{35}"),
    ("a Stripe key", r"\b[rs]k_live_[0-9A-Za-z]{16,}"),
    ("an API key", r"\bsk-(?=[\w-]*\d)[\w-]{20,}"),
    ("an npm token", r"\bnpm_[0-9A-Za-z]{36}\b"),
    ("a PyPI token", r"\bpypi-AgE[\w-]{20,}"),
    ("a signed token", r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*"),
    ("a private key", r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    ("a password in an address", r"\b[a-z][a-z+]*://[^\s/:@{}<>$]+:[^\s/@{}<>$*]+@"),
)
_KNOWN_SECRET = re.compile("|".join(f"({pattern})" for _, pattern in _SECRETS))
_TOLD = re.compile(
    r"\b(password|passwd|passphrase|secret|token|api[ _-]?key|secret[ _-]?key|access[ _-]?key)\s*[:=]\s*[\"']?"
    r"(?=[^\s\"']*\d)(?=[^\s\"']*[A-Za-z])([^\s\"'{}<>$*,;()]{8,})",
    re.IGNORECASE,
)

_PARAMETER = re.compile(r"(?<!\$)\{\{[^{}\n]{0,80}\}\}")
_GAP = re.compile(
    r"[<\[](?:please )?(?:fill in|insert|enter|replace|your|name of your|to be (?:decided|defined|named|added))\b"
    r"[^<>\[\]\n]{0,60}[>\]]",
    re.IGNORECASE,
)
_WORDS = "(?:TODO|TBD|TBC|FIXME|XXX)"
_MARKER = re.compile(
    rf"^\W*{_WORDS}\b(?! (?:list|item|comment))|\b{_WORDS}:|[(\[<]{_WORDS}[)\]>]|\b(?:is|are) (?:still )?(?:TBD|TBC)\b"
)


def strings(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """The strings in a document's data with their places, in the order written."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, (*pointer, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, (*pointer, index))


def inside_address(text: str) -> str:
    """The first host or share in a text that only the inside of a network knows, or nothing.

    In an address with its scheme that is a name without a dot, one that ends like ``.internal``, and a private or
    local number. Without a scheme it is a name of three parts or more that ends so, a private number, a share.
    """
    for found in _ADDRESS.finditer(text):
        if _is_inside(found[1]):
            return found[1]
    numbers = next((found[1] for found in _BARE_NUMBERS.finditer(text) if _is_private(found[1])), "")
    if numbers:
        return numbers
    bare = _BARE_NAME.search(text) or _THIS_MACHINE.search(text) or _SHARE.search(text)
    return bare[0] if bare else ""


def _is_inside(host: str) -> bool:
    name = host.strip("[]").rstrip(".").casefold()
    if _is_private(name):
        return True
    if not _HOST.fullmatch(name):
        return False
    return "." not in name.removesuffix(".localhost") or name.endswith(_INSIDE)


def _is_private(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_link_local or any(address in network for network in _PRIVATE)


_PRIVATE = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")))
"""RFC 1918 and RFC 4193; addresses kept for documentation are not among them."""


def secret(text: str) -> str:
    """What the first secret in a text looks like, in words that do not repeat it, or nothing.

    Known forms of tokens and keys, and whatever follows ``password:`` and the like with a letter and a digit in it.
    """
    known = _KNOWN_SECRET.search(text)
    if known:
        return _SECRETS[(known.lastindex or 1) - 1][0]
    told = _TOLD.search(text)
    return f'the value of "{told[1].casefold()}"' if told else ""


def unfilled(text: str, pointer: Pointer = ()) -> str:
    """The first place in a text that was left to be filled in, or nothing.

    In the text of a prompt, double braces are filled at each run and so are no gap.
    """
    if pointer[-2:] != ("prompt", "text"):
        parameter = _PARAMETER.search(text)
        if parameter:
            return parameter[0]
    gap = _GAP.search(text) or _MARKER.search(text)
    return gap[0].strip(" -*•") if gap else ""
