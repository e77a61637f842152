"""The web app: readable, same-origin, and nothing written by GET."""

import re
from pathlib import Path

import msgspec
import pytest
from tests.present.asgi import Browser
from tests.present.shelf import CLAIMS, COPIES, STORY_ID, TOLL, UTTERANCES, Shelf, id_of, shelf
from tests.present.story import WITHHELD_NAME

from firsthand.errors import BadInput
from firsthand.present.web import app as web_app
from firsthand.present.web import create_app, serve
from firsthand.present.web.deciding import safe_path, way_back
from firsthand.present.web.guard import LOCAL_NAMES, host_is_ours
from firsthand.present.web.places import PLACES
from firsthand.vocabulary import Decision

IDS = {
    "story": STORY_ID,
    "claim": CLAIMS[0].id,
    "utterance": UTTERANCES[0].id,
    "report": id_of("lakeside-0305"),
    "left": id_of("wire-0304"),
    "right": id_of("beacon-0305"),
}
PATHS = [re.sub(r"\{(\w+)\}", lambda found: IDS[found[1]], path) for path, _ in PLACES]


class ShelfOpened:
    """Stands in for the record on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def source(self) -> Shelf:
        return Shelf()


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[Decision]:
    made: list[Decision] = []
    monkeypatch.setattr(web_app, "Opened", ShelfOpened)
    monkeypatch.setattr(web_app, "decide", lambda _path, decision: made.append(decision))
    return made


@pytest.fixture
def browser(decided: list[Decision]) -> Browser:
    assert decided == []
    return Browser(create_app(Path("harrow.db")))


def form_of(browser: Browser, **fields: str) -> dict[str, str]:
    """A form as its page would send it, token and all."""
    page = browser.get(f"/claims/{CLAIMS[0].id}").text
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert token
    return {"csrf": token[1], "who": "R. Okafor", "answer": "yes", "back": f"/claims/{CLAIMS[0].id}", **fields}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there_and_strict(browser: Browser, path: str) -> None:
    response = browser.get(path)
    assert response.status_code == 200
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert not re.search(r"<[^>]+\s(style|on\w+)=", response.text)
    assert WITHHELD_NAME.split()[0] not in response.text
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', response.text))


@pytest.mark.parametrize("name", ["style.css", "script.js", "icon.svg"])
def test_style_and_script_are_served(browser: Browser, name: str) -> None:
    assert browser.get(f"/static/{name}").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nothing", 404, "Not found"),
        ("GET", "/claims/nothing", 404, "Not found"),
        ("GET", "/static/..%2f__init__.py", 404, "Not found"),
        ("POST", "/", 405, "Not like this"),
        ("GET", "/decisions", 405, "Not like this"),
        ("DELETE", f"/reports/{IDS['report']}", 405, "Not like this"),
    ],
)
def test_what_is_not_there_is_a_readable_page(
    browser: Browser, method: str, path: str, status: int, words: str
) -> None:
    response = browser.ask(method, path)
    assert response.status_code == status
    assert words in response.text
    assert "content-security-policy" in response.headers


def test_a_bug_is_a_readable_page_that_tells_nothing(decided: list[Decision], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: ShelfOpened) -> Shelf:
        raise ZeroDivisionError("the path /home/me/secret.db")

    monkeypatch.setattr(ShelfOpened, "source", broken)
    response = Browser(create_app(Path("harrow.db"))).get("/")
    assert response.status_code == 500
    assert "Something broke" in response.text
    assert "secret" not in response.text
    assert decided == []


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765", "192.168.1.7:80"])
def test_hosts_that_are_ours(host: str) -> None:
    assert host_is_ours(host, LOCAL_NAMES)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8765", "[evil]"]
)
def test_a_foreign_name_is_refused(host: str, browser: Browser) -> None:
    assert not host_is_ours(host, LOCAL_NAMES)
    response = browser.get("/", headers={"Host": host})
    assert response.status_code == 400
    assert "Harrow" not in response.text


def test_a_decision_is_written_and_leads_back(browser: Browser, decided: list[Decision]) -> None:
    target = f"{TOLL[0].report_id} {TOLL[0].mark}"
    response = browser.post("/decisions", form_of(browser, kind="split", target=target, note="Another flood."))
    assert response.status_code == 303
    assert response.headers["location"] == f"/claims/{CLAIMS[0].id}?decided=1"
    (decision,) = decided
    assert (decision.kind, decision.target, decision.answer, decision.who) == ("split", target, "yes", "R. Okafor")
    assert decision.note == "Another flood."
    assert decision.at.endswith("Z")
    assert 'value="R. Okafor"' in browser.get(f"/claims/{CLAIMS[0].id}").text


def test_a_released_name_is_that_of_the_protected_row(browser: Browser, decided: list[Decision]) -> None:
    (row,) = shelf().protected()
    offered = re.findall(
        r'value="release">\s*<input type="hidden" name="target" value="([^"]+)"', browser.get("/protected").text
    )
    assert offered == [row.id.replace(".", " ", 1)]  # report and mark, as the record looks a release up
    assert browser.post("/decisions", form_of(browser, kind="release", target=offered[0])).status_code == 303
    assert [decision.target for decision in decided] == offered


def test_two_origins_become_one_target_whatever_their_order(browser: Browser, decided: list[Decision]) -> None:
    browser.post("/decisions", form_of(browser, kind="same origin", one="Rivers Watch", other="Ilse Marten"))
    assert decided[0].target == "Ilse Marten = Rivers Watch"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://127.0.0.1:8765"},
    ],
)
def test_a_form_of_another_site_writes_nothing(
    browser: Browser, decided: list[Decision], headers: dict[str, str]
) -> None:
    response = browser.post("/decisions", form_of(browser, kind="copy", target=COPIES[0].id), headers=headers)
    assert response.status_code == 403
    assert decided == []


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_without_this_browsers_token_nothing_is_written(browser: Browser, decided: list[Decision], token: str) -> None:
    form = form_of(browser, kind="copy", target=COPIES[0].id) | {"csrf": token}
    assert browser.post("/decisions", form).status_code == 403
    assert decided == []


def test_a_token_of_another_browser_is_worth_nothing(browser: Browser, decided: list[Decision]) -> None:
    form = form_of(Browser(browser.app), kind="copy", target=COPIES[0].id)
    browser.get("/")
    assert browser.post("/decisions", form).status_code == 403
    assert decided == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "copy", "target": "nothing"}, "holds nothing called"),
        ({"kind": "split", "target": "nothing nothing"}, "holds nothing called"),
        ({"kind": "release", "target": IDS["report"]}, "holds nothing called"),
        ({"kind": "release", "target": f"{IDS['report']} nothing"}, "holds nothing called"),
        ({"kind": "split", "target": f"{IDS['report']} nothing"}, "holds nothing called"),
        ({"kind": "delete", "target": "x"}, "This is no decision"),
        ({"kind": "copy", "target": COPIES[0].id, "answer": "perhaps"}, "This is no decision"),
        ({"kind": "copy", "target": COPIES[0].id, "who": " "}, "needs the name"),
        ({"kind": "note", "target": CLAIMS[0].id, "note": ""}, "A note needs words"),
        ({"kind": "same origin", "one": "A", "other": "A"}, "two different origins"),
    ],
)
def test_a_wrong_form_says_what_is_wrong(
    browser: Browser, decided: list[Decision], fields: dict[str, str], words: str
) -> None:
    response = browser.post("/decisions", form_of(browser, **fields))
    assert response.status_code == 400
    assert words in response.text
    assert decided == []


def test_a_form_without_end_is_refused(browser: Browser, decided: list[Decision]) -> None:
    assert browser.post("/decisions", form_of(browser, kind="note", note="x" * 70_000)).status_code == 413
    assert decided == []


def test_nothing_is_written_by_get(browser: Browser, decided: list[Decision]) -> None:
    form = form_of(browser, kind="copy", target=COPIES[0].id)
    assert browser.get("/decisions?" + "&".join(f"{k}={v}" for k, v in form.items())).status_code == 405
    assert decided == []


def test_after_a_split_what_is_left_of_the_claim_is_shown() -> None:
    was = msgspec.structs.replace(CLAIMS[0], id="was")
    assert way_back("/claims/was", was, f"{TOLL[0].report_id} {TOLL[0].mark}", Shelf()) == f"/claims/{CLAIMS[0].id}"
    alone = msgspec.structs.replace(was, statements=[])
    assert way_back("/claims/was", alone, "", Shelf()) == f"/stories/{STORY_ID}"
    assert way_back("/review", None, "", Shelf()) == "/review"


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "", "x", "/a\nb"])
def test_a_decision_leads_back_to_no_other_site(path: str) -> None:
    assert safe_path(path) == "/"


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=99999999999", "?page=%C2%B2", "?page=x"])
def test_any_page_number_gives_a_page(browser: Browser, query: str) -> None:
    assert browser.get(f"/reports{query}").status_code == 200


def test_search_shows_the_hit_and_escapes_the_words(browser: Browser) -> None:
    page = browser.get("/search?q=upper+dam").text
    assert '<mark class="hit">upper dam</mark>' in page
    assert "<script>x" not in browser.get("/search?q=<script>x").text


def test_cookies_are_not_for_scripts_or_other_sites(browser: Browser) -> None:
    cookie = browser.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_serve_says_that_there_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No record at"):
        serve(tmp_path / "none.db")
