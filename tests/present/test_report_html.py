"""The one-file report: offline, strict, and nobody's markup but ours."""

import base64
import re
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.present.shelf import shelf
from tests.present.story import WITHHELD_NAME

from firsthand.errors import BadInput
from firsthand.present.address import WebAddress
from firsthand.present.render import safe_url
from firsthand.present.report_html import render_report, write_report

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Read(HTMLParser):
    """Tags, attributes and text as a browser would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[list[int]] = []
        self.words: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)
        if tag == "section" and ("class", "series") not in attrs and ("class", "cast") not in attrs:
            self.headings.append([])
        if re.fullmatch("h[1-6]", tag) and self.headings:
            self.headings[-1].append(int(tag[1]))
        if tag not in VOID:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.inside):
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@cache
def report() -> str:
    return render_report(shelf())


@cache
def read() -> Read:
    found = Read()
    found.feed(report())
    return found


def test_protected_people_are_in_no_part_of_it() -> None:
    for part in WITHHELD_NAME.split():
        assert part not in report()
    assert "[withheld]" in report()


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    policy = read().all("content")[0]
    style = re.search("<style>(.*?)</style>", report(), re.DOTALL)
    script = re.search("<script>(.*?)</script>\n</body>", report(), re.DOTALL)
    assert style
    assert script
    for kind, inside in (("style", style[1]), ("script", script[1])):
        digest = base64.b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_it_holds_no_address_and_loads_nothing() -> None:
    assert not re.search(r"https?://", report())
    assert not {"img", "link", "iframe", "object", "embed", "base"} & set(read().tags)
    assert not read().all("src")
    assert all(href.startswith("#") for href in read().all("href"))


def test_every_link_leads_somewhere() -> None:
    ids = read().all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in read().all("href")} <= set(ids)


def test_no_inline_styles_or_handlers() -> None:
    assert not [name for _, name, _ in read().attributes if name == "style" or name.startswith("on")]


def test_hostile_text_stays_text() -> None:
    assert read().tags.count("script") == 1
    assert read().tags.count("style") == 1
    assert "b" not in {tag for tag, name, _ in read().attributes if name == "onclick"}
    assert "<script>alert('title')</script>" in "".join(read().words)
    assert "</style><script>alert(1)</script>" in "".join(read().words)
    assert not [value for value in read().all("href") if "javascript" in value]


def test_headings_descend_one_step_at_a_time() -> None:
    for levels in read().headings:
        assert levels[0] == 2
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_right_to_left_text_gets_its_direction() -> None:
    assert "قالت" in report()
    assert ("article", "dir", "auto") in read().attributes


def test_the_same_record_gives_the_same_file() -> None:
    assert render_report(shelf()) == report()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///x", "", None]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_an_id_from_outside_cannot_leave_its_path() -> None:
    assert WebAddress().to("report", "../../x?y#z") == "/reports/..%2F..%2Fx%3Fy%23z"


def test_no_record_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_report(tmp_path / "none.db", tmp_path / "out.html")
    assert not (tmp_path / "out.html").exists()
