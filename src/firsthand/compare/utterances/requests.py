"""A statement without a name -> whether the report says that whoever makes it is not to be named.

No other report may name them then. Recall goes before precision: what is missed may hurt somebody, what is found too
much leaves two statements apart.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from firsthand.lexicon.requests import (
    classes_as_written,
    english_classes,
    english_rows,
    match_row,
    russian_classes,
    russian_rows,
)
from firsthand.text.sentences import sentence_around
from firsthand.vocabulary import Span

NEAR_CHARACTERS = 200
"""Before and behind a statement; any sentence that is there in part is read."""
_WORD = re.compile(r"(?i)['’](?:s|ve|re|ll|d)\b|[^\W_]+(?:['’](?!(?:s|ve|re|ll|d)\b)[^\W_]+)?")
_NO_NAME = re.compile(
    r"""(?xi)
      \b (?: anonym | unnamed \b | pseudonym | withh[eo]ld | incognito \b )
    | \b (?: his | her | their | whose ) \s (?: \w+ \s )? identity \b
    | \b (?: not | n['’]t | without | declin\w+ | refus\w+ | never | fear\w* ) \s (?: \w+ \s ){0,4}
      (?: named | naming | identified | identifying | name | names | authori[sz]ed ) \b
    | \b no \s names? \b | \b only \s (?: his | her | their ) \s first
    | \b (?: not | n['’]t | never | nor | without | lack\w* | no ) \s (?: \w+ \s ){0,3}
      (?: authori[sz]\w+ | authority | allowed | permi\w+ | cleared | clearance | entitled | empowered ) \b
      (?: \s \w+ ){0,2} \s to \s (?: be \s quoted | speak | talk | comment | brief | discuss | tell | disclose | give )
    | \b off [\s-] the [\s-] record \b | \b on \s (?: deep \s )? background \b | \b background \s briefing
    | \b (?: not | without | non ) [\s-] (?: for [\s-] )? (?: attribution | publication ) \b | \b for \s attribution \b
    | \b (?: not | n['’]t | declin\w+ | refus\w+ | unwilling | never ) \s (?: \w+ \s ){0,3} on \s the \s record \b
    | \b chatham \s house \b | \b confidentiality \b | \b confidentially \b
    | \b (?: sp[eo]\w+ | said | says | told | talk\w+ ) \s (?: \w+ \s ){0,3} in \s confidence \b
    | \b (?: under | by | us(?:e[sd]?|ing) ) \s (?: an? \s )?
      (?: assumed | different | invented | false | another ) \s name \b
    | \b asked \s to \s be \s called \b
    | \b (?: not | n['’]t | no \s one | nobody | never ) \s (?: quot | cit | identif ) \w* \s
      (?: \w+ \s ){0,2} by \s name \b
    | \b (?: barred | banned | forbidden | prohibited | prevented ) \s from \s
      (?: speaking | talking | commenting | giving \s interviews )
    | \b (?: forbidden | not \s supposed | n['’]t \s supposed | not \s meant ) \s to \s
      (?: be \s quoted | speak | talk | comment | brief | discuss | give \s interviews )
    | \b (?: sp[eo]\w+ | said | says | told | talk\w+ ) \s (?: \w+ \s ){0,2}
      (?: privately | in \s private (?! \s talks ) | in \s a \s private \s (?: conversation | chat ) ) \b
    | \b privately \s (?: said | says | told ) \b
    | \b (?: left | leave | kept | keep | stay | remain ) \s (?: \w+ \s ){0,3}
      (?: out \s of \s (?: print | the \s (?: report | story | article | paper ) ) | nameless | secret )
    | \b known \s to \s (?: the | this | our ) \s (?: newsroom | editors | paper | newspaper | station | reporter )
    | \bаноним | \bне \s (?: \w+ \s ){0,2} (?: назыв | назва | указыв | раскр | уполномоч ) | \bпсевдоним | \bинкогнито
    | \bне \s (?: для | под ) \s (?: печати | протокола? | записи? | запись | прессы ) | \bизвестн\w+ \s редакции
    | \bне \s вправе \s (?: \w+ \s ){0,2} (?: говор | обща | коммент | обсужд | да )
    | \bзапре (?: щ | т ) \w* \s (?: \w+ \s ){0,2}
      (?: говор | обща | коммент | обсужд | давать \s (?: интервью | коммент ) )
    | \b (?: частн | приватн | конфиденциальн ) \w+ \s (?: бесед | разговор ) | \bконфиденциально\b | \bнеофициально\b
    | \b (?: чуж | вымышленн | измен[её]нн | другим ) \w* \s именем | \bне \s (?: \w+ \s ){0,2} огласки
    | \bне \s (?: имеет | имел\w* | имея | имеющ\w+ ) \s права | \bбез \s права
    """
)
"""What stands in no row of word classes, or with another word between."""
_OTHERS_NAMED = re.compile(
    r"""(?xi)
      \b (?: (?: would | will | did | do | does | could | can | has | have | had ) (?: \s not | n['’]t ) | won['’]t
        | cannot | declin\w+ \s to | refus\w+ \s to | without | never | yet \s to )
      \s (?: yet \s )? (?: name[ds]? | naming | identify | identified | identifying
        | (?: give | giving | disclose | reveal ) \s the \s names? \s of )
      \s (?: an? | any | its | his | her | their | the | other ) \s (?: \w+ \s ){0,2}?
      (?: successors? | replacements? | running [\s-] mates? | cabinet | team | squad | line-?up | prices? | sums?
        | figures? | amounts? | dates? | deadlines? | days? | venues? | locations? | country | countries | company
        | companies | firms? | suppliers? | contractors? | banks? | sponsors? | ships? | vessels? | airlines? )
      (?! , \s (?: \w+ \s )? (?: where | who | which | whose ) \b )
      (?= \s? (?: [.,;:!?…”»"] | $ ) | \s (?: for | in | on | to | at | until | before | but ) \s )
    | \bне \s (?: (?: стал\w* | хо\w+ | может | смог\w* ) \s )? (?: назы | наз )\w+ \s (?: имя \s | \w+ \s )?
      (?: преемник | дат | срок | сумм | цен | стран | компани | фирм )\w*
      (?! , \s (?: \w+ \s )? (?: где | котор ) ) (?= \s? (?: [.,;:!?…”»"] | $ ) )
    """
)
"""Who or what somebody does not name and is not: "would not name a successor"."""
_NAME = re.compile(r"(?i)\b(?:un)?nam(?:e|ing)|\bidenti|\bназ[ыв]|\bим(?:я|ен)")


def asks_for_no_name(text: str, statement: Span, mentions: Iterable[Span]) -> bool:
    """Whether a request not to be named stands near the statement, or in a sentence that mentions who makes it."""
    near = Span(max(0, statement.start - NEAR_CHARACTERS), min(len(text), statement.end + NEAR_CHARACTERS))
    return any(holds_request(sentence_around(text, span).of(text)) for span in (near, *mentions))


@lru_cache(maxsize=64)
def holds_request(words: str) -> bool:
    """Whether the words hold a request."""
    others = _OTHERS_NAMED.sub(" … ", words)
    words = words if _NAME.search(others) else others
    if _NO_NAME.search(words):
        return True
    written = [match.group() for match in _WORD.finditer(words)]
    english = [english_classes(word.lower()) | classes_as_written(word) for word in written]
    russian = [russian_classes(word.lower().replace("ё", "е")) for word in written]
    return any(match_row(english, row) for row in english_rows()) or any(
        match_row(russian, row) for row in russian_rows()
    )
