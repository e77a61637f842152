import pytest

from firsthand.read.dates import parse_day
from firsthand.read.front import byline_names, dateline


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("HARROW BAY, March 3 (Northwire) — The council", "HARROW BAY, March 3 (Northwire) —"),
        ("PORT ELLIS, Veldania (NW) _", "PORT ELLIS, Veldania (NW) _"),
        ("PORT ELLIS, 4 June (Northwire) - The", "PORT ELLIS, 4 June (Northwire) -"),
        ("HARROW BAY, March 3 /NORTHWIRE/. The council", "HARROW BAY, March 3 /NORTHWIRE/."),
        ("March 3 (NW) -- The council", "March 3 (NW) --"),
        ("Harrow Bay, March 3 (Northwire) – The council", "Harrow Bay, March 3 (Northwire) –"),
        ("(Northwire) - The council", "(Northwire) -"),
        ("HARROW BAY — The council", "HARROW BAY —"),
        ("Harrow Bay — a town of nine thousand — sleeps", None),
        ("The mayor (Lunde) - a fisherman's son - sleeps", None),
        ("NOTE: the council", None),
        ("КЕЛЬМ, 5 мая 2031 года. Мэр сказал", "КЕЛЬМ, 5 мая 2031 года."),
        ("КЕЛЬМ, 5 мая 2031 года.", "КЕЛЬМ, 5 мая 2031 года."),
        ("КЕЛЬМ, 5 мая 2031 года — Мэр сказал", "КЕЛЬМ, 5 мая 2031 года —"),
        ("Кельм, 5 мая 2031 г. — Мэр сказал", "Кельм, 5 мая 2031 г. —"),
        ("Кельм. 5 мая 2031 года — Мэр сказал", "Кельм. 5 мая 2031 года —"),
        ("КЕЛЬМ, Озёрная область, 5 мая 2031 г. Мэр", "КЕЛЬМ, Озёрная область, 5 мая 2031 г."),
        ("НИЖНИЙ КЕЛЬМ, 5 мая. /ИНФО/. Мэр сказал", "НИЖНИЙ КЕЛЬМ, 5 мая. /ИНФО/."),
        ("КЕЛЬМ, 5 мая 2031 года (ИНФО). Мэр сказал", "КЕЛЬМ, 5 мая 2031 года (ИНФО)."),
        ("КЕЛЬМ, 5 мая. Мэр сказал", "КЕЛЬМ, 5 мая."),
        ("Кельм, 5 мая 1986 года. Утро было тёплым", None),
        ("КЕЛЬМ, 5 мая 2031 г. прошёл матч", None),
        ("МЧС, 5 мая. Пожар потушен", None),
        ("Вчера, 5 мая 2031 года — день города", None),
        ("Mr. March 3 — The council", None),
        ("ADA LUND, 3 March 1900 — 4 May 1980, was a poet", None),
        ("Ада Лунд, 3 марта 1900 года — 4 мая 1980 года", None),
        ("HARROW BAY, March 3, 2031. The council", None),
    ],
)
def test_datelines(block: str, found: str | None) -> None:
    line = dateline(block, first=True)
    assert (block[: line.end] if line else None) == found


@pytest.mark.parametrize("block", ["NATO — which has no bridge — sleeps", "Harrow Bay (Northwire) — The council"])
def test_in_later_paragraphs_a_dateline_needs_capitals_and_more_than_a_dash(block: str) -> None:
    assert dateline(block, first=False) is None


@pytest.mark.parametrize(
    ("block", "names"),
    [
        ("By Ilse Marten", "Ilse Marten"),
        ("BY ILSE MARTEN AND ANA BEL", "ILSE MARTEN AND ANA BEL"),
        ("By Ilse Marten in Harrow Bay", "Ilse Marten in Harrow Bay"),
        ("By Ilse Marten March 3, 2031 10:32 GMT", "Ilse Marten"),
        ("From our staff and agencies", "From our staff and agencies"),
        ("By Tuesday", None),
        ("By the time she came", None),
        ("By night they took the ferry", None),
        ("By 2031 the bridge was old", None),
    ],
)
def test_bylines(block: str, names: str | None) -> None:
    assert byline_names(block) == names


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T23:59:00-11:00", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("20310304T101500Z", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("Sept. 4, 2031", "2031-09-04"),
        ("Tue, 04 Mar 2031 10:00:00 GMT", "2031-03-04"),
        ("10:32 GMT, Tuesday, March 4th, 2031", "2031-03-04"),
        ("2031-02-30", None),
        ("03/04/2031", None),
        ("March 2031", None),
        ("2031-03-041", None),
        ("0000-00-00", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_days(written: str, day: str | None) -> None:
    assert parse_day(written) == day
