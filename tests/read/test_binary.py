"""What is text and what is not, by the first bytes: every encoding that a text may be in, and bytes that are none."""

import codecs
import gzip
import io
import random
import zipfile
import zlib

import pytest

from firsthand.read.binary import HEAD_BYTES, name_binary

_LATIN = "latin-1 cp1252 iso8859-15 mac-roman cp850"
_TEXTS = (
    ("The harbour council shut the Long Bridge on Tuesday. “We will not wait”, she said.\n", "cp1252 mac-roman"),
    ("Le conseil du port a fermé le pont mardi ; la maire Édith Prévôt était là l'été.\n", _LATIN),
    ("Рада порту закрила Довгий міст у вівторок, їжі немає.\n", "cp1251 koi8-u iso8859-5 mac-cyrillic"),
    (
        "Совет порта закрыл мост во вторник, надолго ли - никто не сказал.\n",
        "cp1251 koi8-r iso8859-5 cp866 mac-cyrillic",
    ),
    ("Rada portu zamknęła we wtorek Długi Most. Żółć, rzekł źrebak.\n", "cp1250 iso8859-2 cp852"),
    ("Το συμβούλιο του λιμανιού έκλεισε τη γέφυρα την Τρίτη.\n", "cp1253 iso8859-7"),
    ("أغلق مجلس الميناء الجسر الطويل يوم الثلاثاء، ولم يقل أحد إلى متى.\n", "cp1256 iso8859-6"),
    ("מועצת הנמל סגרה את הגשר הארוך ביום שלישי, ואיש לא אמר לכמה זמן.\n", "cp1255 iso8859-8"),
    ("港湾評議会は火曜日に長い橋を閉鎖したが、いつまでかは誰も言わなかった。\n", "shift_jis euc_jp iso2022_jp cp932"),
    ("港口委员会星期二关闭了长桥，没有人说要关多久。\n", "gb2312 gbk gb18030"),
    ("港口委員會星期二關閉了長橋，沒有人說要關多久。\n", "big5 cp950"),
    ("항구 위원회는 화요일에 긴 다리를 폐쇄했고 얼마나 오래일지는 아무도 말하지 않았다.\n", "euc_kr cp949 johab"),
    ("สภาท่าเรือปิดสะพานยาวเมื่อวันอังคาร และไม่มีใครบอกว่านานเท่าใด\n", "tis-620 cp874"),
)
_ENCODED = [(text, encoding) for text, own in _TEXTS for encoding in ("utf-8 utf-8-sig utf-16 utf-32 " + own).split()]


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311  the same bytes in every run


@pytest.mark.parametrize(("text", "encoding"), _ENCODED)
@pytest.mark.parametrize("cut", [30, 101, HEAD_BYTES])
def test_text_is_text_in_every_encoding_wherever_it_is_cut(text: str, encoding: str, cut: int) -> None:
    assert name_binary((text * 80).encode(encoding)[:cut]) is None


@pytest.mark.parametrize("size", [150, 1000, 3000])
def test_random_bytes_are_no_text(size: int) -> None:
    told = {name_binary(_noise(seed, size)) for seed in range(200)}
    assert told == {"binary data"}


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_random_bytes_behind_a_byte_order_mark_are_no_text(mark: bytes) -> None:
    told = {name_binary(mark + _noise(seed, 2000)) for seed in range(50)}
    assert told == {"binary data"}


def _zip_bytes() -> bytes:
    opened = io.BytesIO()
    with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "".join(text for text, _ in _TEXTS))
    return opened.getvalue()


_PACKED = (
    _zip_bytes(),
    gzip.compress(_noise(1, 900), mtime=0),
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0" + zlib.compress(_noise(1, 900)),
)


@pytest.mark.parametrize("raw", _PACKED)
def test_packed_bytes_are_named_wherever_they_are_cut(raw: bytes) -> None:
    assert all(name_binary(raw[:length]) for length in range(3, 300))
    assert all(name_binary(raw[start : start + 600]) for start in range(1, 30))


@pytest.mark.parametrize("text", ["PK", "SQLite format 3", "%PDF", "GIF", "Rar!", "7z", "MZ"])
def test_a_text_may_begin_like_a_signature(text: str) -> None:
    assert name_binary(text.encode()) is None


def test_a_few_controls_in_utf8_are_damage_and_many_are_no_text() -> None:
    text = "Совет порта закрыл Длинный мост во вторник. ".encode()
    assert name_binary(text.replace(b" ", b" \0")) is None
    assert name_binary(text.replace(b" ", b" " + b"\0" * 4)) == "binary data"
