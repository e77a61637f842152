"""Checks of the gold of reports: offsets, ids, marks, nesting; counts.    python check.py"""
import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {"person", "body", "place", "event", "law", "document", "other"}


def check(r, bad):
    text, n = r["text"], len(r["text"])
    ents = {e["id"]: e for e in r["entities"]}
    atts = {a["id"]: a for a in r["attributions"]}

    def say(what):
        bad.append(f"{r['id']}: {what}")

    def span(s, e, what):
        if not 0 <= s < e <= n or text[s:e] != text[s:e].strip():
            say(f"{what}: span {s}-{e} {text[s:e]!r}")
    if len(ents) != len(r["entities"]) or len(atts) != len(r["attributions"]):
        say("an id stands twice")
    for e in r["entities"]:
        if e["kind"] not in KINDS or not (e["name"] or e["description"]) or e["gender"] not in ("m", "f", "x", None) \
                or e["protected"] not in (None, "asked", "first-name", "minor"):
            say(f"entity {e['id']}")
        if e["name"] and not any(text[m["start"]:m["end"]].casefold() == e["name"].casefold() for m in r["names"] if m["entity"] == e["id"]):
            say(f"entity {e['id']}: canonical name is no mention")
    for a in r["attributions"]:
        i = a["id"]
        if not a["content"]:
            say(f"{i}: no content")
        for f in ("content", "cue", "source"):
            v = a[f] or []
            for s, e in v:
                span(s, e, f"{i} {f}")
            if any(x[1] > y[0] for x, y in zip(v, v[1:])):
                say(f"{i} {f}: pieces overlap or are out of order")
        for s, e in a["content"]:
            if any(s < y and e > x for f in ("cue", "source") for x, y in a[f] or []):
                say(f"{i}: cue or source inside its own content")
            part = text[s:e]
            if part.count("”") > part.count("“") and s and text[s - 1] == "“":
                say(f"{i}: opening mark left outside: {part[:30]!r}")
            if part.count("“") > part.count("”") and text[e:e + 1] == "”":
                say(f"{i}: closing mark left outside: {part[-30:]!r}")
        if a["style"] not in ("direct", "indirect", "mixed") or a["type"] not in ("speech", "thought", "finding") \
                or a["polarity"] not in ("affirmed", "denied") or not isinstance(a["hedged"], bool):
            say(f"{i}: labels")
        if any(s not in ents for s in a["speakers"]) or a["speaker"] != (a["speakers"] or [None])[0]:
            say(f"{i}: speaker")
        if a["for"] and a["for"] not in ents:
            say(f"{i}: for")
        seen, p = {i}, a["parent"]
        while p:
            if p not in atts or p in seen:
                say(f"{i}: parent {p}")
                break
            seen.add(p)
            p = atts[p]["parent"]
        if a["parent"] in atts:
            out = atts[a["parent"]]["content"]
            if not all(any(x <= s and e <= y for x, y in out) for s, e in a["content"]):
                say(f"{i}: content outside its parent's")
    for m in r["names"]:
        span(m["start"], m["end"], "name")
        if m["kind"] not in KINDS | {"role"} or (m["entity"] is not None and m["entity"] not in ents) \
                or (m["entity"] is None and m["kind"] != "role") or (m["kind"] != "role" and ents[m["entity"]]["kind"] != m["kind"]):
            say(f"name {text[m['start']:m['end']]!r}")
    plain = [m for m in r["names"] if m["kind"] != "role"]
    if any(x["end"] > y["start"] for x, y in zip(plain, plain[1:])):
        say("names overlap")
    for s, e in r["terms"]:
        span(s, e, "term")
    cover = [tuple(c) for a in r["attributions"] for c in a["content"]] + [tuple(t) for t in r["terms"]]
    for m in re.finditer("[“„«\"]", text):
        if not any(s <= m.start() < e for s, e in cover):
            say(f"quotation mark neither in a content nor a term: {text[m.start():m.start() + 30]!r}")


def main():
    bad, ids = [], set()
    for half in ("open", "blind"):
        c = collections.Counter()
        for line in (HERE / f"{half}.jsonl").read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            r = json.loads(line)
            if r["id"] in ids:
                bad.append(f"{r['id']} stands twice")
            ids.add(r["id"])
            check(r, bad)
            c["reports"] += 1
            c["words"] += len(r["text"].split())
            c["entities"] += len(r["entities"])
            c["protected"] += sum(bool(e["protected"]) for e in r["entities"])
            c["terms"] += len(r["terms"])
            for m in r["names"]:
                c["role spans" if m["kind"] == "role" else "name spans"] += 1
            for a in r["attributions"]:
                c["attributions"] += 1
                for k in ("style", "type"):
                    c[a[k]] += 1
                c["denied"] += a["polarity"] == "denied"
                c["hedged"] += a["hedged"]
                c["nested"] += bool(a["parent"])
                c["several pieces"] += len(a["content"]) > 1
                c["no cue"] += not a["cue"]
                c["no source span"] += not a["source"]
                c["no speaker"] += not a["speaker"]
                c["several speakers"] += len(a["speakers"]) > 1
        print(half, ", ".join(f"{v} {k}" for k, v in c.items()))
    print("\n".join(bad) or "all checks pass")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
