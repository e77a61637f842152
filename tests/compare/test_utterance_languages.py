"""The language whose tables judge a statement; of all others only the very words tell."""

import pytest

from firsthand.compare.utterances.languages import language_read


@pytest.mark.parametrize(
    ("content", "known", "language"),
    [
        ("We will open the bridge before the winter", None, "en"),
        ("We will open the bridge before the winter", "de", "en"),
        ("Ivo Lind", None, "en"),
        ("Mr Lind said that Фальк would come to the bridge", "en", "en"),
        ("Мы откроем мост Falk Harbour Company до зимы", None, "ru"),
        ("Мост откроют", "ru", "ru"),
        ("Мост откроют", "en", "ru"),
        ("Мост ще отворим", "bg", "other"),
        ("Ми відремонтуємо міст до зими, і гроші на це вже є", None, "other"),
        ("Поправићемо мост пре зиме, као што смо обећали људима", None, "other"),
        ("لن يتم إصلاح السد قبل الشتاء", None, "other"),
        ("Θα επισκευάσουμε τη γέφυρα πριν από τον χειμώνα", None, "other"),
        ("Wir werden die Brücke nicht vor dem Winter reparieren", None, "other"),
        ("Nous ne réparerons pas le pont avant hiver, comme promis", None, "other"),
        ("Vamos a reparar el puente antes del invierno", None, "other"),
        ("Kein Geld mehr", "de", "other"),
        ("Wir haben kein Geld für Brücken, Schulen, Theater", None, "other"),
        ("Köprü kapalı, Kelm boş, Gora dolu", "en", "other"),
        ("Le port est sale et vide, pas le plan", None, "other"),
        ("No hay dinero para el puente en el plan", "en", "other"),
        ("El plan del puente no es real", None, "other"),
        ("Kelm falls", None, "en"),
        ("Mr de Wit sold the ferry and the quay", None, "en"),
        ("Fishermen tarred hulls, caulked seams, spliced hawsers, darned nets", None, "en"),
    ],
)
def test_the_language_of_a_statement(content: str, known: str | None, language: str) -> None:
    assert language_read(content, known) == language
