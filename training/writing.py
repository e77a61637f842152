"""Files that are there whole or not at all, so that a step killed half way can be run again."""

from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one move; a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content)
    beside.replace(path)


def complete_lines(target: Path) -> int:
    """How many lines a file has, none if it is not there; half a line, left by a kill, is cut off."""
    if not target.exists():
        return 0
    content = target.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    target.write_bytes(whole)
    return whole.count(b"\n")
