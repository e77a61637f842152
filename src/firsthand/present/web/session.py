"""Who may write: a token in each form that only this running server, for this browser, could have made."""

import hmac
import re
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_hex
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "firsthand"
WHO_COOKIE = "firsthand_who"
_TOKEN = re.compile(r"[0-9a-f]{32}")
KEPT_SECONDS = 60 * 60 * 24 * 30


@dataclass(frozen=True)
class Session:
    """One browser's visit; `csrf` goes into each form, `who` fills in the name given last."""

    token: str
    csrf: str
    who: str


@dataclass(frozen=True)
class Sessions:
    """Makes and checks sessions; the secret lives as long as the server runs."""

    secret: bytes = field(default_factory=lambda: token_hex(32).encode())

    def of(self, request: Request) -> Session:
        """The session of a request; a new one where the browser has none."""
        given = request.cookies.get(COOKIE, "")
        token = given if _TOKEN.fullmatch(given) else token_hex(16)
        return Session(token, self._sign(token), unquote(request.cookies.get(WHO_COOKIE, ""))[:120])

    def allows(self, request: Request, csrf: str) -> bool:
        """True if a POST comes from a form of ours: same origin, and the token of this browser."""
        given = request.cookies.get(COOKIE, "")
        same = hmac.compare_digest(self._sign(given).encode(), csrf.encode())
        return same_origin(request) and bool(_TOKEN.fullmatch(given)) and same

    def keep(self, response: Response, session: Session) -> None:
        """Send the session's cookies: not for scripts, not for other sites."""
        response.set_cookie(COOKIE, session.token, httponly=True, samesite="strict", path="/")
        if session.who:
            who = quote(session.who)
            response.set_cookie(WHO_COOKIE, who, max_age=KEPT_SECONDS, httponly=True, samesite="strict", path="/")

    def _sign(self, token: str) -> str:
        return hmac.new(self.secret, token.encode(), sha256).hexdigest()


def same_origin(request: Request) -> bool:
    """True if the browser says that the request comes from a page of this server; silence counts as no."""
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    return request.headers.get("sec-fetch-site") == "same-origin"
