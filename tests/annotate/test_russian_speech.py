"""Names, attributions, speakers and protection in Russian reports: golden texts, requests, masks, fuzz."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotate.russian_speech import found_in, gold_of, paths, read

from firsthand.annotate.russian import masks
from firsthand.annotate.russian.declension import forms_of
from firsthand.annotate.russian.surnames import keys_of
from firsthand.lexicon import read_table
from firsthand.vocabulary import Attribution, Entity, Mention, Protected, Speaker, mark_id

TUNED = paths("first")


@pytest.mark.parametrize("path", TUNED, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    text, gold, hidden = gold_of(path)
    found, masked = found_in(read(text))
    assert found == gold
    assert masked == hidden


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        (
            "По словам мэра Ивана Рогова, выступавшего во вторник, мост достроят к осени.",
            "мост достроят к осени",
            "Иван Рогов",
        ),
        (
            "По словам мэра Ивана Рогова, который приехал в Кельм, мост достроят к осени.",
            "мост достроят к осени",
            "Иван Рогов",
        ),
        ("По словам мэра Ивана Рогова, мост достроят, дорогу закроют.", "мост достроят, дорогу закроют", "Иван Рогов"),
        (
            "«Я всю жизнь писал о молчании и о доме», — сказал лауреат.",
            "«Я всю жизнь писал о молчании и о доме»",
            "лауреат",
        ),
        ("«Я никогда не спорила с врачами», — сказала юбилярша.", "«Я никогда не спорила с врачами»", "юбилярша"),
        (
            "Глава завода Иван Рогов уверил рабочих на вчерашнем собрании: печь никто не погасит.",
            "печь никто не погасит",
            "Иван Рогов",
        ),
        ("Мэр Иван Рогов сознался: моста до осени не будет.", "моста до осени не будет", "Иван Рогов"),
        ("Дачников мэр Иван Рогов успокоил: налог не вырастет.", "налог не вырастет", "Иван Рогов"),
        ("Мэр Иван Рогов вновь обратился к соседям: городу нужны насосы.", "городу нужны насосы", "Иван Рогов"),
        ("Мэр Иван Рогов дал понять, что мост не снесут.", "что мост не снесут", "Иван Рогов"),
        ("«Мост не снесут», — дал понять мэр Иван Рогов.", "«Мост не снесут»", "Иван Рогов"),
        ("Мэр Иван Рогов дал понять: «Мост не снесут».", "«Мост не снесут»", "Иван Рогов"),
        ("Мэр Иван Рогов ручался, что мост не снесут.", "что мост не снесут", "Иван Рогов"),
        ("«Мост цел», — сказал, стоя по пояс в воде, мэр Иван Рогов.", "«Мост цел»", "Иван Рогов"),
        (
            "Мэр Иван Рогов, приехав во вторник, 9 апреля, в посёлок, пообещал: «Мост не снесут».",
            "«Мост не снесут»",
            "Иван Рогов",
        ),
        ("«Мост цел, а денег нет», — возмутилась Маарика Отс.", "«Мост цел, а денег нет»", "Маарика Отс"),
        ("«Мост цел, а денег нет», — рассказала регент Маарика Отс.", "«Мост цел, а денег нет»", "Маарика Отс"),
        ("«Мост цел, а денег нет», — тихо говорит Маарика Отс.", "«Мост цел, а денег нет»", "Маарика Отс"),
        ("Утром Норберто Ириарте говорил, что мост не снесут.", "что мост не снесут", "Норберто Ириарте"),
        ("«Мост цел, а денег нет», — предупредил епископ Альдао.", "«Мост цел, а денег нет»", "Альдао"),
        ("Генерал Уфелла заявил, что мост не снесут.", "что мост не снесут", "Уфелла"),
        ("«Мост цел, а денег нет», — сказал мэр Лунда.", "«Мост цел, а денег нет»", "мэр Лунда"),
        ("По словам адвоката Рустема Алибаева, мост не снесут.", "мост не снесут", "Рустем Алибаев"),
        ("По словам адвоката Рустема Карвеля, мост не снесут.", "мост не снесут", "Рустема Карвеля"),
        ("По словам прокурора Корнелиу Балтага, мост не снесут.", "мост не снесут", "Корнелиу Балтаг"),
        ("По словам прокурора Марека Добреску, мост не снесут.", "мост не снесут", "Марек Добреску"),
        ("По словам адвоката Маарики Отс, мост не снесут.", "мост не снесут", "Маарики Отс"),
    ],
)
def test_who_says_what(text: str, content: str, name: str) -> None:
    told = read(text)
    ((said, speaker),) = zip(told.of(Attribution), told.of(Speaker), strict=True)
    assert [piece.of(text) for piece in said.content] == [content]
    assert speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Он обнаружил в сарае трёх зверей: лису, барсука и старого кота.",
        "Директор показал гостям новый цех: станки стояли в ряд.",
        "Мэр Иван Рогов дал соседу денег, понять которого трудно.",
        "Он шёл домой, стоя в пути у каждого дерева, и молчал.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert not read(text).of(Attribution)


def test_one_word_that_opens_a_sentence_is_said_behind_a_comma_too() -> None:
    text = "«Никогда», сказал мэр Иван Рогов."
    assert [piece.of(text) for said in read(text).of(Attribution) for piece in said.content] == ["«Никогда»"]


def test_a_name_in_quotation_marks_before_a_comma_is_no_speech() -> None:
    text = "Инвесторам, собравшимся в отеле «Баобаб», дали понять: торга не будет."
    assert "«Баобаб»" not in {piece.of(text) for said in read(text).of(Attribution) for piece in said.content}


def test_two_words_behind_a_verb_are_no_person_where_they_may_be_a_newsroom() -> None:
    told = read("«Мост цел», — сообщил Невский Листок. «Мост цел», — сообщила Северная Верфь.")
    assert not [entity for entity in told.of(Entity) if entity.kind == "person"]


@pytest.mark.parametrize(
    "request_",
    [
        "Она попросила не называть её имени.",
        "Она попросила не указывать фамилию.",
        "Женщина просила имя не публиковать.",
        "Она говорила на условиях анонимности.",
        "Она попросила об анонимности.",
        "Она пожелала остаться неизвестной.",
        "Она предпочла остаться неназванной.",
        "Имя изменено.",
        "Имя героини изменено по её просьбе.",
        "Мы изменили её имя.",
        "Это вымышленное имя.",
        "Имя вымышлено.",
        "Она отказалась назвать свою фамилию.",
        "Она не стала называть фамилию.",
        "Она не захотела представиться.",
        "Редакция не раскрывает её имени.",
        "Её имя не разглашается.",
        "Она боится называть своё имя.",
        "Она назвала только имя.",
        "Она представилась только по имени.",
        "Её имя известно редакции.",
        "Она согласилась говорить анонимно.",
        "Она дала интервью под псевдонимом.",
        "Её фамилию мы не называем из соображений безопасности.",
        "Это не настоящее её имя.",
        "Она не хочет, чтобы её имя печатали.",
        "Её личность редакция скрывает.",
        "Она просила не представлять её зрителям.",
        "Она не пожелала представляться.",
        "Нам её представили под этим именем.",
    ],
)
def test_a_request_is_found_in_any_wording(request_: str) -> None:
    told = read(f"«Нам не платят», — рассказала кассирша Ольга Рябова. {request_}")
    assert [(mark.name, mark.reason) for mark in told.of(Protected)] == [("Ольга Рябова", "asked not to be named")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Она назвала закон ошибкой.",
        "Она спросила, как называется улица.",
        "Её имя носит школа.",
        "Она попросила не опаздывать.",
        "Новая партия изменила название.",
        "Она представила отчёт за год.",
        "Она давно представляет интересы кассиров.",
        "Завод представляет собой три сарая.",
    ],
)
def test_what_is_no_request(sentence: str) -> None:
    assert not read(f"«Нам не платят», — рассказала кассирша Ольга Рябова. {sentence}").of(Protected)


@pytest.mark.parametrize(
    "title", ["Представитель завода", "Официальный представитель порта", "Представители сторон, и"]
)
def test_who_speaks_for_a_body_has_asked_nothing(title: str) -> None:
    assert not read(f"{title} Тимур Бекасов заявил, что деньги будут.").of(Protected)


@pytest.mark.parametrize(
    "words",
    [
        "15-летний Артём Лосев",
        "пятнадцатилетний Артём Лосев",
        "школьник Артём Лосев",
        "9-классник Артём Лосев",
        "девятиклассник Артём Лосев",
        "несовершеннолетний Артём Лосев",
        "ученик седьмого класса Артём Лосев",
        "мальчик Артём Лосев",
        "Артём Лосев, 15 лет,",
        "Артём Лосев (15 лет)",
        "Артём Лосев, ученик седьмого класса,",
        "подросток Артём Лосев",
        "Артём Лосев ², 15 лет,",
        "Артём Лосев², 15 лет,",
        "Артём Лосев, ② 15 лет,",
    ],
)
def test_a_child_is_protected(words: str) -> None:
    told = read(f"В больницу увезли двоих. Пострадал и {words} из дома напротив. Артему помогли. О Лосеве спрашивали.")
    (mark,) = told.of(Protected)
    assert (mark.name, mark.reason) == ("Артём Лосев", "minor")
    assert [span.of(told.text) for span in mark.mask] == ["Артём Лосев", "Артему", "Лосеве"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вера, попросившая об анонимности, сказала, что денег нет.", "Вера"),
        ("Надежда попросила не называть её фамилию.", "Надежда"),
        ("Об этом рассказал Роман, попросивший об анонимности.", "Роман"),
        ("Об этом рассказала Майя, которая попросила не называть её фамилии.", "Майя"),
        ("Лев отказался назвать фамилию.", "Лев"),
        ("Любовь (имя изменено) живёт в Угольске.", "Любовь"),
    ],
)
def test_a_name_that_is_a_word_is_one_beside_a_request(text: str, found: str) -> None:
    assert [(mark.name, mark.reason) for mark in read(text).of(Protected)] == [(found, "asked not to be named")]


@pytest.mark.parametrize(
    "text",
    [
        "Роман вышел в мае, вера и надежда остались.",
        "Вера — это то, что просят не называть по имени.",
        "Его новый Роман просили не называть шедевром.",
        "Любовь, которой много лет, не кончается.",
        "Мария и Ева Сидоровы, 38 и 40 лет, рассказали о пожаре.",
    ],
)
def test_a_word_that_is_a_name_is_none_without(text: str) -> None:
    assert not read(text).of(Protected)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ева, которой 9 лет, ушла из дома.", ["Ева"]),
        ("Вера, девять лет, ушла из дома.", ["Вера"]),
        ("Артёму исполнилось девять лет, он работает в саду.", ["Артём"]),
        ("Артём, 9 лет, работает в саду.", ["Артём"]),
        ("Мальчик по имени Лука, шести лет, пропал.", ["Лука"]),
        ("Пропал мальчик, которого зовут Лука, из дома у реки.", ["Лука"]),
        ("Иван и Пётр Сидоровы, 8 и 10 лет, пропали.", ["Иван", "Пётр Сидоровы"]),
        ("Анна, Иван и Пётр, 5, 8 и 40 лет, пропали.", ["Анна", "Иван"]),
        ("Анна и Иван, восьми и десяти лет, пропали.", ["Анна", "Иван"]),
        ("Мать Айгуль Сауле Ахметова сказала, что 9-летняя Айгуль дома.", ["Айгуль"]),
    ],
)
def test_children_are_protected_each_by_name(text: str, found: list[str]) -> None:
    marks = read(text).of(Protected)
    assert [(mark.name, mark.reason) for mark in marks] == [(name, "minor") for name in found]


@pytest.mark.parametrize(
    "age",
    [
        "Бекасову семьдесят девять лет.",
        "Бекасов, двадцать один год, молчал.",
        "Бекасову за сорок шесть лет.",
        "Бекасов, который руководит оркестром девять лет, уходит.",
        "Бекасов работает здесь 16 лет.",
    ],
)
def test_a_spelled_age_is_read_with_its_tens(age: str) -> None:
    assert not read(f"«Мне пора», — сказал дирижёр Тимур Бекасов. {age}").of(Protected)


def test_a_mask_covers_possessives_but_no_last_name_that_looks_like_one() -> None:
    told = read("15-летний Илья Лосев пропал. Ильин отец и Ильины друзья ищут.")
    assert [span.of(told.text) for span in told.of(Protected)[0].mask] == ["Илья Лосев", "Ильин", "Ильины"]
    told = read("15-летний Илья Лосев пропал. Ищет его Савва Ильин, егерь. Ильину помогают.")
    assert [span.of(told.text) for span in told.of(Protected)[0].mask] == ["Илья Лосев"]


def test_masks_take_time_in_line_with_the_people(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(word: str) -> frozenset[str]:
        asked.append(word)
        return keys_of(word)

    monkeypatch.setattr(masks, "keys_of", counted)
    letters = "бвгдж"
    people = [f"Б{a}а{b}о{c}ов" for a in "рл" for b in letters for c in letters]
    text = "\n".join(f"Анна {name}а попросила не называть её имени." for name in people)
    found = read(text).of(Protected)
    assert len(found) == len(people)
    assert len(asked) <= 3 * len(text.split())


def test_an_adult_is_not() -> None:
    assert not read("«Мы ждали», — сказал 35-летний Артём Лосев, отец 15-летнего мальчика.").of(Protected)


@pytest.mark.parametrize("source", ["сосед Айбек", "водитель Джамшут", "Мария К.", "Клавдия Ивановна", "Айбек"])
def test_a_source_without_a_last_name_is_protected(source: str) -> None:
    (mark,) = read(f"«Нам не платят», — говорит {source}.").of(Protected)
    assert mark.reason == "first name only"


@pytest.mark.parametrize(
    "source", ["мэр Угольска Артур Белов", "митрополит Никон", "Иван Белов", "депутат Сомов", "МЧС"]
)
def test_who_has_a_last_name_or_an_office_is_not(source: str) -> None:
    assert not read(f"«Нам не платят», — говорит {source}.").of(Protected)


def test_a_mask_covers_every_case_short_form_and_capitals() -> None:
    told = read(
        "БЕГСТВО АЛЁНЫ\n\n«Я ушла ночью», — рассказала Алёна. Алену искали, с Алёной говорил следователь Пётр Сизов."
    )
    (mark,) = told.of(Protected)
    assert [span.of(told.text) for span in mark.mask] == ["АЛЁНЫ", "Алёна", "Алену", "Алёной"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Суд отпустил Ивана Петровича Белоусова.", ["Ивана Петровича Белоусова"]),
        ("С А. Б. Ивановым говорил Сергей Ким.", ["А. Б. Ивановым", "Сергей Ким"]),
        ("По делу проходит Шмелёв А. В. и ещё двое.", ["Шмелёв А. В."]),
        ("Роман вышел в мае, вера и надежда остались.", []),
        ("Так называемый «Последний паром» отменили.", []),
        (
            "Сводку МЧС получили министерство обороны и мэрия Угольска.",
            ["МЧС", "министерство обороны", "мэрия Угольска"],
        ),
        ("ДТП произошло в Угольске, СМИ молчат.", ["Угольске"]),
        ("Глава миссии Лоран Абекен заявил об отъезде.", ["Лоран Абекен"]),
        ("«Хватит», — сказал начальник речной станции Хенрик Солле.", ["Хенрик Солле"]),
        ("Их встретил министр иностранных дел Вельдена Лоран Абекен.", ["Лоран Абекен"]),
        ("Их встретил министр внутренних дел Рамиро Киспе Леаль.", []),
        ("Глава миссии поехал, Лоран Абекен.", []),
        ("Утром Лоран Абекен заявил об отъезде.", ["Лоран Абекен"]),
        ("Лунный Берег Абекен заявил об отъезде.", []),
        ("Родня из Харлоу Абекен заявила об отъезде.", []),
        ("Мы ждём у старой ивы Хенрик Солле.", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [mark.span.of(text) for mark in read(text).of(Mention)] == found


def test_a_name_behind_a_preposition_is_no_speaker() -> None:
    told = read("Министр финансов Олег Травин заявил по итогам переговоров в Угольске: «Мы готовы платить больше».")
    assert [speaker.name for speaker in told.of(Speaker)] == ["Олег Травин"]


def test_each_attribution_has_one_speaker_that_points_at_it_and_at_an_entity() -> None:
    for path in TUNED:
        reading = read(gold_of(path)[0])
        known = {mark_id(entity): entity.name for entity in reading.of(Entity)}
        told = reading.of(Speaker)
        assert sorted(one.attribution for one in told) == sorted(mark_id(item) for item in reading.of(Attribution))
        assert all(one.entity is None or known[one.entity] == one.name for one in told)


def test_the_cases_of_a_table_word_come_from_its_nominative() -> None:
    assert forms_of("Нижний Новгород")["нижнем новгороде"] == "p"
    assert forms_of("Павел", "Павл")["павлу"] == "d"
    assert forms_of("Мария")["марии"] == "gdp"


@pytest.mark.parametrize(
    "table", ["names_ru_given", "names_ru_places", "attributions_ru_cues", "attributions_ru_phrases"]
)
def test_no_word_stands_twice(table: str) -> None:
    words = [next(iter(row.values())) for row in read_table(table)]
    assert len(set(words)) == len(words)


WORDS = st.sampled_from(
    '— « » „ “ " , . : ; ( ) ! \n Анна Иванова Артём сказал сказала, что заявили в МВД по словам согласно его '
    "он она А. Б. «ОВД-Инфо» со ссылкой на 15 лет 15-летний школьница попросила не называть имени имя "
    "изменено Об этом сообщил".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_no_row_of_words_raises(text: str) -> None:
    read(text)


LETTERS = st.characters(min_codepoint=0x400, max_codepoint=0x45F)
MARKS = st.sampled_from(" .,;:!?()«»„“”\"'’—–-\n\t\u00a0")
NUMBERS = st.characters(categories=("Nd", "No", "Nl"))  # 15, ٣, ², ½, ②, Ⅷ
OTHERS = st.characters(min_codepoint=0x41, max_codepoint=0x24F) | st.characters(categories=("So", "Mn", "Cf"))


@given(st.text(LETTERS | MARKS | NUMBERS | OTHERS, max_size=120))
def test_no_letters_raise(text: str) -> None:
    read(text)


@given(
    st.lists(WORDS | st.text(NUMBERS | OTHERS | MARKS, min_size=1, max_size=3), max_size=40), st.sampled_from(["", " "])
)
def test_no_number_or_sign_among_words_raises(pieces: list[str], between: str) -> None:
    read(between.join(pieces))


@pytest.mark.parametrize("sign", ["²", "½", "②", "Ⅷ", "٣", "🙂", "15²"])
@pytest.mark.parametrize(
    "text", ["Артём Лосев, {} лет, рассказал", "{}-летний Артём Лосев", "{}-классник Артём", "{} Артём {}, {}, сказал"]
)
def test_any_number_beside_a_name_is_read(text: str, sign: str) -> None:
    read(text.replace("{}", sign))
