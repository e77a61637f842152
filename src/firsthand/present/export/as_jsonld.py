"""One JSON-LD file: W3C Web Annotations on the reports, PROV-O for what comes from where, schema.org for what it is.

A mark is an annotation: its target is the report with a TextPositionSelector in code points, the exact words, and the
SHA-256 of the text that the positions count in. Where a name is withheld the words are left out, the positions stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from firsthand.present.export.whole_file import whole_file
from firsthand.record.ask import WITHHELD, Ask
from firsthand.record.rows import (
    AttributionRow,
    ClaimRow,
    CopyRow,
    FigureRow,
    OriginRow,
    ReportRow,
    Row,
    StatementRow,
    UtteranceRow,
    WordingRow,
)

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "firsthand": "urn:firsthand:vocabulary:",
        "prov:wasQuotedFrom": {"@type": "@id"},
        "prov:wasDerivedFrom": {"@type": "@id"},
        "prov:hadPrimarySource": {"@type": "@id"},
        "schema:appearance": {"@type": "@id"},
    },
]
QUOTED_AROUND = 32
"""Characters before and after the exact words, as the Web Annotation model asks for."""

Node = dict[str, Any]


def write_jsonld(ask: Ask, path: Path) -> list[Path]:
    """The one file; written node by node, so a large record needs no memory."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    with whole_file(path) as stream:
        stream.write(b'{"@context": ' + encode(CONTEXT) + b',\n"@graph": [')
        for number, node in enumerate(nodes_of(ask)):
            stream.write((b",\n" if number else b"\n") + encode(_without_none(node)))
        stream.write(b"\n]}\n")
    return [path]


def nodes_of(ask: Ask) -> Iterator[Node]:
    """Every node of the graph: reports with their marks, then copies, utterances and claims."""
    hashes: dict[str, str] = {}
    for report in ask.reports():
        hashes[report.id] = report.text_sha256
        yield report_node(report)
        masked = _Quoter(ask, report)
        for said in ask.attributions(report.id):
            yield quotation_node(said, masked)
        for figure in ask.figures(report.id):
            yield figure_node(figure, masked)
    for copy in ask.copies():
        yield from copy_nodes(copy)
    for utterance in ask.utterances():
        yield utterance_node(utterance, hashes)
    for claim in ask.claims():
        yield from claim_nodes(claim, hashes)


class _Quoter:
    """Targets in one report, with the words around them where no name is withheld."""

    def __init__(self, ask: Ask, report: ReportRow) -> None:
        self._shown = ask.reader_text(report.id)
        self._sha256 = report.text_sha256

    def target(self, row: Row) -> Node:
        """The W3C target of a row's own place."""
        text = self._shown.report.text
        around = range(max(0, row.start - QUOTED_AROUND), min(len(text), row.end + QUOTED_AROUND))
        hidden = any(span.start < around.stop and around.start < span.end for span in self._shown.mask)
        quote = None if hidden else (text[around.start : row.start], text[row.end : around.stop])
        return target_node(row, self._sha256, around=quote)


def report_node(report: ReportRow) -> Node:
    """A report as a news article that others are derived from."""
    return {
        "id": _urn("report", report.id),
        "type": ["prov:Entity", "schema:NewsArticle"],
        "schema:name": report.title,
        "schema:identifier": report.report,
        "schema:url": report.url,
        "schema:publisher": {"type": "schema:Organization", "schema:name": report.outlet} if report.outlet else None,
        "schema:author": report.byline,
        "schema:datePublished": report.published,
        "schema:inLanguage": report.language,
        "schema:sha256": report.text_sha256,
    }


def target_node(row: Row, sha256: str | None, *, around: tuple[str, str] | None = None) -> Node:
    """Where a finding stands: source, selectors, and the text that they count in."""
    selectors: list[Node] = [{"type": "TextPositionSelector", "start": row.start, "end": row.end}]
    if WITHHELD not in row.text:
        before, after = around or (None, None)
        selectors.append({"type": "TextQuoteSelector", "exact": row.text, "prefix": before, "suffix": after})
    return {
        "source": _urn("report", row.report_id),
        "selector": selectors,
        "state": {"type": "State", "schema:sha256": sha256},
    }


def quotation_node(said: AttributionRow, quoter: _Quoter) -> Node:
    """Who said what, as an annotation whose body is a schema.org Quotation."""
    return {
        "id": _urn("mark", said.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": ["schema:Quotation", "prov:Entity"],
            "schema:text": said.text,
            "schema:creator": {"type": "schema:Thing", "schema:name": said.speaker} if said.speaker else None,
            "prov:wasQuotedFrom": _urn("report", said.report_id),
            "firsthand:source": said.source,
            "firsthand:cue": said.cue,
            "firsthand:style": said.style,
            "firsthand:chain": [party.name for party in said.chain] or None,
        },
        "target": quoter.target(said),
    }


def figure_node(figure: FigureRow, quoter: _Quoter) -> Node:
    """A figure as an annotation whose body is a range; `firsthand:bound` is its hedge."""
    return {
        "id": _urn("mark", figure.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "schema:QuantitativeValue",
            "schema:minValue": figure.low,
            "schema:maxValue": figure.high,
            "schema:unitText": figure.counted or figure.unit,
            "firsthand:bound": figure.bound,
            "firsthand:origin": figure.origin,
        },
        "target": quoter.target(figure),
    }


def copy_nodes(copy: CopyRow) -> Iterator[Node]:
    """Which report is derived from which, where that is known; and the pair with its reason."""
    ends = {copy.left: copy.left_id, copy.right: copy.right_id}
    origin = ends.get(copy.origin or "")
    if origin:
        other = copy.right_id if origin == copy.left_id else copy.left_id
        yield {"id": _urn("report", other), "prov:wasDerivedFrom": _urn("report", origin)}
    yield {
        "id": _urn("copy", copy.id),
        "type": "prov:Derivation",
        "firsthand:kind": copy.kind,
        "firsthand:reports": [{"id": _urn("report", one)} for one in (copy.left_id, copy.right_id)],
        "firsthand:because": copy.because,
        "firsthand:decided": copy.decided,
    }


def utterance_node(utterance: UtteranceRow, hashes: dict[str, str]) -> Node:
    """One thing said once, with the place of each wording."""
    return {
        "id": _urn("utterance", utterance.id),
        "type": "schema:Quotation",
        "schema:creator": {"type": "schema:Thing", "schema:name": utterance.speaker},
        "schema:workExample": [wording_node(one, hashes.get(one.report_id)) for one in utterance.statements],
        "firsthand:because": utterance.because,
    }


def wording_node(wording: WordingRow, sha256: str | None) -> Node:
    """One report's wording: whom it credits (schema.org's translator where it is one), and what it leaves out."""
    (node,) = _wordings([wording], {wording.report_id: sha256})
    translators = [credit.by for credit in wording.credits if credit.kind == "translation" and credit.by]
    return node | {
        "schema:translator": [{"type": "schema:Thing", "schema:name": name} for name in translators] or None,
        "firsthand:credits": [
            {"firsthand:kind": credit.kind, "schema:name": credit.by, **target_node(credit, sha256)}
            for credit in wording.credits
        ]
        or None,
        "firsthand:changes": [
            {
                "firsthand:kind": change.kind,
                "firsthand:at": target_node(change.at, sha256),
                "firsthand:leftOut": change.left_out.text,
                "firsthand:because": change.because,
            }
            for change in wording.changes
        ]
        or None,
    }


def claim_nodes(claim: ClaimRow, hashes: dict[str, str]) -> Iterator[Node]:
    """A claim with its counts and where it appears; and each origin as its primary source."""
    origins = [_urn("origin", f"{claim.id}.{number}") for number, _ in enumerate(claim.tree)]
    yield {
        "id": _urn("claim", claim.id),
        "type": ["schema:Claim", "prov:Entity"],
        "schema:text": claim.text,
        "schema:appearance": sorted({_urn("report", one.report_id) for one in claim.statements}),
        "prov:hadPrimarySource": [
            urn for urn, origin in zip(origins, claim.tree, strict=True) if origin.name is not None
        ],
        "firsthand:statements": list(_wordings(claim.statements, hashes)),
        "firsthand:reports": claim.reports,
        "firsthand:outlets": claim.outlets,
        "firsthand:witnesses": claim.witnesses,
        "firsthand:originsLower": claim.origins.lower,
        "firsthand:originsUpper": claim.origins.upper,
        "firsthand:relation": claim.relation,
        "firsthand:because": claim.because,
    }
    yield from (_origin_node(urn, origin) for urn, origin in zip(origins, claim.tree, strict=True))


def _origin_node(urn: str, origin: OriginRow) -> Node:
    return {"id": urn, "type": "prov:Entity", "schema:name": origin.name, "firsthand:kind": origin.kind}


def _wordings(statements: Iterable[StatementRow], hashes: Mapping[str, str | None]) -> Iterator[Node]:
    for one in statements:
        place = target_node(one, hashes.get(one.report_id))
        yield {"type": "schema:Quotation", "schema:text": one.text, "firsthand:mark": _urn("mark", one.id), **place}


def _urn(kind: str, name: str) -> str:
    return f"urn:firsthand:{kind}:{name}"


def _without_none(value: Any) -> Any:
    """The value without the keys that say nothing: unknown is left out in JSON-LD."""
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    return [_without_none(inner) for inner in value] if isinstance(value, list) else value
