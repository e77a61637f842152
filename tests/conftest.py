"""What every test may use. The network is off (pytest-socket, in pyproject.toml)."""
