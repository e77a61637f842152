"""Lines that say who wrote, took, translated, sent or corrected a report; each pattern is about one block of text."""

import re

MAX_CREDIT_CHARACTERS = 600
"""A longer block is prose, whatever it starts with; corrections run to three sentences."""
MAX_PHOTO_CREDIT_CHARACTERS = 160

_LINKS = frozenset(
    "a al additional agencies agency also an and at bin by compiled contributed contributing correspondent da de del "
    "der desk di du edited editing editor el for from graphics help in la le member news of on or photographs photos "
    "produced production reporter reporters reporting research staff story text the their to translated translation "
    "translations van video von with words writing written y".split()
)
"""Small words that may stand between the names of a credit."""

_ROLES = re.compile(
    r"""(?xi)
    (?:with\s+)? (?:additional\s+|further\s+|other\s+)?
    (?: report(?:ing|ed) | editing | edited | writing | written | compiled | translat(?:ion|ions|ed) | research(?:ed)?
      | photo(?:graph)?(?:s|y)? | video | graphics? | illustrations?
      | production | produced | interview(?:s|ed)? | words | text )
    \s+ (?:(?:and|&)\s+\w+\s+)?                         # "reporting and writing by"
    (?: by | from(?:\s+the\s+\w+)?(?:\s+by)? )\b        # "translated from the Russian by"
    (?P<names>.*)
    """
)
_CONTRIBUTED = re.compile(
    r"(?i).{2,300}?\bcontributed\b(?:\s\w+){0,3}\s+to\s+(?:this|the)\s+(?:report|story|article|dispatch)"
    r"(?:\s(?:from|in)\s.{2,60})?$"
)
_NOTE = re.compile(
    r"""(?xi)
    [(\[*_\s]*
    (?: (?:correction|corrections|clarification|corrects|editors?['’]s?\s+note|note\s+to\s+readers?)\b .{0,60}? [:—–-]
      | this \s+ (?:article|story|report|version|post) \s+ (?:has\s+(?:since\s+)?been|was) \s+ (?:\w+\s+){0,2}?
        (?:corrected|amended|updated|published|appeared|translated|republished|written)\b
      | an?\s+(?:earlier|previous)\s+version\s+of\s+this\s
      | (?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}))
      | (?:.{0,80}\s)? all\s+rights\s+reserved
      | this\s+material\s+may\s+not\s+be\s+published
      | (?:source|via)\s*:\s*\S+(?:\s\S+){0,5}$
    )
    """
)
_AGENCY_ALONE = re.compile(
    r"""(?x)
    [(\[] \s* (?:with\s+|via\s+|Source:?\s+)?
    (?P<names>[A-Z][\w.&'’-]*(?:[\s/,]+(?:[A-Z][\w.&'’-]*|and|agencies)){0,5} | agencies) \s* [)\]] \.?
    | [—–-]{1,3}\s*(?P<behind>[A-Z][\w.&'’]*(?:[\s/][A-Z][\w.&'’]*){0,3})
    """
)
_TAIL = re.compile(
    r"""(?x)
    (?<=[.!?…"”’»)])\s+
    (?P<credit>
        \( (?i:additional\s+|with\s+)* (?i:reporting|writing|editing|edited|compiled|translat\w+) \s[^()]{3,300} \) \.?
      | \( [A-Z][\w&.'’-]*(?:[\s/,]+(?:[A-Z][\w&.'’-]*|and)){0,3} \) \.?
      | [—–] \s? [A-Z][\w&]*(?:[\s/][A-Z][\w&]*){0,3}
    ) $
    """
)
_NAME = r"[A-Z](?:\.|[\w’'-]+)"
_PHOTO = re.compile(
    rf"""(?x)
    (?: ^ | (?<=[.!?…"”’»)\]:|—–]\s) | (?<=\s(?=[(\[])) | (?<=\s(?=(?:Photo|PHOTO|Credit|©))) )
    (?P<credit> [(\[]?
      (?: (?:Photo|PHOTO|Photograph|Picture|Image|Pic|Video)s? (?:\s+(?i:credit|courtesy))?
          \s* (?:(?i:by|courtesy\ of|from)\s|:|/|©) \s* (?=[A-Z@©]) [^.!?]{{2,120}}
        | (?:File\s)?(?:Credit|CREDIT)\s*:\s*(?=[A-Z@©])[^.!?]{{2,120}}
        | {_NAME}(?:\s{_NAME})?\s(?i:photo|file\ photo|picture)\s*/\s*[^.!?]{{2,100}}          # AP Photo/N. N.
        | [A-Z]{{2,}}[\w-]*/{_NAME}(?:\s{_NAME}){{1,3}}(?:/[A-Z]\w+(?:\s[A-Z]\w+)?)?              # NORTHWIRE/N. N.
        | {_NAME}(?:\s{_NAME}){{1,3}}\s?(?:/|\||\svia\s)\s?                                     # N. N./Northwire
          {_NAME}(?:[\s/]{_NAME}){{0,3}}(?:\s(?i:via)\s{_NAME}(?:\s{_NAME}){{0,2}})?
        | ©\s*[A-Z][^.!?]{{2,80}}
      ) [)\]]? \.?
    ) $
    """
)
_CAPTION_START = re.compile(
    r"""(?x)
    (?: (?:FILE|File|HANDOUT|Handout)(?:\s(?i:photo|picture|image|pic))?\s*(?:[:—–-]|\s-)\s*\S
      | (?:PHOTO|Photo|PHOTOS|Photos|PICTURED|Pictured|CAPTION|Caption|Image|IMAGE)\s*:\s*\S
      | In\ (?:this|an?)\ (?:\w+\ ){0,3}(?i:photo|image|picture|photograph|frame\ grab|video\ grab|screengrab)\b
      | (?:This|An?)\ (?:\w+\ ){0,2}(?i:photo|image|picture|photograph)
        \s(?:taken|made|provided|released|supplied|shows)\b
    )
    """
)
_BOILERPLATE = re.compile(
    r"""(?xi)
    (?: advertisement | sponsored | story\ continues\ below .* | continue\ reading .* | skip\ (?:to|past) .*
      | (?:read|see|watch|listen|also)\ (?:more|also|next|read|now|this)\b \s*: .*
      | (?:related|more\ on\ this|more\ from)\b [^.!?…]{0,80}
      | (?:sign\ up|subscribe|click\ here|download\ our|get\ our)\b .*
      | (?:follow|like)\ .{2,60}\bon\ (?:twitter|x|facebook|instagram|telegram)\b .*
      | share\ (?:this|on|via)\b .{0,40}
      | \d+\ (?:min(?:ute)?s?\ (?:read|ago)|hours?\ ago|comments?|shares?)
      | https?\s?:\s?/\s?/\S* .*
      | (?:source|link|url)\s*:\s*https?:\S+
    ) $
    """
)


def is_credit(block: str) -> bool:
    """True for a block that only says who reported, edited, translated, sent or corrected: "Translations by N. N."."""
    if len(block) > MAX_CREDIT_CHARACTERS:
        return False
    bare = block.strip("()[]*_ .—–-")
    if found := _ROLES.match(bare):
        return _is_names(found["names"])
    if _NOTE.match(block) or _AGENCY_ALONE.fullmatch(block):
        return True
    return bool(_CONTRIBUTED.match(bare))


def credit_at_end(block: str) -> int | None:
    """Where a credit behind the last sentence starts: "(Reporting by N. N.; editing by M. M.)", "(Northwire)"."""
    base = max(0, len(block) - MAX_CREDIT_CHARACTERS)
    found = _TAIL.search(block, base)
    return found.start("credit") if found else None


def photo_credit(block: str) -> int | None:
    """Where the photo credit that ends a block starts; 0 if there is nothing else."""
    base = max(0, len(block) - MAX_PHOTO_CREDIT_CHARACTERS)
    found = _PHOTO.search(block, base)
    return found.start("credit") if found else None


def starts_caption(block: str) -> bool:
    """True for "FILE PHOTO: ...", "In this photo taken ..." and the like."""
    return bool(_CAPTION_START.match(block))


def is_boilerplate(block: str) -> bool:
    """True for what the page says for itself: advertisements, links to other pieces, "5 min read"."""
    return len(block) <= 200 and bool(_BOILERPLATE.match(block))


def _is_names(names: str) -> bool:
    """True for "Ana Bel in Harrow Bay; editing by Jo Lun": names and small words, no clause."""
    words = re.findall(r"[\w.'’&@-]+", names)
    if not words or len(words) > 40:
        return False
    return all(word[0].isupper() or word[0] in "@&" or word.lower().strip(".") in _LINKS for word in words) and any(
        word[0].isupper() for word in words
    )
