"""Runs the web app until it is stopped."""

from pathlib import Path

import uvicorn

from firsthand.errors import BadInput
from firsthand.present.web.app import create_app
from firsthand.present.web.guard import LOCAL_NAMES


def serve(record_path: Path, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve one record until Ctrl-C; raises `BadInput` if there is none at the path."""
    if not record_path.is_file():
        raise BadInput(f"No record at {record_path}; make one with: firsthand read PATHS -r {record_path}")
    app = create_app(record_path, names=LOCAL_NAMES | {host})
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, access_log=False)
