"""A pile's statements -> utterances: groups around one wording each, with which every member agrees. No chains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from firsthand.compare.utterances.alignment import ties_between
from firsthand.compare.utterances.candidates import candidate_pairs
from firsthand.compare.utterances.changes import changes_of, wording_of
from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import Judged, Open, settle, weigh
from firsthand.compare.utterances.meetings import Told
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.sketches import content_of, worth_of
from firsthand.stage import Pile
from firsthand.vocabulary import Statement, Utterance

MAX_WORDS_NAMED = 4
ENOUGH_TIED = 0.5
"""Of the worth of the shorter wording; where less is tied the words alone would not tell."""
MOST_CHANGES = 4
"""Sentences on what wordings do to fuller ones: more are read by nobody."""
MOST_ASKED = 8
"""Others that the rules put nearest to a statement; the encoder is asked about a pair if either is among those of the
other. So a name that is in all the news costs no more than what it says; one report more can push a pair out."""
MAX_SAID_BESIDE = 3
"""Statements that the speaker may make in the one report if what is perhaps the same is all that the other has."""
RUNNER_UP = 0.5
"""How near, of what is perhaps one utterance, anything else that the speaker says in the two reports may come."""


def utterances_of(statements: Iterable[Told], pile: Pile) -> Iterator[Utterance]:
    """One link for each thing that at least two reports have somebody say; of a last name, all statements are given."""
    told = sorted(statements, key=lambda one: (one.report, one.said.span, one.said.mark))
    agreeing: dict[int, set[int]] = defaultdict(set)
    for left, right in _agreeing(told, pile):
        agreeing[left].add(right)
        agreeing[right].add(left)
    for group in _groups(agreeing, told):
        if len({told[i].report for i in group}) > 1:
            yield _utterance([told[i] for i in group], pile)


def _agreeing(told: Sequence[Told], pile: Pile) -> list[tuple[int, int]]:
    """The pairs that are one utterance."""
    found: list[tuple[int, int]] = []
    perhaps: dict[tuple[int, int], float] = {}
    rivals: dict[tuple[int, str], dict[int, float]] = defaultdict(dict)
    for (i, j), judged in _judged(told, pile).items():
        if judged.verdict == "one":
            found.append((i, j))
        elif judged.verdict == "perhaps" and told[i].report != told[j].report:
            perhaps[i, j] = judged.share
        share = 1.0 if judged.verdict == "one" else judged.share
        rivals[i, told[j].report][j] = share
        rivals[j, told[i].report][i] = share
    counts = Counter((one.report, last_name(one.said.speaker)) for one in told)
    for (i, j), share_here in perhaps.items():
        said = sorted(counts[told[k].report, last_name(told[k].said.speaker)] for k in (i, j))
        if said[0] > 1 or said[1] > MAX_SAID_BESIDE:
            continue
        others = [share for k, share in rivals[i, told[j].report].items() if k != j]
        others += [share for k, share in rivals[j, told[i].report].items() if k != i]
        if max(others, default=0.0) <= RUNNER_UP * share_here:
            found.append((i, j))
    return found


def _judged(told: Sequence[Told], pile: Pile) -> dict[tuple[int, int], Judged]:
    """The verdict on each pair worth judging, in order; those that the encoder is not asked about are not one.

    It is never asked about two statements of one report: these are two things nearly always.
    """
    weighed = {(i, j): weigh(told[i].said, told[j].said) for i, j in candidate_pairs([one.said for one in told])}
    asked = nearest(
        {
            (i, j): one.score
            for (i, j), one in weighed.items()
            if isinstance(one, Open) and told[i].report != told[j].report
        }
    )
    texts = {i: _content(told[i], pile) for pair in asked for i in pair}
    judged = {}
    for pair, one in weighed.items():
        if isinstance(one, Judged):
            judged[pair] = one
        elif pair in asked:
            read = log_odds(texts[pair[0]], texts[pair[1]])
            judged[pair] = _settled(one, read, margin=max(told[i].margin for i in pair))
        else:
            judged[pair] = Judged("not", one.compared.evidence.share)
    return judged


def _settled(weighed: Open, read: float, *, margin: float) -> Judged:
    """The verdict; where nothing but a post tells who one speaker is, never "perhaps", and one if by a margin."""
    judged = settle(weighed, read)
    if not margin or (judged.verdict == "one" and settle(weighed, read - margin).verdict == "one"):
        return judged
    return Judged("not", judged.share)


def nearest(scores: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """The pairs that are among the `MOST_ASKED` of highest score of one of their two."""
    asked: set[tuple[int, int]] = set()
    counts: Counter[int] = Counter()
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if min(counts[i] for i in pair) < MOST_ASKED:
            asked.add(pair)
        counts.update(pair)
    return asked


def _groups(agreeing: Mapping[int, set[int]], told: Sequence[Told]) -> list[list[int]]:
    """Groups around one wording each, with which every member agrees: that of most agreement, then the fullest."""
    central = sorted(agreeing, key=lambda i: (-len(agreeing[i]), -worth_of(told[i].said), i))
    left = set(central)
    groups = []
    for centre in central:
        if centre in left:
            group = {centre} | (agreeing[centre] & left)
            left -= group
            groups.append(sorted(group))
    return groups


def _utterance(group: list[Told], pile: Pile) -> Utterance:
    days = {one.report: pile.headings[one.report].date or "~" for one in group}
    group = sorted(group, key=lambda one: (days[one.report], one.report, one.said.span))
    speaker = max((one.said.called for one in group), key=lambda name: (name.isascii(), len(name), name))
    begins = [one.said.occasion.begin for one in group if one.said.occasion.begin]
    ends = [one.said.occasion.end for one in group if one.said.occasion.end]
    return Utterance(
        speaker=speaker,
        statements=tuple(Statement(report=one.report, span=one.said.span, mark=one.said.mark) for one in group),
        date=(max(begins, default=None), min(ends, default=None)),
        because=" ".join((_sentence(group, pile, speaker), *_changes(group, pile))),
    )


def _sentence(group: list[Told], pile: Pile, speaker: str) -> str:
    """Why they are one: the rarest words that the fullest wording has in common with the next."""
    fullest = max(group, key=lambda one: (worth_of(one.said), one.report))
    others = [one for one in group if one.report != fullest.report]
    other = max(others, key=lambda one: (len(ties_between(fullest.said.words, one.said.words)), one.report))
    text, there = _content(fullest, pile), _content(other, pile)
    ties = ties_between(fullest.said.words, other.said.words)
    rarest = sorted(ties, key=lambda tie: (-fullest.said.words[tie.left].worth * tie.nearness, tie.left))
    named: dict[str, int] = {}
    for tie in rarest:
        if len(named) < MAX_WORDS_NAMED:
            named.setdefault(_pair(_written(text, fullest, tie.left), _written(there, other, tie.right)), tie.left)
    words = ", ".join(sorted(named, key=lambda pair: named[pair]))
    reports = len({one.report for one in group})
    told = f"{reports} reports have {speaker} say it at a time that can be one"
    if not words:
        return f"{told}, in the same common words or in wholly other ones; read together they are one statement."
    tied = sum(fullest.said.words[tie.left].worth * tie.nearness for tie in ties)
    enough = tied >= ENOUGH_TIED * min(worth_of(fullest.said), worth_of(other.said))
    return f"{told}, in words that agree: {words}{'' if enough else '; the rest in other words, read together as one'}."


def _changes(group: Sequence[Told], pile: Pile) -> list[str]:
    """What the wordings do to what the fuller ones have."""
    wordings = [
        wording_of(
            pile.headings[one.report].outlet or pile.headings[one.report].name,
            pile.text(one.report),
            one.said.pieces or (one.said.span,),
            one.said.style,
        )
        for one in group
    ]
    return list(dict.fromkeys(changes_of(wordings)))[:MOST_CHANGES]


def _content(told: Told, pile: Pile) -> str:
    """The words of the statement alone: what stands between its pieces is blank."""
    return content_of(pile.text(told.report), told.said.pieces or (told.said.span,))


def _written(content: str, told: Told, at: int) -> str:
    word = told.said.words[at]
    return content[word.start : word.end].lower()


def _pair(here: str, there: str) -> str:
    return f"“{here}”" if here == there else f"“{here}” for “{there}”"
