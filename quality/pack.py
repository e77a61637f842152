"""Where the quality pack lies: beside the checkout, and never in it (some of it has no licence to pass it on)."""

from pathlib import Path

PACK = Path(__file__).parents[2] / "shared" / "quality"
