"""The policy of a site names every script its pages run, and nothing that only looks like one."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from mkdocs_playbooks.hosts.headers import SiteHeaders, site_headers, write_headers
from sites import write


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def made(folder: Path, *pages: str, generated: bool = False) -> SiteHeaders:
    """The headers of a site with these pages."""
    texts = {f"{number}/index.html": page for number, page in enumerate(pages)}
    write(folder, texts)
    return site_headers(folder, set(texts) if generated else set())


def policy(headers: SiteHeaders) -> dict[str, list[str]]:
    """The sources by directive."""
    lines = headers.files["_headers"].splitlines()
    value = next(line.partition(": ")[2] for line in lines if line.startswith("  Content-Security-Policy: "))
    return {name: sources for name, *sources in (part.split() for part in value.split("; "))}


@pytest.fixture
def scripts(tmp_path):
    """The sources of scripts on a page beyond the site's own files."""

    def scripts(*pages: str, generated: bool = False) -> list[str]:
        first, *others = policy(made(tmp_path, *pages, generated=generated))["script-src"]
        assert first == "'self'"
        return others

    return scripts


def test_a_site_without_anything_inline_allows_itself_alone(tmp_path):
    assert policy(made(tmp_path, "<h1>A</h1>")) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }


def test_each_script_is_named_once_and_in_order(scripts):
    pages = ("<script>b</script><script>a</script>", "<script>a</script><script>c</script>")
    assert scripts(*pages) == sorted(map(digest, "abc"))


@pytest.mark.parametrize(
    "page",
    [
        "<SCRIPT>a</SCRIPT>",
        "<script\n  data-x='>' id=\"y\">a</script >",
        "<script type>a</script>",
        "<script type=' Text/JavaScript '>a</script>",
        "<script nonce=x type=module>a</script>",
        "<script type=text/javascript type=application/json>a</script>",
        "<script data-src=x>a</script>",
        "<p title='<script>'>x</p><script>a</script>",
        "<title>The <script> element</title><script>a</script>",
        "<!-- <script> --><script>a</script>",
        "<!--><script>a</script>",
        "<a href=it's>x</a><script>a</script>",
        "<p>it's < \"</p><script>a</script>",
    ],
)
def test_a_script_is_found_however_it_is_written(scripts, page):
    assert scripts(page) == [digest("a")]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<script>x = '</scripted>'</script>", "x = '</scripted>'"),
        ("<script>x = '</script>'; y</script>", "x = '"),
        ("<script>\r\nx\ry\n</script>", "\nx\ny\n"),
        ("<script>x = 'é' && \"&amp;\"</script>", "x = 'é' && \"&amp;\""),
        ("<script></script>", ""),
    ],
)
def test_its_text_is_what_a_browser_takes_for_it(scripts, page, text):
    assert scripts(page) == [digest(text)]


@pytest.mark.parametrize(
    "page",
    [
        "<script type=application/json>{}</script>",
        "<script id=x TYPE='application/ld+json'>{}</script>",
        "<script type='text/x-template'><b></b></script>",
        "<!-- <script>a</script> -->",
        "<!-- <script>a</script>",
        "<p title='<script>a</script>'>x</p>",
        '<p title="<script>a</script>',
        "<textarea><script>a</script></textarea>",
        "<title><script>a</script></title>",
        "&lt;script>a&lt;/script>",
        "<scripted>a</scripted>",
        "<script src=a.js>a</script>",
        "<script src=javascript:a></script>",
        "<script src='https://[x/a.js'></script>",
        "<script src='https://x; script-src *'></script>",
    ],
)
def test_what_is_no_script_or_nobody_s_is_not_named(scripts, page):
    assert scripts(page) == []


class TestTextOfGeneratedPages:
    """A script in the words of a spec would be there against all escaping: the policy does not let it run."""

    PAGE = "<script>theme</script><article><h1>A</h1>{}</article><script>end</script>"

    @pytest.mark.parametrize(
        "text", ["<script>a</script>", "</article><SCRIPT>a</SCRIPT>", "<p title='</article>'><script\n>a</script>"]
    )
    def test_no_script_in_it_is_named_and_the_page_is_told(self, tmp_path, text):
        headers = made(tmp_path, self.PAGE.format(text), generated=True)
        assert policy(headers)["script-src"] == ["'self'", *sorted(map(digest, ("theme", "end")))]
        assert [flaw.partition(";")[0] for flaw in headers.flaws] == ["a script stands in the text of 0/index.html"]

    def test_data_in_it_is_no_matter(self, tmp_path):
        assert (
            made(tmp_path, self.PAGE.format("<script type='application/json'>1</script>"), generated=True).flaws == ()
        )

    def test_a_text_without_end_is_none_of_the_theme(self, scripts):
        assert scripts("<article><script>a</script>", generated=True) == []

    def test_what_it_loads_is_not_named(self, tmp_path):
        page = self.PAGE.format("<img src='https://x.example/a.png'><b style='color: red'>")
        assert policy(made(tmp_path, page, generated=True))["img-src"] == ["'self'", "data:"]

    def test_a_page_written_by_hand_is_its_author_s(self, scripts):
        assert digest("a") in scripts(self.PAGE.format("<script>a</script>"))


def test_what_pages_load_from_elsewhere_is_named_and_told(tmp_path):
    headers = made(
        tmp_path,
        "<script src='https://CDN.example:8443/a.js?b#c'></script><script src=//cdn.example/b.js></script>"
        "<link rel='preconnect' href='https://fonts.example'><link rel='alternate stylesheet' href=https://css.example/a>"
        "<img src='http://pictures.example/a.png'><iframe src='https://films.example/1'></iframe>"
        "<video src=film.mp4></video><link rel=canonical href=https://nobody.example/>",
    )
    found = policy(headers)
    assert found["script-src"] == ["'self'", "cdn.example", "https://cdn.example:8443"]
    assert found["font-src"] == ["'self'", "https://fonts.example"]
    assert found["style-src"] == ["'self'", "https://css.example"]
    assert found["img-src"] == ["'self'", "data:", "http://pictures.example"]
    assert found["frame-src"] == ["https://films.example"]
    assert found["media-src"] == ["'self'"]
    assert len(headers.notes) == 1
    assert "cdn.example, http://pictures.example, https://cdn.example:8443" in headers.notes[0]
    assert "nobody" not in str(headers)


def test_styles_in_pages_are_named(tmp_path):
    page = "<style>a {}</style><td style='text-align: right;'><td STYLE=\"font: &quot;A&quot;\"><p data-style=no>"
    found = policy(made(tmp_path, page))
    assert found["style-src"] == ["'self'", digest("a {}")]
    hashes = sorted(map(digest, ("text-align: right;", 'font: "A"')))
    assert found["style-src-attr"] == [*hashes, "'unsafe-hashes'"]


def test_a_policy_too_long_for_some_servers_is_told(tmp_path):
    headers = made(tmp_path, "".join(f"<script>{number}</script>" for number in range(40)))
    assert len(headers.notes) == 1
    assert "characters" in headers.notes[0]


def test_every_file_says_the_same(tmp_path):
    headers = made(tmp_path, "<script>a</script>").files
    said = {name: [line for line in text.splitlines() if "Policy" in line] for name, text in headers.items()}
    pages = [tuple(line.strip().split(": ", 1)) for line in said["_headers"]]
    assert [name for name, _ in pages] == ["Content-Security-Policy", "Referrer-Policy", "Permissions-Policy"]
    assert said["_headers.nginx"] == [f'add_header {name} "{value}" always;' for name, value in pages]
    assert said["_headers.apache"] == [f'Header always set {name} "{value}"' for name, value in pages]


def test_the_site_s_own_files_stay(tmp_path):
    write(tmp_path, {"_headers": "mine"})
    assert write_headers(tmp_path, made(tmp_path, "")) == ["_headers"]
    assert (tmp_path / "_headers").read_text("utf-8") == "mine"
    assert (tmp_path / "_headers.nginx").read_bytes().startswith(b"#")


@pytest.mark.parametrize(
    "piece", ["<a ", "<!-", "<script>", "<a b='", "<p style='", "<title>", "<<", "=\t", "</script "]
)
def test_a_page_of_one_piece_over_and_over_is_read_to_its_end(tmp_path, piece):
    made(tmp_path, piece * 100_000, f"<article>{piece * 100_000}")
