"""Asks a web app in process: no socket, and one thread of its own, as SQLite and Playwright want it."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx
from starlette.applications import Starlette

BASE = "http://127.0.0.1:8765"


class Browser:
    """Keeps cookies and does not follow redirects."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self.cookies = httpx.Cookies()
        self.thread = ThreadPoolExecutor(max_workers=1)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None) -> httpx.Response:
        return self.ask("POST", path, form=form, headers={"Origin": BASE} if headers is None else headers)

    def ask(
        self,
        method: str,
        path: str,
        *,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=BASE, cookies=self.cookies) as client:
                return await client.request(method, path, data=dict(form) if form else None, headers=headers)

        response = self.thread.submit(lambda: asyncio.run(once())).result()
        self.cookies.update(response.cookies)
        return response
