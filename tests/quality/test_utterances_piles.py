"""What is tied in piles whose contents and speakers are given: right pairs, others and repeats, each counted once."""

from gold.utterances.read_briefings import Briefing, Made, Written
from utterances_piles import counted, pile_of

SPEECH = "“The old bridge at Kelm stays shut to lorries until the first of March”"


def test_pairs_are_counted_by_what_they_are() -> None:
    statements = {
        "s1": Made("Ada Holm", "the bridge stays shut"),
        "s2": Made("Ada Holm", "no money for the school"),
        "s3": Made("Ada Holm", "the bridge, said again", like="s1"),
    }
    kept = SPEECH.strip("“”")
    said = f"“⟦s1|{kept}⟧”, Ada Holm told the council on Monday. She said ⟦s2|there was no money for a new school⟧."
    reports = (
        Written("Courier", "2026-05-05", "en", f"Ada Holm told the council on Monday: “⟦s1|{kept}⟧”."),
        Written("Echo", "2026-05-05", "en", said),
        Written("Mercury", "2026-06-09", "en", f"On Sunday Ada Holm said in church: “⟦s3|{kept}⟧”."),
    )
    counts = counted([pile_of(Briefing("p1", "the council", statements, reports))])

    assert counts["same", True] == counts.total_of("same") == 1
    assert counts["again", True] == 0
    assert counts.total_of("again") == 2
    assert counts["other", True] == 0
    assert counts.total_of("other") == 2
