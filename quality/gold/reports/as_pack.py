"""The gold of reports as gold lines of the quality pack.

    python as_pack.py --task quotes|names [--bare] open|blind

quotes: content, cue, source. --bare drops a leading that/whether and outer quotation marks from contents (seeds' style).
names:  mentions (person, organization, place; event, law, document, other under their own names) and the sources that are
        pronouns or descriptions, with form and head; speakers = the mention that is the source of an attribution of type
        speech. Pronouns and descriptions are marked only where they are sources: read mention precision of a system that
        marks them all with that in mind. Roles are left out.
"""
import argparse
import json
import pathlib
import re
import sys

TYPE = {"body": "organization"}
PRONOUN = set("i you he she it we they who whom that which him her them his its their me us one this both everyone".split())
STOP = re.compile(r",|\b(?:of|in|on|at|for|from|with|who|which|that|to|by|speaking|released|published|near|seen|signed|whose|briefed|reached|photographed|captured|obtained|commissioned|"
                  r"passed|carried|familiar|close|watching|arrested|sent|given|viewed|come|leaked last|there|here|he|over|outside|out)\b")


def head(text, s, e):
    """Span of the head word of a source that holds no name: the last word before a modifier."""
    part = text[s:e]
    m = STOP.search(part, 1)
    words = list(re.finditer(r"\w+", part[:m.start()] if m else part)) or list(re.finditer(r"\w+", part))
    if len(words) > 1 and words[-1].group() == "s" and part[words[-1].start() - 1] in "’'":
        words.pop()
    return [s + words[-1].start(), s + words[-1].end()]


def quotes(r, bare):
    out = []
    for a in r["attributions"]:
        content = [list(x) for x in a["content"]]
        if bare:
            content = [strip(r["text"], s, e) for s, e in content]
        out.append({"content": content, "cue": a["cue"] or [], "source": a["source"] or []})
    return {"id": r["id"], "text": r["text"], "quotes": out}


def strip(text, s, e):
    m = re.match(r"(?:that|whether)\s+", text[s:e])
    if m and s + m.end() < e:
        s += m.end()
    part = text[s:e]
    if part[0] in "“\"" and part[-1] in "”\"" and not re.search("[“”\"]", part[1:-1]) and e - s > 2:
        s, e = s + 1, e - 1
    return [s, e]


def names(r):
    text, mentions, speakers = r["text"], {}, []
    kind = {e["id"]: e["kind"] for e in r["entities"]}
    for m in r["names"]:
        if m["kind"] != "role":
            k = (m["start"], m["end"])
            mentions[k] = {"start": k[0], "end": k[1], "type": TYPE.get(m["kind"], m["kind"]), "entity": m["entity"],
                           "head": list(k), "form": "name"}
    for a in r["attributions"]:
        for n, (s, e) in enumerate(a["source"] or []):
            named = [k for k, m in mentions.items() if s <= k[0] and k[1] <= e and m["entity"] in a["speakers"]]
            if not named and len(a["speakers"]) == 1 and n == 0:
                w = a["speakers"][0]
                if text[s:e].endswith(("’s", "'s")):
                    e -= 2
                k, low = (s, e), text[s:e].lower()
                mentions.setdefault(k, {"start": s, "end": e, "type": TYPE.get(kind[w], kind[w]), "entity": w,
                                        "head": head(text, s, e), "form": "pronoun" if low in PRONOUN else "nominal"})
                named = [k]
            for k in named[:1] if len(a["speakers"]) == 1 else named:
                x = {"start": k[0], "end": k[1], "entity": mentions[k]["entity"]}
                if a["type"] == "speech" and x not in speakers:
                    speakers.append(x)
    return {"id": r["id"], "published": r["published"], "text": text,
            "mentions": [mentions[k] for k in sorted(mentions)], "speakers": speakers}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--task", choices=["quotes", "names"], required=True)
    p.add_argument("--bare", action="store_true")
    p.add_argument("half", choices=["open", "blind"])
    a = p.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    path = pathlib.Path(__file__).resolve().parent / (a.half + ".jsonl")
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            r = json.loads(line)
            print(json.dumps(quotes(r, a.bare) if a.task == "quotes" else names(r), ensure_ascii=False))


if __name__ == "__main__":
    main()
