"""Pages in headless Chromium: axe finds nothing, nothing overflows, keys work, the policy blocks nothing of ours."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Route, sync_playwright
from tests.present.asgi import BASE, Browser
from tests.present.shelf import CLAIMS, STORY_ID, UTTERANCES, id_of, shelf
from tests.present.test_web import ShelfOpened

from firsthand.present.report_html import render_report
from firsthand.present.web import app as web_app
from firsthand.present.web import create_app

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM} (Debian: apt-get install chromium)"),
]
SECTIONS = [
    "stories",
    f"story-{STORY_ID}",
    f"claim-{CLAIMS[1].id}",
    f"figures-{STORY_ID}",
    f"map-{STORY_ID}",
    f"utterance-{UTTERANCES[0].id}",
    f"utterance-{UTTERANCES[2].id}",
    f"report-{id_of('wire-0304')}",
    f"beside-{id_of('wire-0304')}-{id_of('beacon-0305')}",
    f"timeline-{STORY_ID}",
    "speakers",
    "review",
    "search",
    "ledger",
    "protected",
    "method",
    "everything",
]
PLACES = ["/", f"/claims/{CLAIMS[1].id}", f"/reports/{id_of('hostile')}", "/search?q=dam"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report(shelf()), encoding="utf-8")
    return path.as_uri()


def open_page(chromium: Chromium, width: int, scheme: str = "light", *, scripts: bool = True) -> tuple[Page, list[str]]:
    """A page and what its console complains of."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def violations(page: Page) -> list[str]:
    """Rules of axe that the page breaks, with the first element of each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_report_is_accessible_and_fits(chromium: Chromium, report: str, width: int, scheme: str) -> None:
    page, complaints = open_page(chromium, width, scheme)
    page.goto(f"{report}#everything")
    assert violations(page) == []
    for section in SECTIONS:
        page.goto(f"{report}#{section}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, section
    assert complaints == []


def test_the_report_fits_a_wide_screen(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1600)
    page.goto(f"{report}#everything")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1600


def test_without_scripts_one_page_shows_at_a_time(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1280, scripts=False)
    page.goto(report)
    assert page.locator(".page:visible").count() == 1
    page.get_by_role("link", name="Dam at Harrow Lake gives way; dozens missing").first.click()
    assert page.locator(".page:visible").get_attribute("id") == f"story-{STORY_ID}"
    page.get_by_role("link", name="Everything").click()
    assert page.locator(".page:visible").count() > 20


def test_a_leaf_of_the_tree_opens_the_exact_words(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1280, scripts=False)
    page.goto(f"{report}#claim-{CLAIMS[1].id}")
    page.get_by_role("link", name="at least 14").click()
    shown = page.locator(".page:visible")
    assert shown.get_attribute("id") == f"report-{id_of('beacon-0305')}"
    assert page.locator(":target + span").inner_text() == "at least 14"


def test_j_and_k_walk_the_findings(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1280)
    page.goto(f"{report}#report-{id_of('wire-0304')}")
    page.keyboard.press("j")
    first = page.evaluate("location.hash")
    page.keyboard.press("j")
    assert page.evaluate("location.hash") != first
    page.keyboard.press("k")
    assert page.evaluate("location.hash") == first
    page.keyboard.press("\\")
    assert page.evaluate("location.hash").startswith("#beside-")


def test_a_finding_can_be_copied_as_a_citation(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1280)
    page.goto(f"{report}#report-{id_of('meridian-0306')}")
    page.keyboard.press("j")
    card = page.locator(".page:visible .card").first
    assert "Meridian Post" in card.locator(".citation").inner_text()
    card.get_by_role("button", name="Copy as citation").click()
    assert card.get_by_role("button").inner_text() != "Copy as citation"


def test_the_file_can_be_searched(chromium: Chromium, report: str) -> None:
    page, _ = open_page(chromium, 1280)
    page.goto(f"{report}#search")
    page.get_by_role("searchbox").fill("landlord")
    page.get_by_role("button", name="Search").click()
    assert page.locator("[data-found] li").count() == 1
    assert "[withheld]" in page.locator("[data-found] li").first.inner_text()


def test_the_web_app_obeys_its_own_policy(chromium: Chromium, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_app, "Opened", ShelfOpened)
    asked = Browser(create_app(Path("harrow.db")))

    def answer(route: Route) -> None:
        url = urlsplit(route.request.url)
        assert route.request.url.startswith(BASE)
        response = asked.get(url.path + (f"?{url.query}" if url.query else ""))
        headers = {name: value for name, value in response.headers.items() if name != "content-length"}
        route.fulfill(status=response.status_code, headers=headers, body=response.content)

    page, complaints = open_page(chromium, 360)
    page.route("**/*", answer)
    for place in PLACES:
        page.goto(BASE + place)
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place
    assert complaints == []
