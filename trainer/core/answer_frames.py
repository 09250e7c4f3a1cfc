"""Words around a short answer: small ones, thanks and reasons, which name nothing, and denials."""

from __future__ import annotations

import re

from trainer.core.analysis import Span
from trainer.core.number_surroundings import unit_behind

_SMALL = (
    "about above all also always any anyone anything approximately around as at because before behind"
    " below beside but by called can each even every everyone exactly first for from her here him his"
    " i if in inside into it just later latest least less local max maximum may more most must my near"
    " nearby nearest need needs never next no not of on once one only onto or our out over please"
    " really should simply so such than that the their them then there these they this those through"
    " to under up us we when which who will with within would yes you your"
)
_SMALL_JAPANESE = "最長 最大 最高 遅く 必ず 常に まず すぐ 最初 先 その場 だいたい 約 およそ 以内 いう"
_SMALL_WORDS = frozenset([*_SMALL.split(), *_SMALL_JAPANESE.split()])
_MANNER = re.compile(r"[a-z]{3,}ly")
_NO_MANNER = ("reply", "supply", "apply", "family", "rely", "assembly", "italy", "july")
"""How something is done is no thing beside it; these only look alike."""

_LONGEST_SMALL_WORD = 2
"""Shorter Latin words are no things beside others ("of", "up")."""

_LINKING = (
    "about after as at before behind below beside by can during each every for from her his in inside"
    " into its less may must my near of on onto our should than that their through to under until up"
    " when where which who will with within your"
)
_LINKS = frozenset(_LINKING.split())

_FRAME = re.compile(
    r"\b(?:thanks|thank you|sorry|apolog\w+|hello|regards|of course|certainly|sure|you(?:'|’)re welcome"
    r"|(\w+) by \1|at a time|at once|(?:right|straight) away|at the latest|out loud"
    r"|i (?:think|believe|guess|suppose)|looking forward)\b"
    r"|ありがと|お待ち.{0,6}(?:おり)?ま|(?:お願い|失礼).{0,3}しま|恐れ入りま|恐縮で|申し訳(?:ござい|あり)ま|お手数|お世話|助かりま"
    r"|^\s*(?:どうぞ|はい|もちろん)|(?:です|ます|でした|ました)ね\s*$",
    re.IGNORECASE,
)
"""Set phrases that go with an answer: thanks, waiting, what was heard said again, and how it is done."""

_REASON = re.compile(
    r"\s*(?:because|since|as|so|which|who|when|once|if|until|where|while|unless|whenever|otherwise"
    r"|even|although|though|whether"
    r"|(?:it|this|that|they)\s+(?!(?:is|are|was|were)\b))\b"
    r"|.*(?:[うくぐすつぬぶむるいただの](?:から|ため)|ので|ように)(?:です|だ)?\s*$"
    r"|\s*(?:なぜなら|理由は|というのも|これで|それで|そうすれば|そうしないと|でないと)",
    re.IGNORECASE | re.DOTALL,
)
"""How a reason begins in English, and how it begins or ends in Japanese."""

_REMARK = re.compile(r"[(（](?!(?:and|or|または|か)\b)[^()（）]*[)）]")

_GAP = r"\s*(?:the|a|an|any|our|their|your)?\s*[\"'“‘「『]?\s*$"
_DENIED_AHEAD = re.compile(
    r"\b(?:(?:any|every|no)(?:thing|one|body|where) (?:but|except)|all (?:but|except)|except(?: for)?"
    r"|other than|apart from|aside from|(?:opposite|reverse) of|contrary to|instead of|rather than|without"
    r"|unlike|wrong(?: to \w+)?|incorrect(?: to \w+)?|false|avoid)\s*:?" + _GAP,
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"\s*[\"'”’」』]?\s*(?:(?!so\b|if\b|what|which|noth|no\b)\w+\s+){0,2}?"
    r"(?:is|are|was|were|would be|seems)\s+(?:\w+\s+)?(?:wrong|incorrect|false|nonsense|a mistake)\b"
    r"|\s*(?:do|does|did|is|are|will|would|can)(?:n't|n’t| ?not)\b"
    r"|\s*[」』]?(?:の?ボタン|という\w{1,2}|する?の|すること)?"
    r"(?:以外|は(?:違|ちが|間違|まちが|誤|だめ|ダメ|駄目|不正解|関係な)|では?な|じゃな|を除|でなく|(?:と|とは)(?:違|異|逆|反対)"
    r"|の(?:反対|逆|代わり|かわり)|を?(?:せず|しない))",
    re.IGNORECASE,
)
_BEYOND_AHEAD = re.compile(
    r"\b(?:more than|over|at least|longer than|beyond|later than|no less than|minimum)" + _GAP, re.IGNORECASE
)
_NOT_BEYOND = re.compile(r"\b(?:no|not) (?:more|later|longer) than" + _GAP, re.IGNORECASE)
_NOT_LATER = re.compile(r"\b(no)t(?= (?:more|later|longer) than\b)", re.IGNORECASE)
_BEYOND_BEHIND = re.compile(
    r"\s*(?:以上|以降|を?超|を?こえ|より(?:長|遅|後)|or (?:more|longer|later)\b)", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"[\d一二三四五六七八九十百千]|\b(?:one|two|three|day|week|hour|month)s?\b", re.IGNORECASE
)
_COUNTED_AHEAD = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|several|few|same|other"
    r"|working|business))[\s-]*(?:of )?(?:an? )?$",
    re.IGNORECASE,
)
_LATER_AHEAD = re.compile(r"\b(?:before|after|until)" + _GAP, re.IGNORECASE)
_LATER_BEHIND = re.compile(
    r"(?:する|した|し)?\s*(?:より(?:も)?(?:先|前|後)|(?:の)?(?:前|後|まえ|あと)(?:に|で))"
)


def names_nothing(word: str) -> bool:
    """Say whether a folded word is no thing that could be put beside another: a preposition, a pronoun."""
    if word in _SMALL_WORDS or (_MANNER.fullmatch(word) and not word.endswith(_NO_MANNER)):
        return True
    return len(word) <= _LONGEST_SMALL_WORD and word.isascii() and word.isalpha()


def is_link(word: str) -> bool:
    """Say whether a folded word puts others together ("the number of the order")."""
    return word in _LINKS


def remarks_in(text: str) -> list[Span]:
    """Return where a text says something in brackets: that explains, unless it names an alternative."""
    return [Span(*found.span()) for found in _REMARK.finditer(text)]


def is_frame(text: str) -> bool:
    """Say whether a stretch of a text is thanks, a greeting or the like."""
    return _FRAME.search(text) is not None


def is_reason(text: str) -> bool:
    """Say whether a stretch of a text says why or when ("because it releases the money")."""
    return _REASON.match(text) is not None


def is_denied(text: str, span: Span) -> bool:
    """Say whether the words around a place say that it is not this ("anything but …", 「…以外」).

    The readers know denials by grammar; these are denials by meaning. Of a quantity, more of it is another
    one ("more than 24 hours", "two days" where one is meant).
    """
    ahead, said, behind = text[: span.start], text[span.start : span.end], text[span.end :]
    if said.isdecimal() and unit_behind(behind.casefold(), "")[0]:
        return True  # a number alone is the answer, and here it counts something
    if _DENIED_AHEAD.search(ahead) or _DENIED_BEHIND.match(behind):
        return True
    is_beyond = _BEYOND_AHEAD.search(ahead) and not _NOT_BEYOND.search(ahead)
    is_other = bool(is_beyond or _BEYOND_BEHIND.match(behind) or _COUNTED_AHEAD.search(ahead))
    return is_other and _QUANTITY.search(said) is not None


def with_limits_affirmed(text: str) -> str:
    """Return a text of the same length whose "not later than" denies nothing, as "no later than" does not."""
    return _NOT_LATER.sub(lambda found: found[1] + " ", text)


def is_put_off(text: str, span: Span) -> bool:
    """Say whether a place only tells when something else is done ("before looking it up", 「検索の前に」)."""
    ahead, behind = text[: span.start], text[span.end :]
    return bool(_LATER_AHEAD.search(ahead) or _LATER_BEHIND.match(behind))
