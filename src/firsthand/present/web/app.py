"""The web app: an address to a page, a form to a decision. Nothing is written by GET."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from firsthand.errors import BadInput, FirsthandError
from firsthand.pipeline import decide
from firsthand.present.address import WebAddress
from firsthand.present.pages.page import Page
from firsthand.present.render import environment, render_page
from firsthand.present.web.deciding import MOST_BYTES, claim_at, decision_of, fields_of, safe_path, way_back
from firsthand.present.web.guard import LOCAL_NAMES, Guard
from firsthand.present.web.opened import Opened
from firsthand.present.web.places import PLACES, Maker
from firsthand.present.web.session import Session, Sessions

ASSETS: dict[str, str] = {"style.css": "text/css", "script.js": "text/javascript", "icon.svg": "image/svg+xml"}
PROBLEMS: dict[int, tuple[str, str]] = {
    400: ("That cannot be done", ""),
    403: (
        "Not allowed",
        "The form is too old, or it does not come from this page. Go back, reload the page, try again.",
    ),
    404: ("Not found", "The record holds nothing at this address. It may have been read again since."),
    405: ("Not like this", "This address answers to another method."),
    413: ("Too long", ""),
    500: ("Something broke", "That is our fault. What went wrong stands in the terminal where firsthand serve runs."),
}


@dataclass(frozen=True)
class Site:
    """What the endpoints of one app share."""

    opened: Opened
    sessions: Sessions = field(default_factory=Sessions)
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    address: WebAddress = field(default_factory=WebAddress)

    def shown(self, make: Maker) -> Callable[[Request], object]:
        """The endpoint that shows what `make` gives, 404 where it gives nothing."""

        async def show(request: Request) -> Response:
            page = make(self.opened.source(), request)
            if page is None:
                raise HTTPException(404)
            said = "Decided. The counts are as decided now." if request.query_params.get("decided") else ""
            return self.html(request, page, said=said)

        return show

    def html(self, request: Request, page: Page, *, said: str = "", status: int = 200) -> Response:
        """A page in its shell."""
        session = self.sessions.of(request)
        body = Markup(render_page(page, self.address, depth=1, session=session))  # noqa: S704 (autoescaped)
        text = (
            environment()
            .get_template("web.html")
            .render(page=page, body=body, to=self.address, current=page.kind, said=said)
        )
        response = HTMLResponse(text, status_code=status)
        self.sessions.keep(response, session)
        return response

    async def decide(self, request: Request) -> Response:
        """Write one decision and go back to where it was made."""
        fields = fields_of(await _body_of(request))
        if not self.sessions.allows(request, fields.get("csrf", "")):
            raise HTTPException(403)
        decision = decision_of(fields, self.opened.source())
        back = safe_path(fields.get("back", "/"))
        before = claim_at(back, self.opened.source())
        async with self.writing:
            await run_in_threadpool(decide, self.opened.path, decision)
        back = way_back(back, before, decision.target, self.opened.source())
        response = RedirectResponse(f"{back}{'&' if '?' in back else '?'}decided=1", status_code=303)
        session = self.sessions.of(request)
        self.sessions.keep(response, Session(session.token, session.csrf, decision.who))
        return response

    def problem(self, request: Request, status: int, says: str = "") -> Response:
        """A readable page for what went wrong."""
        head, usual = PROBLEMS.get(status, ("That did not work", ""))
        return self.html(request, Page("problem", (), head, {"head": head, "says": says or usual}), status=status)


def create_app(record_path: Path, *, names: Collection[str] = LOCAL_NAMES) -> Starlette:
    """The app over one record; it answers to `names` and to bare addresses alone. The record is opened when asked."""
    site = Site(Opened(record_path))

    async def on_http(request: Request, wrong: Exception) -> Response:
        status = wrong.status_code if isinstance(wrong, HTTPException) else 500
        response = site.problem(request, status)
        response.headers.update(getattr(wrong, "headers", None) or {})
        return response

    async def on_bad_input(request: Request, wrong: Exception) -> Response:
        return site.problem(request, 400, str(wrong))

    async def on_bug(request: Request, wrong: Exception) -> Response:
        return site.problem(request, 500, str(wrong) if isinstance(wrong, FirsthandError) else "")

    routes = [Route(path, site.shown(make), methods=["GET"]) for path, make in PLACES]
    routes.append(Route("/decisions", site.decide, methods=["POST"]))
    routes.append(Route("/static/{name}", _asset, methods=["GET"]))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=names)],
        exception_handlers={HTTPException: on_http, BadInput: on_bad_input, Exception: on_bug},
    )


async def _body_of(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    return body


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    return Response(files("firsthand.present").joinpath(name).read_bytes(), media_type=ASSETS[name])
