"""The bullet points that some sites print above a story and then say again in it."""

import re
from collections.abc import Sequence

MAX_BULLETS = 6
MAX_BULLET_WORDS = 35
MIN_WORDS_OF_WEIGHT = 5
MIN_REPEATED = 0.6
"""Share of a bullet's words of weight that the story repeats; and that the story's first paragraph repeats of the
first bullet: a story that goes on, instead of starting again, names its people and places shorter."""
MAX_STORY_CHARACTERS = 30_000

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BULLET = re.compile(r"[•●▪◦‣*–—-]\s*\S")


def find_summary(blocks: Sequence[str], story: str) -> int:
    """How many of the first blocks are a summary; `story` is the text from the first block on.

    They carry bullet signs, or the block behind them starts the story again in nearly the same words.
    """
    signed = 0
    while signed < len(blocks) and _BULLET.match(blocks[signed]) and len(blocks[signed].split()) <= MAX_BULLET_WORDS:
        signed += 1
    if 2 <= signed < len(blocks):
        return signed
    for count in range(2, min(MAX_BULLETS, len(blocks) - 1) + 1):
        bullets, restart = blocks[:count], blocks[count]
        if len(bullets[-1].split()) > MAX_BULLET_WORDS:
            return 0
        if len(restart) >= len(bullets[0]) and _repeated(bullets[0], restart) and _all_repeated(bullets, story):
            return count if len(bullets[0].split()) <= MAX_BULLET_WORDS else 0
    return 0


def _all_repeated(bullets: Sequence[str], story: str) -> bool:
    behind = story.find(bullets[-1]) + len(bullets[-1])
    rest = story[behind : behind + MAX_STORY_CHARACTERS]
    return all(_repeated(bullet, rest) for bullet in bullets)


def _repeated(bullet: str, text: str) -> bool:
    words = _words_of_weight(bullet)
    return len(words) >= MIN_WORDS_OF_WEIGHT and len(words & _words_of_weight(text)) >= MIN_REPEATED * len(words)


def _words_of_weight(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text) if len(word) >= 4 or word[0].isupper() or word[0].isdigit()}
