"""The browser fixtures see what they are there to see."""

from pathlib import Path

PAGE = """<!doctype html>
<html lang="en"><head><title>Page</title><link rel="icon" href="data:,"></head>
<body><main><h1>Page</h1>{body}</main></body></html>
"""


def put(folder: Path, body: str = "") -> Path:
    (folder / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return folder


def test_a_clean_page_leaves_no_trace(serve, open_page, axe, tmp_path):
    visit = open_page(serve(put(tmp_path)))
    assert (visit.errors, visit.foreign, axe(visit.page)) == ([], [], [])


def test_errors_and_foreign_requests_are_recorded(serve, open_page, tmp_path):
    body = """<img src="https://example.org/a.png" alt="">
        <script>console.error("said"); throw new Error("thrown")</script>"""
    visit = open_page(serve(put(tmp_path, body)))
    assert visit.foreign == ["https://example.org/a.png"]
    assert any("said" in error for error in visit.errors)
    assert any("thrown" in error for error in visit.errors)


def test_width_and_colour_scheme_reach_the_page(serve, open_page, tmp_path):
    page = open_page(serve(put(tmp_path)), width=400, scheme="dark").page
    assert page.evaluate("innerWidth") == 400
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_axe_names_rule_and_element(serve, open_page, axe, tmp_path):
    visit = open_page(serve(put(tmp_path, '<img src="data:,">')))
    assert any(line.startswith("image-alt: img: ") for line in axe(visit.page))


def test_a_page_opened_from_disk_without_scripts(open_page, tmp_path):
    body = "<script>document.title = 'changed'</script>"
    visit = open_page((put(tmp_path, body) / "index.html").as_uri(), java_script_enabled=False)
    assert (visit.page.title(), visit.foreign) == ("Page", [])
