"""An unnamed speaker of one report and a named one of another, where no story joins the two."""

from collections.abc import Iterable
from itertools import permutations
from typing import Literal

import pytest

from firsthand.compare import keys
from firsthand.compare.utterances import margins, meetings, readings, utterances
from firsthand.compare.utterances.pairs import MIN_SCENE_MET, MIN_WORDS_MET
from firsthand.compare.utterances.papers import addressees_in
from firsthand.compare.utterances.posts import Post, are_of_two_places, may_be_one_post, post_in
from firsthand.compare.utterances.renderings import MOST_READ, MOST_SCENE
from firsthand.compare.utterances.scenes import SCENE
from firsthand.compare.utterances.sketches import UtteranceSketch, sketch_utterances
from firsthand.compare.utterances.told_posts import posts_of
from firsthand.lexicon import read_table
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading, Unseen
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Protected,
    Published,
    Span,
    Speaker,
    Utterance,
    link_id,
    make_report,
    mark_id,
)

PLOUGHS = "“We have 120 ploughs and drivers for seventy of them, so the hospitals of Kelm come first.”"
RETOLD = "there were only 70 people to drive the 120 ploughs of Kelm, so its hospitals would come first"
RUSSIAN = "«У нас 120 снегоуборочных машин, а водителей на семьдесят, поэтому сначала больницы Кельма»"
OTHER = "“The bridge of Kelm will be painted in May, and the painters will be paid in June.”"


def told(  # noqa: PLR0913  # a table of what differs from case to case
    content: str,
    name: str,
    source: str,
    *,
    role: str | None = None,
    named: bool = False,
    published: str = "2031-01-10",
    behind: str = "",
    gender: Literal["f", "m"] | None = None,
    kind: Literal["person", "other"] = "person",
) -> Reading:
    """A report of one statement by somebody with a title before the name, or with a description instead of it."""
    text = f"{content} said {role + ' ' if role else ''}{source} in Kelm{behind}.\n"
    place = _find(text, "Kelm")
    who = Entity(
        span=_find(text, source),
        name=source,
        kind=kind,
        named=named,
        mentions=(_find(text, source),),
        roles=(_find(text, role),) if role else (),
        gender=gender,
    )
    said = Attribution(
        span=Span(0, len(content)),
        content=(Span(0, len(content)),),
        cue=_find(text, "said"),
        source=who.span,
        style="indirect" if content == RETOLD else "direct",
    )
    speaker = Speaker(
        span=who.span, attribution=mark_id(said), entity=mark_id(who), name=source if named else None, because="told"
    )
    kelm = Entity(span=place, name="Kelm", kind="place", named=True, mentions=(place,))
    return Reading(make_report(text, name, published=Published(published, "given")), [said, who, speaker, kelm])


def _find(text: str, piece: str) -> Span:
    start = text.rindex(piece)
    return Span(start, start + len(piece))


def tied(*readings: Reading) -> list[Utterance]:
    return [link for link in compare_pile(MemoryPile(readings), (utterances,)) if isinstance(link, Utterance)]


MAYOR = told(PLOUGHS, "mayor.txt", "Rosa Hamid", role="Mayor", named=True)


@pytest.mark.parametrize("content", [PLOUGHS, RETOLD])
@pytest.mark.parametrize("source", ["the mayor", "Kelm's mayor", "the mayor of Kelm", "the city's mayor"])
def test_the_mayor_is_the_one_who_is_named_elsewhere(content: str, source: str) -> None:
    (link,) = tied(MAYOR, told(content, "unnamed.txt", source))
    assert link.speaker == "Rosa Hamid"
    assert len(link.statements) == 2


@pytest.mark.parametrize(
    ("words", "scene", "met"),
    [
        (MIN_WORDS_MET, MIN_SCENE_MET, True),
        (MIN_WORDS_MET - 0.1, MOST_SCENE, False),
        (MOST_READ, MIN_SCENE_MET - 0.1, False),
    ],
)
def test_in_one_scene_a_post_told_otherwise_is_that_of_who_is_named(
    words: float, scene: float, *, met: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "log_odds", lambda left, _: scene if left.startswith(SCENE) else words)
    unnamed = told("“Many ploughs stand idle for want of drivers.”", "u.txt", "the mayor of the snowbound capital")
    assert bool(tied(MAYOR, unnamed)) == met
    assert not tied(MAYOR, told("“Many ploughs stand idle for want of drivers.”", "u.txt", "the mayor of Dorn"))


def test_an_office_meets_across_languages() -> None:
    russian = told(RUSSIAN, "ru.txt", "Роза Хамид", role="мэр", named=True)
    (link,) = tied(russian, told(RETOLD, "unnamed.txt", "the mayor"))
    assert link.speaker == "Роза Хамид"


@pytest.mark.parametrize(
    "unnamed",
    [
        told(PLOUGHS, "u.txt", "the governor"),
        told(PLOUGHS, "u.txt", "a mayor"),
        told(PLOUGHS, "u.txt", "another mayor"),
        told(PLOUGHS, "u.txt", "the former mayor"),
        told(PLOUGHS, "u.txt", "the deputy mayor"),
        told(PLOUGHS, "u.txt", "the mayor of Dorn"),
        told(PLOUGHS, "u.txt", "the woman"),
        told(PLOUGHS, "u.txt", "the patient"),
        told(OTHER, "u.txt", "the mayor"),
        told(PLOUGHS.replace("120", "140"), "u.txt", "the mayor"),
        told(PLOUGHS.replace("“We have", "“As I said before, we have"), "u.txt", "the mayor"),
        told(PLOUGHS, "u.txt", "the mayor", published="2031-03-10"),
        told(PLOUGHS, "u.txt", "the mayor", behind=", who asked not to be named"),
        told(PLOUGHS, "u.txt", "the mayor", behind=" on condition of anonymity"),
        told(PLOUGHS, "u.txt", "the mayor", behind=", who did not want to give her name"),
        told(PLOUGHS, "u.txt", "the mayor", behind=", who was not allowed to speak to the press"),
    ],
    ids=[
        *("another office", "one of several", "another one", "no longer", "the deputy", "of another place"),
        *("a private person", "a patient", "other words", "another figure", "said before", "another month"),
        *("asked", "anonymous", "no name given", "not allowed to speak"),
    ],
)
def test_who_stays_unnamed(unnamed: Reading) -> None:
    assert tied(MAYOR, unnamed) == []


def test_a_man_is_no_woman_who_holds_the_office() -> None:
    woman = told(PLOUGHS, "named.txt", "Rosa Hamid", role="Mayor", named=True, gender="f")
    assert len(tied(woman, told(PLOUGHS, "u.txt", "the mayor", gender="f"))) == 1
    assert tied(woman, told(PLOUGHS, "u.txt", "the mayor", gender="m")) == []


def test_a_key_that_more_reports_share_than_a_crowd_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    again = told(PLOUGHS, "again.txt", "Rosa Hamid", role="Mayor", named=True)
    unnamed = told(PLOUGHS, "u.txt", "the mayor")
    assert any(unnamed.report.id in {one.report for one in link.statements} for link in tied(MAYOR, again, unnamed))
    monkeypatch.setattr(meetings, "CROWD", 1)
    assert all(unnamed.report.id not in {one.report for one in link.statements} for link in tied(MAYOR, again, unnamed))


def test_a_request_beside_another_mention_of_the_unnamed_one_counts() -> None:
    opening = "The mayor, who asked not to be named, came to the quay. "
    for between, links in (("", 0), (" The ploughs stood in the yard behind the mill." * 6, 0)):
        assert len(tied(MAYOR, mentioned_before(f"{opening}{between}"))) == links
    assert len(tied(MAYOR, mentioned_before("The mayor came to the quay. "))) == 1


def mentioned_before(opening: str) -> Reading:
    """A report of which the first words and the statement's source are one unnamed mayor."""
    text = f"{opening}{PLOUGHS} said the mayor in Kelm.\n"
    content, first, source = _find(text, PLOUGHS), Span(0, len("The mayor")), _find(text, "the mayor")
    who = Entity(span=first, name="the mayor", kind="person", named=False, mentions=(first, source))
    said = Attribution(span=content, content=(content,), cue=_find(text, "said"), source=source, style="direct")
    speaker = Speaker(span=source, attribution=mark_id(said), entity=mark_id(who), name=None, because="told")
    kelm = Entity(span=_find(text, "Kelm"), name="Kelm", kind="place", named=True, mentions=(_find(text, "Kelm"),))
    return Reading(make_report(text, "u.txt", published=Published("2031-01-10", "given")), [said, who, speaker, kelm])


def test_a_private_person_who_is_named_elsewhere_stays_unnamed() -> None:
    for trade in ("nurse", "driver", "witness"):
        named = told(PLOUGHS, "named.txt", "Rosa Hamid", role=trade.title(), named=True)
        assert tied(named, told(PLOUGHS, "u.txt", f"the {trade}")) == []


def test_a_profession_needs_more_than_an_office() -> None:
    named = told(PLOUGHS, "named.txt", "Rosa Hamid", role="economist", named=True)
    assert len(tied(named, told(PLOUGHS, "u.txt", "the economist"))) == 1
    loose = "the drivers were fewer than the ploughs of Kelm"
    assert tied(named, told(loose, "u.txt", "the economist")) == []


def test_two_who_say_it_in_that_office_leave_it_unresolved() -> None:
    second = told(RETOLD, "second.txt", "Ida Torv", role="Mayor", named=True)
    unnamed = told(PLOUGHS, "u.txt", "the mayor")
    for order in permutations([MAYOR, second, unnamed]):
        assert all(unnamed.report.id not in {one.report for one in link.statements} for link in tied(*order))


def test_no_word_of_a_protected_name_is_a_key() -> None:
    content = "“Ivo Rasch drove one of the ploughs of Kelm for ninety days.”"
    reading = told(content, "m.txt", "Rosa Hamid", role="Mayor", named=True)
    place = _find(reading.text, "Ivo Rasch")
    protected = Protected(span=place, name="Ivo Rasch", reason="minor", because=place, entity=None, mask=(place,))
    assert "name:rash" in sketch_utterances(reading).said[0].terms
    reading.add((protected,))
    kept = sketch_utterances(reading)
    assert not any("ras" in term for said in kept.said for term in said.terms)
    assert not any("ras" in key for key in kept.about)


@pytest.mark.parametrize(
    ("words", "group", "beside"),
    [
        ("the minister of health", "minister", {"health"}),
        ("Health Secretary", "minister", {"health"}),
        ("Министр экологии региона", "minister", {"ecology"}),
        ("the state's fire chief", "head", {"fire"}),
        ("глава дорожной службы", "head", {"highway", "service"}),
        ("Its artistic director", "head", {"artistic"}),
        ("худрук", "head", {"artistic"}),
        ("Health Commissioner Dr", "commissioner", {"health"}),
        ("the port's harbour master", "head", {"harbour", "port"}),
        ("the district's top health official at a", "head", {"health"}),
        ("Главный санитарный врач края", "head", {"health"}),
    ],
)
def test_posts(words: str, group: str, beside: set[str]) -> None:
    post = post_in(words)
    assert post is not None
    assert post.group == group
    assert all(any(word in forms for forms in post.beside) for word in beside)


def test_what_a_description_adds_must_be_told_of_the_holder() -> None:
    artistic, director = post_in("its artistic director"), post_in("Director")
    assert isinstance(artistic, Post)
    assert isinstance(director, Post)
    assert not may_be_one_post(artistic, director, frozenset())
    assert may_be_one_post(director, artistic, frozenset())


def test_the_tables_of_posts_agree_with_the_roles() -> None:
    roles = {row["word"] for row in read_table("roles")} | {row["word"] for row in read_table("posts")}
    russian = read_table("offices_ru")
    assert len({row["word"] for row in russian}) == len(russian)
    assert [row["word"] for row in russian if row["english"] not in roles] == []
    assert len({row["word"] for row in read_table("posts")}) == len(read_table("posts"))
    private = {"nurse", "driver", "witness", "patient", "victim", "suspect", "resident", "prisoner", "soldier"}
    assert private.isdisjoint(row["word"] for row in read_table("posts"))


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("Vice-chancellor Ada Reuel said", "Ada Reuel", "vice-chancellor"),
        ("Ada Reuel, the vice-chancellor, said", "Ada Reuel", "vice-chancellor"),
        ("They asked grandmaster Ada Reuel", "Ada Reuel", "chess player"),
        ("Заявил уполномоченный по правам человека Иван Рогов", "Иван Рогов", "ombudsman"),
        ("Директор лицея № 9 Иван Рогов сказал", "Иван Рогов", "head"),
        ("Иван Рогов, директор лицея, сказал", "Иван Рогов", "head"),
        ("A friend of mayor Hamid, Ada Reuel said", "Ada Reuel", None),
        ("Ada Reuel, the mayor told us, is ill", "Ada Reuel", None),
        ("Сын губернатора Иван Рогов сказал", "Иван Рогов", None),
        ("Иван Рогов, сын губернатора, сказал", "Иван Рогов", None),
    ],
)
def test_words_beside_a_name_tell_a_post(text: str, name: str, group: str | None) -> None:
    place = _find(text, name)
    who = Entity(span=place, name=name, kind="person", named=True, mentions=(place,))
    assert {post.group for post in posts_of(text, who)} == ({group} if group else set())


def test_what_a_description_lacks_is_read_from_the_text() -> None:
    text = "The chef of the Gilded Pear in Keld said"
    name = Span(0, len("The chef of the"))
    (post,) = posts_of(text, Entity(span=name, name=name.of(text), kind="person", named=False, mentions=(name,)))
    assert len(post.beside) == len(["Gilded", "Pear"])
    assert post_in("the chef of the") is None
    assert post_in("the woman in charge") == post_in("the head")


def test_the_zoo_is_the_one_of_the_other_report() -> None:
    short = "“The hospitals of Kelm come before the quay.”"
    named = told(short, "n.txt", "Rosa Hamid", role="director", named=True, behind=", where the zoo is")
    bare = told(short, "n.txt", "Rosa Hamid", role="director", named=True)
    unnamed = told(short, "u.txt", "the zoo's director")
    assert len(tied(named, unnamed)) == 1
    assert tied(bare, unnamed) == []


def test_a_body_that_another_report_does_not_tell_of_is_met_by_many_words() -> None:
    bare = told(PLOUGHS, "n.txt", "Rosa Hamid", role="director", named=True)
    assert len(tied(bare, told(PLOUGHS, "u.txt", "the zoo's director"))) == 1
    assert tied(bare, told(PLOUGHS, "u.txt", "the company's director of sales")) == []
    hospital = told(PLOUGHS, "n.txt", "Rosa Hamid", role="Hospital director", named=True)
    assert tied(hospital, told(PLOUGHS, "u.txt", "the zoo's director")) == []


def naming(reading: Reading, name: str, words: str = "") -> Reading:
    """The report with a sentence more, on somebody with a name."""
    text = f"{reading.text}{name}{words} came on Monday.\n"
    report = make_report(text, reading.report.name, published=Published("2031-01-10", "given"))
    place = _find(text, name)
    who = Entity(span=place, name=name, kind="person", named=True, mentions=(place,))
    return Reading(report, [*reading.of(Attribution), *reading.of(Entity), *reading.of(Speaker), who])


BY_NAME = told(PLOUGHS, "n.txt", "Rosa Hamid", named=True)


@pytest.mark.parametrize("source", ["the 43-year-old", "the chef", "the 29-year-old rower"])
def test_whom_the_report_names_elsewhere_is_met_without_a_post(source: str) -> None:
    assert tied(BY_NAME, told(PLOUGHS, "u.txt", source)) == []
    (link,) = tied(BY_NAME, naming(told(PLOUGHS, "u.txt", source), "Rosa Hamid"))
    assert link.speaker == "Rosa Hamid"


@pytest.mark.parametrize("source", ["the winner", "new champion", "the top official"])
def test_a_distinction_goes_with_any_profession_of_whom_the_report_names(source: str) -> None:
    unnamed = told(PLOUGHS, "u.txt", source)
    assert len(tied(BY_NAME, naming(unnamed, "Rosa Hamid", ", a rower,"))) == 1
    assert tied(BY_NAME, naming(told(PLOUGHS, "u.txt", "the novelist"), "Rosa Hamid", ", a rower,")) == []


@pytest.mark.parametrize("source", ["her letter", "which", "the video", "письмо"])
def test_a_paper_says_what_whom_the_report_names_says_elsewhere(source: str) -> None:
    paper = told(PLOUGHS, "u.txt", source, kind="other")
    assert tied(BY_NAME, paper) == []
    (link,) = tied(BY_NAME, naming(paper, "Rosa Hamid"))
    assert link.speaker == "Rosa Hamid"
    assert tied(BY_NAME, naming(told(PLOUGHS, "u.txt", "the study", kind="other"), "Rosa Hamid")) == []
    assert tied(BY_NAME, naming(told(PLOUGHS, "u.txt", "his widow's letter", kind="other"), "Rosa Hamid")) == []
    assert tied(BY_NAME, naming(paper, "Rosa Hamid", " received a letter and")) == []


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("She wrote a letter to Jan Orel. The letter said no.", True),
        ("The council sent a letter to Mayor Jan Orel. The letter said no.", True),
        ("In a letter to the council, Jan Orel said no.", False),
        ("An email addressed to Jan Orel said no.", True),
        ("The firm sent Jan Orel a letter. It said no.", True),
        ("Jan Orel, the mayor, received an unsigned note. The note said no.", True),
        ("Письмо на имя Jan Orel пришло в среду.", True),
        ("A letter from Jan Orel said no.", False),
        ("Jan Orel wrote a letter to the council. The letter said no.", False),
        ("“No,” wrote Jan Orel in a letter.", False),
    ],
)
def test_who_a_letter_is_for_has_not_written_it(text: str, *, to: bool) -> None:
    place = _find(text, "Jan Orel")
    who = Entity(span=place, name="Jan Orel", kind="person", named=True, mentions=(place,))
    assert addressees_in(text, [who]) == (("Jan Orel",) if to else ())


@pytest.mark.parametrize(
    ("source", "named", "ties"),
    [
        ("the winner", told(PLOUGHS, "n.txt", "Rosa Hamid", role="novelist", named=True), 1),
        ("the mayor", BY_NAME, 1),
        ("the mayor", told(PLOUGHS, "n.txt", "Rosa Hamid", named=True, behind=", where the mayor waited"), 1),
        ("the mayor", told(PLOUGHS, "n.txt", "Rosa Hamid", named=True, behind=", where the owner waited"), 0),
        ("the mayor", told(PLOUGHS, "n.txt", "Rosa Hamid", role="novelist", named=True), 0),
        ("the mayor", told(PLOUGHS, "n.txt", "Rosa Hamid", role="teacher", named=True), 0),
        ("the deputy mayor", BY_NAME, 0),
        ("the chemist", BY_NAME, 0),
        ("the spokesman", BY_NAME, 0),
        ("the winner", told(RETOLD, "n.txt", "Rosa Hamid", role="novelist", named=True, published="2031-01-12"), 0),
    ],
)
def test_where_no_post_tells_that_two_are_one_many_words_do(source: str, named: Reading, ties: int) -> None:
    assert len(tied(named, told(PLOUGHS, "u.txt", source))) == ties


@pytest.mark.parametrize(
    "unnamed",
    [
        naming(told(PLOUGHS, "u.txt", "the 43-year-old"), "Ida Hamid"),
        naming(told(PLOUGHS, "u.txt", "the lawyer"), "Rosa Hamid"),
        naming(told(PLOUGHS, "u.txt", "a rower"), "Rosa Hamid"),
        naming(told(PLOUGHS, "u.txt", "the woman"), "Rosa Hamid"),
        naming(told(PLOUGHS, "u.txt", "the witness"), "Rosa Hamid"),
        naming(told(PLOUGHS, "u.txt", "the 17-year-old"), "Rosa Hamid"),
        naming(told(PLOUGHS, "u.txt", "the 43-year-old"), "Ida Torv"),
        naming(told(PLOUGHS, "u.txt", "the governor"), "Rosa Hamid", ", the mayor,"),
        naming(told(PLOUGHS, "u.txt", "the 43-year-old", behind=", who asked not to be named"), "Rosa Hamid"),
    ],
    ids=[
        "a sister",
        "who speaks for others",
        "anybody",
        "a private person",
        "a witness",
        "a minor",
        "another name",
        "another post",
        "asked",
    ],
)
def test_who_is_not_whom_the_report_names(unnamed: Reading) -> None:
    assert tied(BY_NAME, unnamed) == []


@pytest.mark.parametrize(
    ("here", "there", "others"),
    [
        (("name:dorn",), ("name:hamid", "name:kelm", "name:ros"), True),
        (("name:kelm",), ("name:hamid", "name:kelm", "name:ros"), False),
        (("kind:zoo", "name:dorn"), ("kind:zoo", "name:kelm"), True),
        (("120", "name:dorn"), ("120", "name:kelm"), False),
        ((), ("name:kelm",), False),
        (("name:dorn",), ("name:hamid", "name:ros"), False),
    ],
)
def test_two_reports_without_a_name_in_common_tell_of_others(
    here: tuple[str, ...], there: tuple[str, ...], *, others: bool
) -> None:
    sketches = (UtteranceSketch(said=(), about=here), UtteranceSketch(said=(), about=there))
    for content, told_apart in ((OTHER.replace("of Kelm ", ""), others), (OTHER, False)):
        (named,) = sketch_utterances(told(content, "n.txt", "Rosa Hamid", role="Mayor", named=True)).said
        (unnamed,) = sketch_utterances(told(content, "u.txt", "the mayor")).said
        assert margins.tell_of_others(unnamed, named, *sketches) is told_apart


class Keeping(MemoryPile):
    """A pile that keeps on with what another has kept."""

    def __init__(self, readings: Iterable[Reading], bodies: dict[str, bytes]) -> None:
        super().__init__(readings)
        self.bodies = bodies

    def kept(self, name: str) -> bytes | None:
        """What was kept under the name."""
        return self.bodies.get(name)

    def keep(self, name: str, body: bytes) -> None:
        """Keep it for both."""
        self.bodies[name] = body


UNNAMED = told(PLOUGHS, "unnamed.txt", "the mayor")
SECOND = told(RETOLD, "second.txt", "Ida Torv", role="Mayor", named=True)
THIRD = told(PLOUGHS, "third.txt", "Hamid", named=True)
AGED = naming(told(RETOLD, "aged.txt", "the 43-year-old"), "Rosa Hamid")
OTHERS = [told(OTHER, f"other{number}.txt", f"Una Berg{number}", named=True) for number in range(3)]


@pytest.mark.parametrize(
    "new", [[MAYOR], [UNNAMED], [SECOND], [THIRD], [UNNAMED, SECOND], [MAYOR, THIRD], [AGED], [THIRD, AGED]]
)
def test_added_later_is_as_if_at_once(new: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KEPT_FROM", 0)
    monkeypatch.setattr(keys, "MOST", 1.0)
    every = [MAYOR, UNNAMED, SECOND, THIRD, AGED, *OTHERS]
    before = Keeping([one for one in every if one not in new], {})
    was = [link for link in compare_pile(before, (utterances,)) if isinstance(link, Utterance)]
    pile = Keeping(every, before.bodies)
    pile.add(was)
    pile.sketch(utterances)
    assert utterances.add is not None
    ids = frozenset(one.report.id for one in new)
    added = utterances.add(pile, Unseen(new=ids, changed=frozenset(), tied=frozenset()))
    assert added is not None
    left = [
        link
        for link in was
        if link not in added.gone and added.reports.isdisjoint(one.report for one in link.statements)
    ]
    assert {link_id(link) for link in (*left, *added.links)} == {link_id(link) for link in tied(*every)}


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("the mayor of Brevik", "the mayor of Lomm", True),
        ("the mayor", "the mayor of Lomm", False),
        ("the mayor of Lomm", "the mayor of Lomm", False),
        ("the surgeon of Brevik", "the mayor of Lomm", False),
    ],
)
def test_an_office_of_two_places_is_two(one: str, other: str, *, two: bool) -> None:
    here, there = post_in(one), post_in(other)
    assert here
    assert there
    assert are_of_two_places(here, there) is two
