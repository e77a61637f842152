"""The local web app: the same pages, with forms for decisions. Bound to 127.0.0.1 unless a person asks otherwise."""

from firsthand.present.web.app import create_app
from firsthand.present.web.serving import serve

__all__ = ["create_app", "serve"]
