"""A web page saved as a file -> one report. Never fetches anything; of the page only its words survive.

trafilatura finds the article, htmldate its date. The text is the headline and then the paragraphs, with an empty line
between.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, BinaryIO

from htmldate import find_date
from lxml import etree  # type: ignore[import-untyped]  # published without types
from lxml.html import (  # type: ignore[import-untyped]  # published without types
    HtmlElement,
    HTMLParser,
    document_fromstring,
)
from trafilatura import bare_extraction
from trafilatura.settings import Document

from firsthand.read.dates import parse_day
from firsthand.read.decode import canonical, decode
from firsthand.read.parts import find_parts
from firsthand.read.report import compose_report
from firsthand.read.source import MAX_REPORT_BYTES, Context, Format, Found, Source
from firsthand.vocabulary import PartKind, Published, Report, Span

MAX_PAGE_BYTES = 5 * MAX_REPORT_BYTES
"""Pages are mostly markup: a fifth of it text is much."""
LAST_DAY = "2100-12-31"
"""htmldate takes days up to today by default, and the same page would read differently tomorrow."""
MAX_CAPTION_CHARACTERS = 1000

_CAPTION_MARK = "\ue000"
"""Private character that carries "this paragraph is a caption" through trafilatura."""
_CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?captions?(?:[\s_-]?text)?(?:$|\s)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publication_date",
    "article:modified_time",
)
_JSON_LD_DATE = re.compile(r'"(datePublished|dateCreated|dateModified)"\s*:\s*"([^"]{8,40})"')

Blocks = list[tuple[str, PartKind | None]]

# both log every odd page; our ledger tells what matters
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(source: Source, stream: BinaryIO, context: Context) -> Iterator[Found]:
    """One report of the page's article; or the reason why not."""
    raw = stream.read(MAX_PAGE_BYTES + 1)
    if len(raw) > MAX_PAGE_BYTES:
        yield source.failed(f"longer than a page can be ({MAX_PAGE_BYTES:,} bytes). Save the article alone.")
        return
    declared = _CHARSET.search(raw, 0, 4096)
    page, note = decode(raw, declared[1].decode("ascii") if declared else None)
    known = {"raw_sha256": sha256(raw).hexdigest()}
    report = _report_of_page(page, source.name, known, context.about.known(source.name))
    yield (
        source.read(report, note=note)
        if report
        else source.skipped("a page without an article: no paragraph of text in it")
    )


def report_of_page(page: str, name: str, **known: Any) -> Report | None:
    """The report of an HTML page, or None where it holds no paragraph; `known` goes before what the page says."""
    return _report_of_page(page, name, {}, known)


def _report_of_page(page: str, name: str, first: Mapping[str, Any], corrected: Mapping[str, Any]) -> Report | None:
    tree = _parse(page)
    if tree is None:
        return None
    published = find_published(tree)
    _mark_captions(tree)
    article = bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": LAST_DAY, "original_date": True},
    )
    blocks = list(_blocks_of(article.body)) if isinstance(article, Document) and article.body is not None else []
    if not any(kind is None for _, kind in blocks):
        blocks = [
            (text, None) for text in map(_clean, tree.xpath("//body//p//text()/parent::*/ancestor-or-self::p[1]"))
        ]
    said = _said_by(article, published) if isinstance(article, Document) else {"published": published}
    known = {**first, **said, **corrected}
    return _compose(blocks, name, known)


def _compose(blocks: Blocks, name: str, known: Mapping[str, Any]) -> Report | None:
    blocks = _with_headline([(text, kind) for text, kind in blocks if text], known.get("title"))
    if not any(kind is None for _, kind in blocks):
        return None
    spans: list[Span] = []
    at = 0
    for block, _ in blocks:
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    text = "\n\n".join(block for block, _ in blocks)
    hints = {span: kind for span, (_, kind) in zip(spans, blocks, strict=True) if kind}
    return compose_report(
        text, name, layout=find_parts(text, title=known.get("title"), blocks=spans, hints=hints), known=known
    )


def find_published(tree: HtmlElement) -> Published | None:
    """The day that the page gives in its markup, with the element that gives it; None where only prose would tell."""
    day = find_date(tree, original_date=True, extensive_search=False, max_date=LAST_DAY)
    if not day:
        return None
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key in _DATE_METAS and parse_day(meta.get("content") or "") == day:
            return Published(day, f"meta {key}")
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        for key, written in _JSON_LD_DATE.findall(str(script)):
            if parse_day(written) == day:
                return Published(day, f"JSON-LD {key}")
    for time in tree.iter("time"):
        if parse_day(time.get("datetime") or "") == day:
            return Published(day, "time element")
    return Published(day, "found in the page by htmldate")


def _parse(page: str) -> HtmlElement | None:
    try:
        return document_fromstring(page.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError):
        return None


def _mark_captions(tree: HtmlElement) -> None:
    """Turn captions into paragraphs that carry the mark: trafilatura would drop them, or call them story."""
    captions = [
        element
        for element in tree.iter("figcaption", "p", "div", "span", "dd")
        if element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or "")
    ]
    for element in captions:
        words = _clean(element)
        if element.getparent() is None or not 0 < len(words) <= MAX_CAPTION_CHARACTERS:
            continue
        paragraph = etree.Element("p")
        paragraph.text = _CAPTION_MARK + words
        paragraph.tail = element.tail
        figure = next(element.iterancestors("figure"), None)
        if figure is None or figure.getparent() is None:
            element.getparent().replace(element, paragraph)
        else:
            paragraph.tail = None
            figure.addnext(paragraph)
            element.getparent().remove(element)


def _blocks_of(body: etree._Element) -> Iterator[tuple[str, PartKind | None]]:
    """Text and kind of each block of trafilatura's tree, in order."""
    for child in body:
        if child.tag in {"list", "quote", "table", "row"} and len(child):
            own = _SPACE.sub(" ", child.text or "").strip()
            if own:
                yield own, None
            yield from _blocks_of(child)
            continue
        for line in _lines_of(child):
            if line.startswith(_CAPTION_MARK):
                yield line.strip(_CAPTION_MARK + " "), "caption"
            elif line:
                yield line.replace(_CAPTION_MARK, ""), "heading" if child.tag == "head" else None
        if child.tail and child.tail.strip():
            yield _SPACE.sub(" ", child.tail).strip(), None


def _lines_of(element: etree._Element) -> Iterator[str]:
    """The lines of one block: a line break ends one."""
    pieces: list[str] = [element.text or ""]
    for inner in element.iterdescendants():
        pieces.append("\n" if inner.tag == "lb" else "")
        pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    for line in "".join(pieces).replace(_CAPTION_MARK, "\n" + _CAPTION_MARK).split("\n"):
        yield canonical(_SPACE.sub(" ", line).strip())


def _clean(element: HtmlElement) -> str:
    return canonical(_SPACE.sub(" ", " ".join(element.itertext())).strip())


def _with_headline(blocks: Blocks, title: str | None) -> Blocks:
    """The blocks with the page's headline in front, once."""
    if blocks and blocks[0][1] == "heading":
        return [(blocks[0][0], "headline"), *blocks[1:]]
    if not title:
        return blocks
    headline = _SPACE.sub(" ", canonical(title)).strip()
    rest = [block for at, block in enumerate(blocks) if at > 3 or block[0] != headline]
    return [(headline, "headline"), *rest] if headline else blocks


def _said_by(article: Document, published: Published | None) -> dict[str, Any]:
    """Fields of `Report` that the page's own metadata give."""
    fields = {"title": article.title, "outlet": article.sitename, "byline": article.author, "url": article.url}
    said: dict[str, Any] = {
        name: _SPACE.sub(" ", canonical(value)).strip() or None
        for name, value in fields.items()
        if isinstance(value, str)
    }
    if not re.match(r"https?://\S+$", said.get("url") or ""):
        said.pop("url", None)
    if said.get("byline"):
        said["byline"] = said["byline"].replace("; ", ", ")
    return {**said, "published": published}


HTML = Format(
    name="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    read=read_html,
    says="A saved web page: article, headline, outlet, byline, date and address; nothing is fetched.",
)
