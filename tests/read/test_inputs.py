"""Every input ends in the ledger, whatever it holds."""

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.errors import BadInput
from firsthand.read import ReadOptions, read_inputs
from firsthand.read.containers import member_name
from firsthand.read.source import MAX_REPORT_BYTES
from firsthand.vocabulary import Entry, Report, text_sha256

SENTENCE = "The harbour council shut the Long Bridge on Tuesday, and nobody said for how long."


def read(*paths: Path | str, options: ReadOptions | None = None) -> list[tuple[Entry, Report | None]]:
    found = list(read_inputs(paths, options))
    for entry, report in found:
        assert (entry.outcome == "read") == (report is not None)
        assert report is None or entry.report == report.id
        assert entry.outcome == "read" or entry.reason
    return found


def only(found: Sequence[tuple[Entry, Report | None]]) -> tuple[Entry, Report]:
    ((entry, report),) = found
    assert report is not None, entry.reason
    return entry, report


@pytest.mark.parametrize(
    ("name", "raw", "outcome", "reason"),
    [
        ("a.txt", SENTENCE.encode(), "read", None),
        ("bom.txt", b"\xef\xbb\xbf" + SENTENCE.encode(), "read", None),
        ("empty.txt", b"", "skipped", "empty"),
        ("blank.txt", b" \n\t\r\n", "skipped", "nothing in it but blanks"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "skipped", "a PNG image"),
        (
            "paper.pdf",
            b"%PDF-1.7\n1 0 obj",
            "skipped",
            "a PDF document; save its text first, for instance with pdftotext",
        ),
        ("noise", bytes(range(256)) * 20, "skipped", "binary data"),
        ("wide.txt", SENTENCE.encode("utf-16"), "read", "read as utf-16-le, as its first bytes say"),
        ("wide-no-bom.txt", SENTENCE.encode("utf-16-be"), "read", "read as utf-16-be: every second byte is empty"),
        ("nul.txt", b"Nothing \0 stops \0 the council, she said on Tuesday", "read", None),
        ("quotes.txt", "“He said ‘no” and left.".encode(), "read", None),
        ("rtl.txt", "قال المجلس يوم الثلاثاء إن الجسر سيبقى مغلقا".encode(), "read", None),
        ("table.csv", b"a,b\n1,2\n", "skipped", "a table, no report"),
        (
            "mail.txt",
            b"From desk@pier.example Mon May 12 09:14:02 2031\nSubject: Two boats\n\nTwo boats left.\n",
            "skipped",
            "a mailbox (mbox), no report",
        ),
        ("letter.txt", b"From desk to desk Mon May 12 09:14\n\nTwo boats left the quay.\n", "read", None),
        ("list.json", b'[{"text": "x"}]', "failed", "a JSON list; JSON Lines has one object a line"),
        ("bad.zip", b"PK\x03\x04 and then nothing", "failed", "damaged archive"),
        ("bad.txt.gz", gzip.compress(SENTENCE.encode() * 50, mtime=0)[:40], "failed", "damaged"),
        ("no-article.html", b"<!doctype html><html><body></body></html>", "skipped", "a page without an article"),
        ("letter.docx", b"PK\x03\x04 word", "skipped", "an Office document or e-book (.docx)"),
    ],
)
def test_odd_inputs(tmp_path: Path, name: str, raw: bytes, outcome: str, reason: str | None) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    entry = read(path)[0][0]
    assert entry.outcome == outcome
    assert (entry.reason is None) if reason is None else (entry.reason or "").startswith(reason)


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", None),
        (b"a\0b is what it said", "a\ufffdb is what it said", None),
        ("Il était déjà là, le garçon.".encode("cp1252"), None, "no UTF-8; read as"),
        (
            "Він сказав, що міст закрито на зиму. ".encode("cp1251") * 9,
            "Він сказав, що міст закрито на зиму. " * 9,
            "no UTF-8; read as cp1251",
        ),
        ("«Мост закрыт», — сказал мэр. ".encode() * 9 + b"\xd0", None, "1 byte sequences are no UTF-8"),
    ],
)
def test_text_is_canonical_and_guesses_are_told(tmp_path: Path, raw: bytes, text: str | None, note: str | None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    entry, report = only(read(path))
    assert text is None or report.text == text
    assert report.text_sha256 == text_sha256(report.text)
    assert (entry.reason is None) if note is None else (entry.reason or "").startswith(note)


def test_fifty_megabytes_are_refused_at_once_and_a_megabyte_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"The bridge is shut. " * (50 * 1024 * 1024 // 20))
    (tmp_path / "long.txt").write_bytes(b"The bridge is shut.\n\n" * 50_000)
    (big, none), (long, report) = read(tmp_path)
    assert none is None
    assert (big.reason or "").startswith("52,428,800 bytes: longer than a report can be")
    assert long.outcome == "read"
    assert report
    assert len(report.parts) == 50_000


def test_names_and_order_depend_on_the_paths_below_the_folder(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", "a.txt", ".hidden", "sub/c.xyz", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{SENTENCE} {name}", encoding="utf-8")
    found = read(tmp_path)
    assert [report.name for _, report in found if report] == ["a.txt", "b.txt", "sub/a.txt"]
    reasons = {Path(entry.input).name: entry.reason for entry, report in found if not report}
    assert reasons[".hidden"] == "hidden file"
    assert reasons["c.xyz"] == "a kind of file that is not read (.xyz). Name the file itself to read it as text."
    assert read(tmp_path / "sub" / "c.xyz")[0][0].outcome == "read"


def test_what_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    outcomes = [(entry.outcome, entry.reason) for entry, _ in read(tmp_path, file, file)]
    assert outcomes == [("read", None), *[("identical", f"read with the folder {tmp_path}")] * 2]
    assert [entry.reason for entry, _ in read(file, file)] == [None, "named twice"]


def test_missing_paths_and_patterns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    found = read(tmp_path / "none.txt", f"{tmp_path}/*.txt", f"{tmp_path}/*.none")
    assert [(entry.outcome, entry.reason) for entry, _ in found] == [
        ("failed", "no such file or folder."),
        ("read", None),
        ("failed", "no file fits this pattern."),
    ]


def test_links_to_folders_are_no_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    outcomes = {Path(entry.input).name: entry.outcome for entry, _ in read(tmp_path)}
    assert outcomes == {"a.txt": "read", "gone.txt": "failed"}


def test_standard_input_by_its_content() -> None:
    (plain,) = read("-", options=ReadOptions(standard_input=io.BytesIO(SENTENCE.encode())))
    assert plain[1]
    assert (plain[0].input, plain[1].name) == ("-", "standard-input")
    lines = b'{"text": "one report"}\n{"text": "two reports"}\n'
    found = read("-", options=ReadOptions(standard_input=io.BytesIO(lines)))
    assert [report.name for _, report in found if report] == ["standard-input#1", "standard-input#2"]
    page = b"<!doctype html><html><body><article><p>" + SENTENCE.encode() * 3 + b"</p></article></body></html>"
    assert only(read("-", options=ReadOptions(standard_input=io.BytesIO(page))))[1].text == SENTENCE * 3


def test_json_lines_fields_reasons_and_lines(tmp_path: Path) -> None:
    lines = [
        {
            "id": "w-1",
            "text": SENTENCE,
            "title": "Shut",
            "outlet": "Courier",
            "published": "4 March 2031",
            "byline": ["A", "B"],
        },
        {"url": "https://courier.example/2", "text": SENTENCE, "published": "spring", "language": "en-GB"},
        {"url": "javascript:alert(1)", "text": SENTENCE, "language": "English"},
        {"body": SENTENCE},
        {"text": 7},
        {"text": " "},
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join([*map(json.dumps, lines), "", "{", "[1]", "null, she said"]), encoding="utf-8")
    found = read(path)
    assert [entry.input.rpartition("#")[2] for entry, _ in found] == ["1", "2", "3", "4", "5", "6", "8", "9", "10"]
    first, second, third = (report for _, report in found if report)
    assert (first.name, first.title, first.outlet, first.byline) == ("feed.jsonl#w-1", "Shut", "Courier", "A, B")
    assert first.published
    assert (first.date, first.published.evidence) == ("2031-03-04", "field 'published' of the line")
    assert (second.name, second.url, second.date, second.language) == (*["https://courier.example/2"] * 2, None, "en")
    assert (third.name, third.url, third.language) == ("feed.jsonl#3", None, "en")
    assert [entry.reason for entry, _ in found[1:]] == [
        "published 'spring' is no date; left unknown",
        "url 'javascript:alert(1)' is no address; left out; language 'English' is no ISO 639-1 code; left to the text",
        "no field 'text' (fields: body). Say where the text is with --map text=FIELD.",
        "field 'text' holds a number where a text should be",
        "the field 'text' holds no text",
        "JSON over several lines; JSON Lines has one object a line (`jq -c '.[]' FILE`)",
        "a JSON list; JSON Lines has one object a line (`jq -c '.[]' FILE`)",
        "no JSON: JSON is malformed: trailing characters (byte 5)",
    ]


@pytest.mark.parametrize(
    ("fields", "day", "field", "note"),
    [
        ({"date": "2031-03-04"}, "2031-03-04", "date", None),
        ({"published_at": "2031-03-04T23:30:00Z"}, "2031-03-04", "published_at", None),
        ({"datePublished": "2031-03-04"}, "2031-03-04", "datePublished", None),
        ({"pubDate": "Tue, 04 Mar 2031 10:00:00 GMT"}, "2031-03-04", "pubDate", None),
        ({"pub_date": "4 March 2031"}, "2031-03-04", "pub_date", None),
        ({"date": "2031-03-04", "published": "2031-03-04"}, "2031-03-04", "published", None),
        (
            {"date": "2031-03-06", "pubDate": "2031-03-05", "published": "2031-03-04"},
            "2031-03-04",
            "published",
            "published 2031-03-04 taken; other dates: pubDate 2031-03-05, date 2031-03-06",
        ),
        (
            {"date": "2031-03-06", "datePublished": "2031-03-05"},
            "2031-03-05",
            "datePublished",
            "datePublished 2031-03-05 taken; other dates: date 2031-03-06",
        ),
        (
            {"published": "spring", "date": "2031-03-04"},
            "2031-03-04",
            "date",
            "published 'spring' is no date; date taken",
        ),
        ({"date": "spring"}, None, None, "date 'spring' is no date; left unknown"),
        ({"date": 1930000000}, None, None, None),
        ({"date": {"day": 4}, "published": None}, None, None, None),
        ({"modified": "2031-03-04", "crawled": "2031-03-04"}, None, None, None),
    ],
)
def test_the_day_of_a_line_by_other_names(
    tmp_path: Path, fields: dict[str, object], day: str | None, field: str | None, note: str | None
) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": SENTENCE, **fields}), encoding="utf-8")
    entry, report = only(read(path))
    assert report.date == day
    assert (report.published.evidence if report.published else None) == (field and f"field {field!r} of the line")
    assert entry.reason == note


def test_where_the_day_is_mapped_no_other_field_counts(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": SENTENCE, "seen": "2031-03-04", "date": "2031-03-06"}), encoding="utf-8")
    entry, report = only(read(path, options=ReadOptions(mapping={"published": "seen"})))
    assert (report.date, entry.reason) == ("2031-03-04", None)
    _, report = only(read(path, options=ReadOptions(mapping={"published": "none"})))
    assert report.date is None


def test_mapping_reaches_into_fields(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"article": {"body": SENTENCE}, "site": "Courier"}), encoding="utf-8")
    _, report = only(read(path, options=ReadOptions(mapping={"text": "article.body", "outlet": "site"})))
    assert (report.text, report.outlet) == (SENTENCE, "Courier")
    with pytest.raises(BadInput, match=r"--map body=\.\.\.: no such field; fields are id, text,"):
        read(path, options=ReadOptions(mapping={"body": "article"}))


def test_a_line_too_long_is_passed_over_and_a_file_of_another_kind_is_given_up(tmp_path: Path) -> None:
    long = tmp_path / "long.jsonl"
    long.write_bytes(b'{"text": "' + b"a" * (5 * MAX_REPORT_BYTES) + b'"}\n{"text": "short"}\n')
    (_, none), (_, report) = read(long)
    assert none is None
    assert report
    assert report.name == "long.jsonl#2"
    other = tmp_path / "other.jsonl"
    other.write_text('{"n": 1}\n' * 5000, encoding="utf-8")
    found = read(other)
    assert len(found) == 1001
    assert found[-1][0].reason == "none of its first 1,000 lines holds a report; the rest was not read."


def test_archives(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE}).encode()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.txt", SENTENCE)
    with zipfile.ZipFile(tmp_path / "pile.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sub/a.txt", SENTENCE)
        archive.writestr("feed.jsonl.gz", gzip.compress(line, mtime=0))
        archive.writestr("__MACOSX/._a.txt", b"\0\5\x16\7")
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("../../etc/passwd", SENTENCE)
        archive.writestr("C:\\temp\\b.txt", SENTENCE)
    found = read(tmp_path / "pile.zip")
    assert [report.name for _, report in found if report] == [
        "pile.zip!sub/a.txt",
        "pile.zip!feed.jsonl.gz#1",
        "pile.zip!etc/passwd",
        "pile.zip!temp/b.txt",
    ]
    assert [entry.reason for entry, report in found if not report] == [
        "hidden file",
        "an archive inside an archive; unpack it first",
    ]


def test_archives_made_to_fill_disks_stop(tmp_path: Path) -> None:
    lines = b'{"text": "a"}\n' + (b" " * 1_000_000 + b"\n") * 70
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(lines, 1, mtime=0))
    (_, report), (last, _) = read(tmp_path)
    assert report
    assert last.reason == "expands more than 200-fold, as archives made to fill disks do; stopped there."


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(signature) + offset] |= 1
    path.write_bytes(raw)
    assert read(path)[0][0].reason == "encrypted; unpack the archive with its password first."


@pytest.mark.parametrize(
    ("written", "name"),
    [("a/b.txt", "a/b.txt"), ("/a", "a"), ("..\\..\\a", "a"), ("a\nb", "a\ufffdb"), ("./a/../b", "a/b"), ("..", "")],
)
def test_member_names_lead_nowhere_else(written: str, name: str) -> None:
    assert member_name(written) == name


JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "url", "published", "language", "byline", "x"]), inner, max_size=5)
    ),
    max_leaves=8,
)
HTMLISH = st.lists(
    st.one_of(
        st.sampled_from(
            "<html> <head> <body> <article> <h1> <p> </p> <figure> <figcaption> </figcaption> <div "
            'class="caption"> <script> </script> <br> <table> <tr> <td> <p onclick="x()"> <svg> <!-- --> '
            "&#0; &lt;p&gt; "
            '<meta property="article:published_time" content="2031-99-99"> \ue000'.split(" ")
        ),
        st.just(SENTENCE),
        st.text(max_size=20),
    ),
    max_size=20,
).map(" ".join)
RAW = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(JSONISH, max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode()),
    HTMLISH.map(lambda page: page.encode("utf-8", "replace")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(raw=RAW, suffix=st.sampled_from([".txt", ".html", ".jsonl", ".zip", ".gz", ".json", "", ".txt.gz"]))
def test_no_bytes_raise(tmp_path: Path, raw: bytes, suffix: str) -> None:
    path = tmp_path / f"input{suffix}"
    path.write_bytes(gzip.compress(raw, mtime=0) if suffix.endswith(".gz") else raw)
    for entry, report in read(path):
        assert "Please report it" not in (entry.reason or "")
        if report:
            assert "\0" not in report.text
            assert "\r" not in report.text
            report.text.encode("utf-8")
            assert all(0 <= part.span.start < part.span.end <= len(report.text) for part in report.parts)


@given(raw=st.binary(max_size=400), cut=st.integers(0, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_archive_raises(tmp_path: Path, raw: bytes, cut: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", raw)
        archive.writestr("b.jsonl", raw)
    whole = packed.getvalue()
    path = tmp_path / "a.zip"
    path.write_bytes(whole[:cut] + raw[:3] + whole[cut + 3 :])
    for entry, _ in read(path):
        assert "Please report it" not in (entry.reason or "")


def test_nothing_that_a_terminal_obeys_gets_into_a_text_or_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb.txt"
    path.write_bytes(b"The bridge \x1b[2J is \x02 shut, and nobody said for how long.")
    entry, report = only(read(path))
    assert "\x1b" not in report.text + report.name + entry.input
    assert "\x02" not in report.text


def test_the_record_in_the_folder_that_is_read_is_no_input(tmp_path: Path) -> None:
    record = tmp_path / "pile.db"
    for name in ("pile.db", "pile.db-wal", "pile.db-shm", "pile.db-notes"):
        (tmp_path / name).write_bytes(b"SQLite format 3\0")
    (tmp_path / "a.txt").write_text("Harrow Bay shut its bridge on Tuesday, the harbour master said.", "utf-8")
    found = [entry.input for entry, _ in read_inputs([tmp_path], ReadOptions(record=record))]
    assert [Path(name).name for name in found] == ["a.txt", "pile.db-notes"]
