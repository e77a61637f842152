"""Children by any form of their age, and who asks inside somebody else's words: from text to protection."""

import pytest

from firsthand.pipeline import default_plan
from firsthand.stage import Reading
from firsthand.vocabulary import Protected, Published, make_report


def withheld(text: str, day: str | None = None) -> dict[str, str]:
    """Name -> reason."""
    reading = Reading(make_report(text, "a", published=day and Published(day, "given")))
    for annotator in default_plan().annotators:
        reading.add(annotator.run(reading))
    return {mark.name: mark.reason for mark in reading.of(Protected)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Émile, 15, was holding a flag. İbrahim, 14, ran away. Zoë, 13, cried.", {"Émile", "İbrahim", "Zoë"}),
        ("June, 9, said she was afraid. May, 12, told reporters that it was loud.", {"June", "May"}),
        ("Jean-Luc, 15 and Mara, 14 - both pupils - said they ran.", {"Jean-Luc", "Mara"}),
        ("Adamo, aged fifteen, ran. A girl of 14, Cilla, ran. Bela, now 15, ran.", {"Adamo", "Cilla", "Bela"}),
        ("The 14-year-old schoolgirl Ada Novak said she ran.", {"Ada Novak"}),
        ("The police came to the class of Emil, 15, on Monday. He ran.", {"Emil"}),
        ("She lives with Emil, 15, and Ada, 9, in Karvale.", {"Emil", "Ada"}),
        ("In Karvale, 15, perhaps 20, were held.", set()),
        ("Brexit (16) and Apollo, 11, were on Route, 66, then.", set()),
        ("Ilse Marten, 45, said Jonas Wick, 19, had run.", set()),
        ("Mira Reuel was found dead on Monday. She was 15.", {"Mira Reuel"}),
        ("Mira Reuel was not yet 18.", {"Mira Reuel"}),
        ("School will be free for all primary school pupils, Karin Lund said.", set()),
        ("Karin Lund, a high school student counsellor, said so.", set()),
        ("Erik Holm, who was a high school student in 1999, said so.", set()),
        ("Tom Harrow, who had 15, said so.", set()),
    ],
)
def test_children_are_withheld(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text).items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tomas Lind, born in 2012, was hit by the tram.", {"Tomas Lind"}),
        ("Tomas Lind (b. 2012) was hit by the tram.", {"Tomas Lind"}),
        ("Tomas Lind, born on 3 May 2014, was hit by the tram.", {"Tomas Lind"}),
        ("Tomas Lind was born in Kelm in 2012.", {"Tomas Lind"}),
        ("Tomas Lind, born in 2004, was hit by the tram.", set()),
        ("Tomas Lind and Ada Orel, both 14, were hit by the tram.", {"Tomas Lind", "Ada Orel"}),
        ("Tomas Lind and Ada Orel, aged 14 and 15, were hit by the tram.", {"Tomas Lind", "Ada Orel"}),
        ("Tomas Lind and Ada Orel, aged 44 and 15, were hit by the tram.", {"Ada Orel"}),
        ("The victims, aged 14 and 15, were named as Tomas Lind and Ada Orel.", {"Tomas Lind", "Ada Orel"}),
        ("The 14-year-old was named by police as Tomas Lind.", {"Tomas Lind"}),
        ("Tomas Lind died at the age of 14.", {"Tomas Lind"}),
        ("Tomas Lind was just 14 when he died on Monday.", {"Tomas Lind"}),
        ("Tomas Lind was eleven when the war began, Ada Orel said.", set()),
        ("At 15, Ada Orel already knows what she wants.", {"Ada Orel"}),
        ("Ada Orel is still at school. At 15, she knows what she wants.", {"Ada Orel"}),
        ("Ada Orel, who would have turned 15 in May, was found on Monday.", {"Ada Orel"}),
        ("Ada Orel, whose 15th birthday was on Sunday, was found on Monday.", {"Ada Orel"}),
        ("Ada Orel was a month away from her 16th birthday.", {"Ada Orel"}),
        ("Ada Orel is a minor, her lawyer said.", {"Ada Orel"}),
        ("Ada Orel is a child psychologist in Kelm.", set()),
        ("Only two, Ada Orel and Tomas Lind, voted against.", set()),
        ("“I’m 12,” said Mira Holm. “I was scared.”", {"Mira Holm"}),
        ("Tomas Lind, a fourth grader at Kelm School, won the prize.", {"Tomas Lind"}),
        ("Tomas Lind, a sophomore at Kelm High, scored twice.", {"Tomas Lind"}),
        ("Tomas Lind, the couple’s three-month-old son, was unharmed.", {"Tomas Lind"}),
        ("The attacker of the 14-year-old was identified by police as Jan Holm.", set()),
        ("The 14-year-old’s mother was named as Ada Orel.", set()),
        ("The 14-year-old was hit by a driver, named by police as Jan Holm.", set()),
        ("The boy, a 14-year-old, was named by police as Tomas Lind.", {"Tomas Lind"}),
        ("Ada Orel and Jan Holm, both two weeks in office, resigned.", set()),
        ("Ada Orel and Jan Holm, both six months old, were unharmed.", {"Ada Orel", "Jan Holm"}),
        ("Jan Holm was stabbed at 9.", set()),
        ("Tomas Lind died at 14.", {"Tomas Lind"}),
        ("Ada Orel was a teenager in 1974.", set()),
        ("Ada Orel was a teenager in Kelm.", {"Ada Orel"}),
        ("Ada Orel’s first birthday in office was quiet.", set()),
        ("Ada Orel, 62, a farmer, said the land was dry. At 15, she left school.", set()),
        ("“I’m one, too,” said Ada Orel.", set()),
        ("“I’m 10, 15 minutes away,” said Ada Orel.", set()),
        ("“I am in Year 9,” said Ada Orel.", {"Ada Orel"}),
        ("“I turned 15 last week,” said Ada Orel.", {"Ada Orel"}),
        ("The 14-year-old killed by a lorry was named as Ada Orel.", {"Ada Orel"}),
        ("The body of a 14-year-old boy was identified as that of Tomas Lind.", {"Tomas Lind"}),
        ("Tomas Lind and Ada Orel, 12 and 41, were hurt.", {"Tomas Lind"}),
        ("Jan Holm, 44 and 12 others were hurt.", set()),
        ("Peter Holm was jailed for killing Mia Berg. She was 12.", {"Mia Berg"}),
        ("Ada Orel, then 15, was attacked in June.", {"Ada Orel"}),
        ("Ada Orel was 15 when she was attacked in June.", {"Ada Orel"}),
        ("Ada Orel, then 15, was attacked in 1988.", set()),
        ("At 12, Holm left the chamber. Ada Holm, the mayor, said the vote was lost.", set()),
        ("At 11, the doors were opened. At 12, Jan Holm left the chamber.", set()),
    ],
)
def test_children_told_in_so_many_words(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The schoolgirls Mira Holm and Pia Berg were hurt.", {"Mira Holm", "Pia Berg"}),
        ("Two children, Mira Holm and Tom Berg, were hurt.", {"Mira Holm", "Tom Berg"}),
        ("Nine-year-old twins Mira and Tom Berg were hurt.", {"Mira", "Tom Berg"}),
        ("The boys were named as Jan Holm and Tom Berg.", {"Jan Holm", "Tom Berg"}),
        ("The child was named locally as Mira Holm.", {"Mira Holm"}),
        ("A girl called Mira Holm was hurt.", {"Mira Holm"}),
        ("Mira Holm, their daughter, 9, was hurt.", {"Mira Holm"}),
        ("Mira Holm, a juvenile, was arrested.", {"Mira Holm"}),
        ("Teen Mira Holm was hurt.", {"Mira Holm"}),
        ("Mira Holm (9yo) was hurt.", {"Mira Holm"}),
        ("Mira Holm attends Kelm Middle School.", {"Mira Holm"}),
        ("Mira Holm won the race. She is in the seventh grade.", {"Mira Holm"}),
        ("Mira Holm was hurt. The girl was taken to hospital.", {"Mira Holm"}),
        ("Jan Holm found a girl. The girl was taken to hospital.", set()),
        ("Mira Holm spoke. The child benefit was cut.", set()),
        ("Mira Holm spoke. The minor changes were approved.", set()),
        ("Twins Ada and Tom Berg, 44, left.", set()),
        ("A girl called Mira Holm and Tom Berg, 44, were hurt.", {"Mira Holm"}),
        ("Jan Holm attends Kelm High Court hearings.", set()),
        ("He lost two children, Jan Holm said.", set()),
        ("Police identified the 9-year-old girl as Mira Holm.", {"Mira Holm"}),
        ("Mira Holm attacked a boy. She is 12.", {"Mira Holm"}),
        ("Mira Holm lost her baby sister. She is nine.", {"Mira Holm"}),
        ("The 12-year-old club swimmer Mira Holm won.", {"Mira Holm"}),
        ("Former pupils Jan Holm and Ada Berg returned to the school.", set()),
        ("Old boys Jan Holm and Tom Berg met at the pub.", set()),
        ("Mira Holm was detained on Monday. The girl was held with adults.", {"Mira Holm"}),
        ("Mira Holm was arrested at school. The girl was beaten in custody.", {"Mira Holm"}),
        ("Mira Holm was accused of theft. The child was found dead in her cell.", {"Mira Holm"}),
        ("Jan Holm was jailed for murder. The boy was found in the river.", set()),
        ("Jan Holm drove off. The child died at the scene.", set()),
        ("Ada Holm gave birth on Monday. The baby is well.", set()),
        ("The children’s parents, Ada and Jan Holm, resigned.", set()),
        ("He was survived by his children, Ada Holm and Jan Holm.", set()),
    ],
)
def test_words_for_children(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text).items() if reason == "minor"} == names


@pytest.mark.parametrize(
    "text",
    [
        "The man who robbed a 14-year-old girl was named as Jan Holm.",
        "The driver who hit a 9-year-old boy was identified by police as Jan Holm.",
        "The suspect in the attack on a 12-year-old was named as Jan Holm.",
        "The 14-year-old died and the driver was named as Jan Holm.",
        "Jan Holm attacked a 14-year-old girl on Monday.",
        "Jan Holm and his 9-year-old son were hurt.",
        "Jan Holm, father of a 9-year-old boy, resigned.",
        "The teacher of the 14-year-old, Jan Holm, resigned.",
        "The 14-year-old’s teacher, Jan Holm, resigned.",
        "A 14-year-old boy told Jan Holm he was ill.",
        "A 14-year-old girl was hit by Jan Holm, 44, on Monday.",
        "Ada Orel, the boy’s mother, resigned.",
        "Ada Orel, a former pupil at the school, resigned.",
        "Golden boy Jan Holm scored twice.",
        "Jan Holm, 9-6, 6-4, beat Tom Berg.",
        "“We must resist,” Malcolm X said.",
        "The 12-year-old law, Jan Holm said, is dead.",
        "Jan Holm, whose 12-year-old firm failed, left.",
        "Jan Holm killed a girl. She was 12.",
        "Ada Holm buried her daughter on Monday. She was nine.",
    ],
)
def test_the_age_of_somebody_else_hides_nobody(text: str) -> None:
    assert withheld(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Jana Orel, a pseudonym, said she had been beaten.",
        "“Jana Orel”, as she wants to be known, said she had been beaten.",
        "Jana Orel is how we shall refer to her. “They beat me,” she said.",
        "The Gazette is identifying Jana Orel by her middle name for her safety.",
        "At her request, we are not using the real name of Jana Orel.",
        "Names have been changed. Jana Orel said the men came at night.",
        "The names of the victims have been changed. Jana Orel said the men came at night.",
        "The names of our patients have been changed. Jana Orel said they hid.",
        "“I was ill for a year,” Jana Orel said. A nurse came.\n\nMany left.\n\nSome names have been changed.",
        "Jana Orel would only talk if we left out her surname.",
        "The court ordered that Jana Orel not be named.",
        "The judge ordered that the witness, Jana Orel, not be identified.",
        "A court order bars the publication of Jana Orel’s name.",
        "Reporting restrictions prevent Jana Orel being named.",
        "The names of all the children in this story have been changed. Jana Orel said the men came at night.",
        "All the names in this article have been changed. Jana Orel said the men came at night.",
        "The children’s names have been changed. Jana Orel said the men came at night.",
        "Her name has been changed. Jana Orel said the men came at night.",
        "Jana Orel* said the men came.\n\nMany left.\n\nThe river rose.\n\nThe road was shut.\n\n*Name changed.",
        "“Leave my name out of it,” said Jana Orel.",
        "“No names, please,” said Jana Orel.",
        "Jana Orel spoke on the understanding that she would not be identified.",
        "Jana Orel feared losing her job if she was named.",
        "The Gazette has agreed not to publish the name of Jana Orel.",
        "A woman who wants to be called Jana Orel said the men came at night.",
        "Jana Orel, a protected witness, said the men came at night.",
    ],
)
def test_who_is_not_to_be_named_is_withheld(text: str) -> None:
    assert withheld(text) == {"Jana Orel": "asked not to be named"}


@pytest.mark.parametrize(
    "text",
    [
        "“The Bear, that’s what we call him,” Jana Orel said.",
        "Street names have been changed in Kelm, Jana Orel said.",
        "Jana Orel waived her anonymity to speak about the attack.",
        "Jana Orel was first identified as a talent at school.",
        "The names of two streets were read out, Jana Orel said.",
        "The names of two streets have been changed, Jana Orel said.",
        "Jana Orel declined to name the buyer.",
        "The name was changed in 1990. Jana Orel founded the club.",
        "Names were changed on the doors. Jana Orel did it.",
    ],
)
def test_who_may_be_named_is_shown(text: str) -> None:
    assert withheld(text) == {}


def test_names_changed_on_a_paper_are_no_note_on_all_names() -> None:
    text = "Jana Orel came in May. Mia Sund saw her. Pia Berg left. Names were changed on the ballots."
    assert "Jana Orel" not in withheld(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Тимур Ахметов, 2010 года рождения, попал под трамвай.", {"Тимур Ахметов"}),
        ("Тимур Ахметов (2010 г.р.) пропал в Кельме.", {"Тимур Ахметов"}),
        ("Тимур Ахметов родился в 2012 году в Кельме.", {"Тимур Ахметов"}),
        ("Мальчик 2012 года рождения пропал в Кельме. Его зовут Тимур Ахметов.", {"Тимур Ахметов"}),
        ("Тимур Ахметов, 1975 года рождения, задержан.", set()),
        ("Школьницы Алина Орлова и Вера Белова пропали в среду.", {"Алина Орлова", "Вера Белова"}),
        ("Несовершеннолетние Алина Орлова и Тимур Ахметов задержаны.", {"Алина Орлова", "Тимур Ахметов"}),
        ("15-летние Алина Орлова и Вера Белова пропали в среду.", {"Алина Орлова", "Вера Белова"}),
        ("Алина Орлова и Вера Белова, обеим по 15 лет, пропали в среду.", {"Алина Орлова", "Вера Белова"}),
        ("В свои 14 лет Тимур Ахметов уже чемпион.", {"Тимур Ахметов"}),
        ("Алине Орловой исполнилось бы 15 в мае.", {"Алина Орлова"}),
        ("«Мне 12 лет», — сказал Тимур Ахметов.", {"Тимур Ахметов"}),
        ("Алина Орлова получила 15 лет колонии.", set()),
        ("Суд приговорил Алину Орлову к 15 годам.", set()),
        ("Алина Орлова, осуждённая на 15 лет, вышла на свободу.", set()),
        ("Алина Орлова провела в тюрьме 15 лет.", set()),
        ("Алина Орлова 15 лет живёт в Кельме.", set()),
        ("Алина Орлова 15 лет назад уехала из Кельма.", set()),
        ("Алина Орлова через 15 лет вернулась в Кельм.", set()),
        ("Пётр Белов получил травму, ему 15 лет.", {"Пётр Белов"}),
        ("Ученики Алины Орловой выиграли олимпиаду.", set()),
        ("«Мне два, пожалуйста», — сказала Алина Орлова.", set()),
        ("«Мне пятнадцать лет снится этот дом», — сказала Алина Орлова.", set()),
        ("Учеников Алины Орловой наградили в среду.", set()),
        ("Малышей Анны Орловой увезли в больницу.", set()),
        ("Искали школьниц Алину Орлову и Веру Белову.", {"Алина Орлова", "Вера Белова"}),
        ("Тимуру Ахметову на момент пожара было 14 лет.", {"Тимур Ахметов"}),
        ("Тимур Ахметов, учащийся гимназии №3, попал под трамвай.", {"Тимур Ахметов"}),
        ("Учащаяся лицея Алина Орлова попала под трамвай.", {"Алина Орлова"}),
        ("Тимур Ахметов, учащийся колледжа, попал под трамвай.", set()),
        ("Тимур Ахметов ходит в детский сад.", {"Тимур Ахметов"}),
        ("Тимур Ахметов, ходивший в третий класс, пропал.", {"Тимур Ахметов"}),
        ("Тимур Ахметов, 9-ти лет, пропал.", {"Тимур Ахметов"}),
        ("Алина Орлова задержана. Ей нет и шестнадцати.", {"Алина Орлова"}),
        ("Тимур Ахметов пропал в среду. Мальчику 9 лет.", {"Тимур Ахметов"}),
        ("Ян Хольм встретил мальчика. Мальчик спросил его о войне.", set()),
        ("Пётр Лунин остановился. Девочка убежала.", set()),
        ("Пётр Лунин осуждён за убийство. Мальчика нашли в реке.", set()),
        ("Пётр Лунин задержан в среду. Мальчика избили в отделе.", {"Пётр Лунин"}),
        ("Алина Орлова родила в среду. Ребёнок здоров.", set()),
        ("Ян Хольм, 15 лет проработавший на заводе, умер.", set()),
        ("Мальчика звали Тимур Ахметов.", {"Тимур Ахметов"}),
        ("Мальчики Тимур Ахметов и Денис Белов пропали.", {"Тимур Ахметов", "Денис Белов"}),
        ("Двое детей, Алина Орлова и Тимур Ахметов, пропали.", {"Алина Орлова", "Тимур Ахметов"}),
        ("Дети Алины Орловой и Тимура Ахметова выросли.", set()),
        ("Спасатели нашли 9-летнюю Джейн Смит.", {"Джейн Смит"}),
        ("Мать 9-летней Мии подала жалобу.", {"Мии"}),
        ("«Я учусь в восьмом классе», — сказал Тимур Ахметов.", {"Тимур Ахметов"}),
        ("«Я в восьмом классе сельской школы», — сказал Тимур Ахметов.", {"Тимур Ахметов"}),
        ("«Я в первом классе уже писал стихи», — сказал Тимур Ахметов.", set()),
        ("«Мне ещё нет 18», — сказала Алина Орлова.", {"Алина Орлова"}),
        ("Подозреваемый в нападении на 14-летнюю девочку Ян Хольм задержан.", set()),
        ("Адвокат 15-летнего подростка Ян Хольм подал жалобу.", set()),
        ("Ян Хольм, 15 лет руководивший клубом, ушёл.", set()),
    ],
)
def test_children_in_russian(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


def test_a_note_on_all_names_in_russian() -> None:
    text = "Имена героев изменены. «Меня били», — рассказала Алина Орлова. «Я видела», — сказала Вера Белова."
    assert set(withheld(text)) == {"Алина Орлова", "Вера Белова"}


@pytest.mark.parametrize(
    "text",
    [
        "«Не пишите моё имя», — попросила Алина Орлова.",
        "«Имя моё не пишите», — попросила Алина Орлова.",
        "«Пожалуйста, без имён», — сказала Алина Орлова.",
        "«Я не хочу, чтобы моё имя появилось в газете», — сказала Алина Орлова.",
        "Имя героини изменено. Алина Орлова рассказала о пытках.",
        "Имена всех детей в этом тексте изменены. Алина Орлова рассказала о пытках.",
        "Имена жителей города изменены. Алина Орлова рассказала о пытках.",
        "Настоящие имена собеседников не раскрываются. Алина Орлова рассказала о пытках.",
    ],
)
def test_who_is_not_to_be_named_in_russian(text: str) -> None:
    assert withheld(text) == {"Алина Орлова": "asked not to be named"}


def test_the_name_of_a_thing_hides_nobody_in_russian() -> None:
    assert withheld("Имя завода изменено. Алина Орлова рада.") == {}


def test_a_letter_for_a_last_name_is_none() -> None:
    assert withheld("“I was scared,” Mira K. said.") == {"Mira K.": "first name only"}


def test_who_asks_inside_somebody_elses_words_is_withheld_and_not_who_says_them() -> None:
    text = "“My neighbour Petra, who asked not to be named, told me she saw soldiers burn 12 houses,” Ilse Marten said."
    assert withheld(text) == {"Petra": "asked not to be named"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jan Holm’s daughter Mira was hurt. She is 9.", {"Mira"}),
        ("Jan Holm said his son Tom was hit by a car. He is 12.", {"Tom"}),
        ("Jan Holm’s son was arrested. He is 16.", set()),
        ("Jan Holm, whose 9-year-old daughter was hurt, spoke.", set()),
        ("Mira Holm gave birth to her daughter in May. She is 15.", {"Mira Holm"}),
        ("Jan Holm has been a teacher since he was 17.", set()),
        ("Mira Holm has been blind since she was five.", {"Mira Holm"}),
        ("Jan Holm, 15 years a judge, retired on Friday.", set()),
        ("Former schoolgirl Ada Berg returned to Kelm.", set()),
        ("Teacher Mary Orel praised pupils Nils and Mona.", {"Nils", "Mona"}),
        ("Teacher Mary Orel praised her pupils, Nils Berg and Mona Lund.", {"Nils Berg", "Mona Lund"}),
        ("The men who robbed two boys, Jan Holm and Tom Berg, were jailed.", set()),
        ("A girl named the attacker as Jan Holm.", set()),
        ("A 12-year-old girl named her attacker as Jan Holm.", set()),
        ("The 14-year-old named the driver as Jan Holm.", set()),
        ("The pupils identified the driver as Jan Holm.", set()),
        ("The girl, identified by her mother as Mira Holm, was hurt.", {"Mira Holm"}),
        ("The boy identified himself as Tom Berg.", {"Tom Berg"}),
        ("The teenager called Jan Holm and asked for help.", set()),
        ("The boy called Jan Holm a liar.", set()),
        ("A girl called Mira Holm and her mother were hurt.", {"Mira Holm"}),
    ],
)
def test_whose_child_and_who_is_named_by_one(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At 12, Jan Holm left school to work in the mines.", set()),
        ("At 15, Jan Holm went to sea, and by 30 he owned three ships.", set()),
        ("At the age of 14, Jan Holm started a business that now employs 300 people.", set()),
        ("At 15, in 1962, Jan Holm saw the sea.", set()),
        ("At 10, Jan Holm opened the meeting.", set()),
        ("At 10, Mira Holm opened the meeting. The girl read a poem.", {"Mira Holm"}),
        ("Mira Holm died on Sunday, aged 9.", {"Mira Holm"}),
        ("Jan Holm died on Sunday, aged 99.", set()),
        ("Tom Berg, still at primary school, was hurt.", {"Tom Berg"}),
        ("At 12, Mira Holm left school and has not been seen since Monday.", {"Mira Holm"}),
        ("At 13, Mira Holm left home after she was abused.", {"Mira Holm"}),
        ("At 12, Mira Holm dropped out. The girl lives in Kelm.", {"Mira Holm"}),
        ("At 15, Mira Holm is a champion.", {"Mira Holm"}),
        ("At the age of 13, Mira Holm was attacked on Monday.", {"Mira Holm"}),
        ("Jan Holm (12) scored in the first half.", set()),
        ("Goals: Jan Holm (12, 44), Tom Berg (17).", set()),
        ("Jan Holm scored 12 points and Ada Berg, 15.", set()),
        ("Mira Holm (12) scored twice in the girls’ final.", {"Mira Holm"}),
        ("Tom Berg (14) scored in the under-15 final.", {"Tom Berg"}),
        ("Tom Berg, 14, scored twice.", {"Tom Berg"}),
        ("Mira Holm (12) was hurt on Monday.", {"Mira Holm"}),
        ("The blast killed 12 people and Mira Holm, 15.", {"Mira Holm"}),
    ],
)
def test_an_age_of_long_ago_and_a_score_are_no_age(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Иван Петров вернулся. 10-летний контракт Петров подписал в мае.", set()),
        ("12-летнюю успешную карьеру Иван Петров завершил в Кельме.", set()),
        ("10-летний талантливый пианист Тимур Ахметов победил.", {"Тимур Ахметов"}),
        ("15-летний спортсмен Тимур Ахметов победил.", {"Тимур Ахметов"}),
        ("17-летний работник завода Тимур Ахметов победил.", {"Тимур Ахметов"}),
        ("15-летний срок Иван Петров отбывал в Кельме.", set()),
        ("Дочери Ивана Петрова 9 лет.", set()),
        ("Школьнику Ивану Петрову 9 лет.", {"Иван Петров"}),
        ("Бывшая школьница Анна Лунд вернулась в Кельм.", set()),
        ("Иван Петров, бывший ученик школы, вернулся.", set()),
        ("Бывшие ученики Иван Петров и Олег Сидоров открыли завод.", set()),
        ("Иван Петров (12) забил в первом тайме.", set()),
        ("Тимур Ахметов (12) забил гол в финале школьного турнира.", {"Тимур Ахметов"}),
        ("В 12 лет Иван Петров ушёл из школы и стал шахтёром.", set()),
        ("В 15 лет Иван Петров попал на корабль, а в 30 владел тремя.", set()),
        ("В 12 лет Анна Лунд ушла из дома и пропала.", {"Анна Лунд"}),
        ("В 12 лет Тимур Ахметов уже играет за Кельм.", {"Тимур Ахметов"}),
        ("Сыну Ивана Петрова девять лет.", set()),
        ("Иван Петров, получивший 14 лет, подал жалобу.", set()),
        ("Иван Петров ушёл на пенсию после 15 лет службы.", set()),
        ("Тимур Ахметов, которому после аварии 15 лет, вернулся.", {"Тимур Ахметов"}),
        ("Моя дочь Алина в пятом классе.", {"Алина"}),
        ("Наш сын Тимур уже во втором классе.", {"Тимур"}),
        ("Учитель Иван Петров в пятом классе работает год.", set()),
        ("Имена победителей изменены на табло. Победил Иван Петров.", set()),
        ("Имя Ивана Петрова изменено в списке участников.", set()),
    ],
)
def test_russian_ages_of_today_and_none(text: str, names: set[str]) -> None:
    assert set(withheld(text, "2026-11-23")) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At the age of 12 Mira Holm won the title last Sunday.", {"Mira Holm"}),
        ("At the age of 62 Mira Holm won the title last Sunday.", set()),
        ("Сын Яна Хольма, девятилетний Петер, видел пожар.", {"Петер"}),
        ("Сын Яна Хольма, 9-летний Петер, видел пожар.", {"Петер"}),
        ("Ян Хольм, 9-летний мальчик, видел пожар.", {"Ян Хольм"}),
        ("Ян Хольм, девятилетний ученик, видел пожар.", {"Ян Хольм"}),
    ],
)
def test_an_age_without_a_comma_counts_and_one_before_another_name_is_of_that(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text).items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At 15, Mira Holm joined the army as a cook, and her mother wants her back.", {"Mira Holm"}),
        ("At 13, Mira Holm began working in the brick kilns. She earns two dollars a day.", {"Mira Holm"}),
        ("At 12, Mira Holm dropped out to look after two brothers.", {"Mira Holm"}),
        ("At 13, Mira Holm left home.", {"Mira Holm"}),
        ("At 9, Ada Berg told the press conference that it was cold.", {"Ada Berg"}),
        ("At 10, Ada Berg addressed the climate talks in Kelm.", {"Ada Berg"}),
        ("At 15, in 2025, Ada Berg crossed the sea alone.", {"Ada Berg"}),
        ("At 15, in 1962, Ada Berg crossed the sea alone.", set()),
        ("At the age of nine Ada Berg fled Kelm.", {"Ada Berg"}),
        ("At the age of nine, Jan Holm fled Kelm. He turns 90 next month.", set()),
        ("At the age of nine, Jan Holm fled Kelm. He died on Friday at 101.", set()),
        ("At the age of nine, Jan Holm fled Kelm. He died in a bus that ran at 30 km/h.", {"Jan Holm"}),
        ("At 8, Ada Lund wrote a first song; at 30 she had three gold records.", set()),
        ("Ada Lund (14) was shot at half-time outside the stadium.", {"Ada Lund"}),
        ("Ada Lund (14), killed in the shelling, had scored two goals on Saturday.", {"Ada Lund"}),
        ("Ada Lund, 15, scored 20 points and Mia Berg, 14.", {"Ada Lund", "Mia Berg"}),
        ("Mira Holm has been missing since she was 16.", {"Mira Holm"}),
        ("Mira Holm has been a prisoner since she was 16.", {"Mira Holm"}),
        ("It rained in Kelm. Jan Holm has been a teacher since he was 17.", set()),
        ("The judge freed Jan Holm. He was 16 when he was arrested in May.", {"Jan Holm"}),
        ("The court heard that he groomed Ada Lund when she was 14.", {"Ada Lund"}),
        ("Jan Holm married Ada Lund in 1980, when she was 16.", set()),
        ("Ada Lund was 15 when soldiers took her away.", {"Ada Lund"}),
        ("Ada Lund was 15 when soldiers took her away in 1991.", set()),
        ("Ada Lund was 15 when a friend taught her to sail.", set()),
        ("Ada Lund began playing at six. At 14, she won a first title; at 19, she was world champion.", set()),
        ("Ada Lund died at home on 4 May, aged seven.", {"Ada Lund"}),
        ("Ada Lund was killed in the strike, aged just 12.", {"Ada Lund"}),
        ("Ada Lund, who died in 1944 aged 9, is remembered in Kelm.", set()),
    ],
)
def test_a_look_back_a_score_and_an_hour_need_more_than_one_word(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lund was hit by a speeding driver. The girl died at once.", {"Ada Lund"}),
        ("Ada Lund was struck by a car that drove off. The girl died at once.", {"Ada Lund"}),
        ("Ada Lund, the driver, was arrested. The girl died at once.", set()),
        ("Ada Lund was arrested for murder. The teenager was found dead in her cell.", {"Ada Lund"}),
        ("Ada Lund has a mother who drinks. The girl was taken into care.", {"Ada Lund"}),
        ("Ada Lund adopted a dog. The girl is thrilled.", {"Ada Lund"}),
        ("Ada Lund was adopted in 2019. The girl is in hospital.", {"Ada Lund"}),
        ("Ada Lund adopted in 2019. The girl is in hospital.", set()),
        ("Ada Lund, a mother of three, was arrested. The baby was well.", set()),
        ("Police arrested Peter Holm for the rape of a girl. She was 14.", set()),
        ("Police freed the kidnapped boys, Tom Berg and Ulf Lund, on Monday.", {"Tom Berg", "Ulf Lund"}),
        ("Rescuers reached the girls, Ada Lund and Mia Berg, early on Monday.", {"Ada Lund", "Mia Berg"}),
        ("The men who robbed two boys, Jan Holm and Tom Berg, were jailed on Monday.", set()),
        ("Police named the suspect as Jan Holm, a teacher, and the girl as Ada Lund.", {"Ada Lund"}),
        ("Police named the dead girl as Ada Lund and her killer as Jan Holm.", {"Ada Lund"}),
        ("They named the boy's killer as Peter Holm.", set()),
        ("A girl was pulled alive from the rubble. Rescuers named her as Ada Lund.", {"Ada Lund"}),
        ("A girl was found on Sunday. Her father, Tom Berg, identified her as Ada Berg.", {"Ada Berg"}),
        ("A girl was abducted on Sunday. Police arrested a man and named him as Peter Holm.", set()),
        ("The girl found dead in the river on Monday was named as Ada Lund.", {"Ada Lund"}),
        ("The boy killed by Peter Holm was named as Tom Berg.", {"Tom Berg"}),
        ("The teenager who robbed the shop was identified as Peter Holm.", {"Peter Holm"}),
        ("The girl was hit by a driver who was named as Peter Holm.", set()),
        ("The girl was hurt and the driver was named as Peter Holm.", set()),
        ("The girl said he was called Peter Holm.", set()),
        ("Boy band singer Peter Holm won the prize.", set()),
        ("Ada Lund, a schoolgirl in the 1980s, led the march.", set()),
        ("The boy named the man as Peter Holm.", set()),
    ],
)
def test_who_is_the_child_and_who_is_somebody_else(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("В 14 лет Ирина Лунд ушла из дома.", {"Ирина Лунд"}),
        ("В 14 лет Ирина Лунд бросила школу.", {"Ирина Лунд"}),
        ("В 13 лет Тимур Ахметов начал работать на заводе, чтобы платить долг отца.", {"Тимур Ахметов"}),
        ("В 13 лет Тимур Ахметов начал работать на заводе. Он зарабатывает два доллара.", {"Тимур Ахметов"}),
        ("В 13 лет Тимур Ахметов начал работать на заводе.", set()),
        ("В возрасте 12 лет Анна Белова вышла замуж.", {"Анна Белова"}),
        ("В 15 лет, в 2025 году, Олег Сидоров впервые увидел море.", {"Олег Сидоров"}),
        ("В 15 лет, в 1962 году, Олег Сидоров впервые увидел море.", set()),
        ("Анна Белова (14) погибла под обстрелом, она забила два гола в субботу.", {"Анна Белова"}),
        ("10-летнее отсутствие Ивана Петрова объяснили болезнью.", set()),
        ("Анна Белова воспитывает сына, ему 9 лет.", set()),
        ("Анна Белова ранена, ей 9 лет.", {"Анна Белова"}),
        ("Анна Белова родилась в Кельме. Девочка пропала.", {"Анна Белова"}),
        ("Олег Сидоров осуждён за убийство. Подросток найден мёртвым в камере.", {"Олег Сидоров"}),
        ("16-летняя рабочая завода Анна Белова получила ожог.", {"Анна Белова"}),
        ("В 16 лет Тимур Ахметов ушёл на фронт и не вернулся.", {"Тимур Ахметов"}),
        ("Анна Белова, учащаяся 9 «А» класса, ранена.", {"Анна Белова"}),
        ("Анне Беловой было 14, когда её похитили.", {"Анна Белова"}),
        ("Анну Белову похитили, когда ей было 14 лет.", {"Анна Белова"}),
        ("Анну Белову похитили в 1988 году, когда ей было 14 лет.", set()),
        ("Олег Сидоров насиловал Анну Белову, когда ей было 14.", {"Анна Белова"}),
        ("Отец погибшей школьницы Олег Сидоров выступил в суде.", set()),
        ("Школьницы Анна Белова и Вера Лунд ранены.", {"Анна Белова", "Вера Лунд"}),
    ],
)
def test_russian_ages_need_more_than_one_word(text: str, names: set[str]) -> None:
    assert {name for name, reason in withheld(text, "2026-11-23").items() if reason == "minor"} == names
