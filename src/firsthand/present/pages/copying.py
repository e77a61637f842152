"""Which end of a copy link is the copy."""

from firsthand.record.rows import CopyRow


def is_copy(copy: CopyRow, report_id: str) -> bool:
    """True if `report_id` is the end that was not there first; the right one where nothing tells."""
    return copy_ends(copy)[1] == report_id


def other_end(copy: CopyRow, report_id: str) -> str:
    """The id of the other report."""
    return copy.right_id if copy.left_id == report_id else copy.left_id


def copy_ends(copy: CopyRow) -> tuple[str, str]:
    """(id of the report that was there first, id of its copy); the left one first where nothing tells."""
    if copy.origin == copy.right and copy.left != copy.right:
        return copy.right_id, copy.left_id
    return copy.left_id, copy.right_id
