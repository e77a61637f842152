"""What every test may use. The network is off (pytest-socket, in pyproject.toml)."""

from hypothesis import settings

settings.register_profile("firsthand", deadline=None)  # shared machines: an example is wrong or right, never late
settings.load_profile("firsthand")
