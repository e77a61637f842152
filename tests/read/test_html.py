"""Pages: the article in plain text, what its markup says about it, and nothing of its scripts."""

import pytest

from firsthand.read.html import report_of_page
from firsthand.text.inline import Tagged, render_inline

PAGE = """<!doctype html><html lang="en"><head><title>Bridge shut | Harrow Bay Courier</title>
<meta property="og:site_name" content="Harrow Bay Courier"><meta name="author" content="Ilse Marten">
<meta property="article:published_time" content="2031-03-04T23:30:00-09:00">
<meta property="article:modified_time" content="2031-03-09T10:00:00Z">
<link rel="canonical" href="https://courier.example/bridge"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge shut</h1><p class="byline">By Ilse Marten</p>
<figure><img src="a.jpg" onerror="alert(1)">
<figcaption>The bridge on Tuesday. Photo by Jan Oster/Northwire</figcaption></figure>
<p onclick="alert(2)">HARROW BAY, March 4 (Northwire) &mdash; The council shut the bridge after <b>cracks</b> were found
in two of its pillars, the mayor said.</p><script>alert(3)</script><h2>What next</h2>
<p>“We will repair every bridge before winter,” Ilse Marten told reporters. It was a long day for her council.</p>
<div class="wp-caption"><p class="wp-caption-text">The mayor at the harbour wall.</p></div>
<blockquote><p>We did not know of the cracks, and nobody told us of them.</p></blockquote>
<p>Translated from the Veldan by Mia Orr.</p></article><footer>All rights reserved</footer></body></html>"""

MARKED = """{headline:Bridge shut}

{caption:The bridge on Tuesday.} {credit:Photo by Jan Oster/Northwire}

{paragraph:{dateline:HARROW BAY, March 4 (Northwire) —} The council shut the bridge after cracks were found in two of its pillars, the mayor said.}

{heading:What next}

{paragraph:“We will repair every bridge before winter,” Ilse Marten told reporters. It was a long day for her council.}

{caption:The mayor at the harbour wall.}

{paragraph:We did not know of the cracks, and nobody told us of them.}

{credit:Translated from the Veldan by Mia Orr.}"""  # noqa: E501  a text has no columns


def test_article_and_metadata() -> None:
    report = report_of_page(PAGE, "bridge.html")
    assert report
    assert render_inline(report.text, [Tagged(part.span, part.kind) for part in report.parts]) == MARKED
    assert (report.title, report.outlet, report.byline) == ("Bridge shut", "Harrow Bay Courier", "Ilse Marten")
    assert (report.url, report.language, report.name) == ("https://courier.example/bridge", "en", "bridge.html")
    assert report.published
    assert (report.date, report.published.evidence) == ("2031-03-04", "meta article:published_time")


def test_what_is_known_goes_before_the_page() -> None:
    report = report_of_page(PAGE, "bridge.html", outlet="Courier", published="2031-03-03")
    assert report
    assert (report.outlet, report.date) == ("Courier", "2031-03-03")


@pytest.mark.parametrize(
    ("markup", "evidence"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2031-03-04T10:00:00Z"}</script>',
            "JSON-LD datePublished",
        ),
        ('<meta name="DC.date.issued" content="2031-03-04">', "meta dc.date.issued"),
    ],
)
def test_the_date_carries_its_evidence(markup: str, evidence: str) -> None:
    page = f"<html><head>{markup}</head><body><p>{'The council shut the bridge. ' * 9}</p></body></html>"
    report = report_of_page(page, "x.html")
    assert report
    assert report.published
    assert (report.date, report.published.evidence) == ("2031-03-04", evidence)


def test_a_date_in_the_prose_is_no_publication_date() -> None:
    page = f"<html><body><article><p>{'On March 4, 2031 the council shut the bridge. ' * 9}</p></article></body></html>"
    report = report_of_page(page, "x.html")
    assert report
    assert report.published is None


@pytest.mark.parametrize(
    "hostile",
    [
        '<link rel="canonical" href="javascript:alert(1)">',
        '<meta property="og:url" content="data:text/html,x">',
        '<base href="javascript:alert(1)//">',
    ],
)
def test_only_web_addresses_become_one(hostile: str) -> None:
    report = report_of_page(
        f"<html><head>{hostile}</head><body><p>{'The bridge is shut. ' * 20}</p></body></html>", "x"
    )
    assert report
    assert report.url is None


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<html></html>",
        "<!doctype html><html><body><script>alert(1)</script></body></html>",
        "\ue000",
        "<p></p>" * 50,
    ],
)
def test_a_page_without_an_article_is_none(page: str) -> None:
    report = report_of_page(page, "x.html")
    assert report is None or "alert" not in report.text


def test_deep_nesting_is_no_error() -> None:
    page = (
        "<html><body>" + "<div>" * 5000 + f"<p>{'The bridge is shut. ' * 20}</p>" + "</div>" * 5000 + "</body></html>"
    )
    report_of_page(page, "x.html")
