"""Each address of the web app and the page that stands there."""

from collections.abc import Callable

from starlette.requests import Request

from firsthand.present.pages.beside import beside_page
from firsthand.present.pages.claim import claim_page
from firsthand.present.pages.figures import figures_page
from firsthand.present.pages.ledger import ledger_page
from firsthand.present.pages.map import map_page
from firsthand.present.pages.method import method_page
from firsthand.present.pages.page import Page
from firsthand.present.pages.protected import protected_page
from firsthand.present.pages.report import report_page, reports_page
from firsthand.present.pages.review import review_page
from firsthand.present.pages.search import search_page
from firsthand.present.pages.speakers import speakers_page
from firsthand.present.pages.stories import stories_page
from firsthand.present.pages.story import story_page
from firsthand.present.pages.timeline import timeline_page
from firsthand.present.pages.utterance import utterance_page, utterances_page
from firsthand.present.source import Source

Maker = Callable[[Source, Request], Page | None]
MOST_WORDS = 400
"""Characters of a search."""


def _number(request: Request) -> int:
    """Which page of a long list is asked for; the first for what is no number."""
    given = request.query_params.get("page", "1")
    return int(given) if given.isdecimal() and len(given) < 9 else 1


PLACES: tuple[tuple[str, Maker], ...] = (
    ("/", lambda source, request: stories_page(source, page=_number(request))),
    ("/stories/{story}", lambda source, request: story_page(source, request.path_params["story"])),
    ("/stories/{story}/figures", lambda source, request: figures_page(source, request.path_params["story"])),
    ("/stories/{story}/map", lambda source, request: map_page(source, request.path_params["story"])),
    ("/stories/{story}/timeline", lambda source, request: timeline_page(source, request.path_params["story"])),
    ("/claims/{claim}", lambda source, request: claim_page(source, request.path_params["claim"])),
    ("/utterances", lambda source, request: utterances_page(source)),  # noqa: ARG005 (a place is given its request)
    ("/utterances/{utterance}", lambda source, request: utterance_page(source, request.path_params["utterance"])),
    ("/reports", lambda source, request: reports_page(source, page=_number(request))),
    ("/reports/{report}", lambda source, request: report_page(source, request.path_params["report"])),
    (
        "/beside/{left}/{right}",
        lambda source, request: beside_page(source, request.path_params["left"], request.path_params["right"]),
    ),
    ("/timeline", lambda source, request: timeline_page(source)),  # noqa: ARG005 (as above)
    ("/speakers", lambda source, request: speakers_page(source)),  # noqa: ARG005 (as above)
    ("/review", lambda source, request: review_page(source)),  # noqa: ARG005 (as above)
    ("/search", lambda source, request: search_page(source, request.query_params.get("q", "")[:MOST_WORDS])),
    ("/ledger", lambda source, request: ledger_page(source, page=_number(request))),
    ("/protected", lambda source, request: protected_page(source)),  # noqa: ARG005 (as above)
    ("/method", lambda source, request: method_page(source)),  # noqa: ARG005 (as above)
)
