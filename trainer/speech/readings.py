"""Japanese text as kana for espeak-ng, which cannot read kanji: readings by Sudachi, sounds by rule."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from trainer.speech.expressions import FIRST_MARK, LAST_MARK, Marked, mark_expressions
from trainer.speech.tables import table

# Sudachi refuses more than 49,149 bytes at once, and a sentence needs far less.
_LONGEST_PIECE = 1_000
_PARTICLES = {"は": "ワ", "へ": "エ", "を": "オ"}
_ROWS = {
    "ア": "アカサタナハマヤラワガザダバパャァ",
    "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプヴュゥ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロヲゴゾドボポョォ",
}
# Small vowels are sounds of their own only after these; elsewhere they are drawn-out cries (えぇ).
# する after its noun and いる after て are said in one breath with them.
_DOES = {"シ", "スル", "サ", "セ", "スレ"}
_IS = {"イ", "イル"}
_TAKES_SMALL_VOWEL = "フヴテデトドウクグツシジチイスズニヒミリキギビピ"
_LARGE = str.maketrans("ァィゥェォャュョ", "アイウエオヤユヨ")
_RARE = str.maketrans("ヮヵヶヂヅ", "ワカケジズ")
_PAUSES = {
    **dict.fromkeys("。.\n", "。"),
    **dict.fromkeys("、,()/:;", "、"),
    "!": "！",
    "?": "？",
}
_MARK = f"[{chr(FIRST_MARK)}-{chr(LAST_MARK)}]"


def kana(text: str) -> str:
    """Returns the text as katakana, Latin words, spaces and 、。！？, all of which espeak-ng can say."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(_MARK, "", text)
    text = re.sub(r"(?<=\d)[‐‑–—−ー](?=\d)", "-", text)
    # Emoticons and rows of dots are for the eye.
    text = re.sub(r"\.{2,}|・{2,}", "、", text)
    pieces = (
        piece for sentence in re.split(r"(?<=[。\n])|(?<=[!?])(?![!-~])", text) for piece in _pieces(sentence)
    )
    return _sayable("".join(_piece_kana(piece) for piece in pieces))


def _pieces(sentence: str) -> Iterator[str]:
    for start in range(0, len(sentence), _LONGEST_PIECE):
        yield sentence[start : start + _LONGEST_PIECE]


def _piece_kana(piece: str) -> str:
    marked = mark_expressions(piece)
    # A wave or a dash between two numbers, or a wave after one, is a span: 3〜5日, 10時〜.
    text = re.sub(rf"(?<={_MARK})\s*(?:[〜~]|-(?={_MARK}))\s*", "から", marked.text)
    morphemes = list(_tokenizer().tokenize(text, SplitMode.C))
    words: list[str] = []
    for index, morpheme in enumerate(morphemes):
        following = morphemes[index + 1].surface() if index + 1 < len(morphemes) else ""
        sound = _sound(morpheme, following, marked)
        if not _is_attached(morphemes, index):
            words.append(" ")
        words.append(sound)
    return "".join(words)


def _is_attached(morphemes: Sequence[Morpheme], index: int) -> bool:
    """Says whether a word is spoken in one breath with the one before it."""
    pos = morphemes[index].part_of_speech()
    if pos[0] in {"助詞", "助動詞", "接尾辞"}:
        return True
    if index == 0:
        return False
    former, reading = morphemes[index - 1], morphemes[index].reading_form()
    if former.part_of_speech()[0] == "接頭辞":
        return True
    if pos[0] != "動詞":
        return False
    if reading in _DOES:
        return former.part_of_speech()[0] in {"名詞", "動詞"}
    return reading in _IS and former.surface() in {"て", "で"}


def _sound(morpheme: Morpheme, following: str, marked: Marked) -> str:
    surface, pos = morpheme.surface(), morpheme.part_of_speech()
    if re.search(_MARK, surface):
        return "".join(_mark_sound(character, marked) for character in surface)
    if pos[0] in {"補助記号", "空白"} or not any(map(str.isalnum, surface)):
        return "".join(_PAUSES.get(character, " ") for character in surface)
    if pos[0] == "助詞" and surface in _PARTICLES:
        return _PARTICLES[surface]
    if surface == "何" and following in table("readings")["what_takes_nani"]:
        return "ナニ"
    words: dict[str, str] = table("readings")["words"]
    return words.get(surface) or _drawn_out(_reading(morpheme), surface, pos)


def _mark_sound(character: str, marked: Marked) -> str:
    sound = marked.sound_of(character)
    return f" {sound}" if sound is not None else _PAUSES.get(character, " ")


def _reading(morpheme: Morpheme) -> str:
    reading = _katakana(morpheme.reading_form())
    if _is_kana(reading):
        return reading
    # A word that the dictionary does not know: each of its characters by itself, or nothing.
    single = (_character_reading(character) for character in morpheme.surface())
    return "".join(sound for sound in single if _is_kana(sound))


@cache
def _character_reading(character: str) -> str:
    return _katakana("".join(part.reading_form() for part in _tokenizer().tokenize(character, SplitMode.A)))


def _drawn_out(reading: str, surface: str, pos: Sequence[str]) -> str:
    """Writes long vowels with a bar: コウザ is コーザ, センセイ is センセー.

    A verb's own ending is no long vowel (思う is オモウ), and a word written in katakana sounds as written.
    Source: NHK pronunciation dictionary, long vowels in Sino-Japanese words.
    """
    if _is_kana(surface) and surface == _katakana(surface):
        return reading
    is_verb = pos[0] == "動詞"
    ending = ""
    if is_verb and reading.endswith("ウ") and not pos[5].startswith("意志"):
        reading, ending = reading[:-1], "ウ"
    reading = re.sub(rf"(?<=[{_ROWS['オ']}{_ROWS['ウ']}])ウ", "ー", reading)
    if pos[0] not in {"動詞", "形容詞"}:
        reading = re.sub(rf"(?<=[{_ROWS['エ']}])イ", "ー", reading)
    return reading + ending


def _sayable(text: str) -> str:
    """Leaves out what would be spelled as a "letter": stray bars, small kana, doubled signs."""
    text = re.sub(r"[^ァ-ヴー A-Za-z、。！？'-]", " ", text.translate(_RARE))
    text = re.sub(rf"(?<![{_TAKES_SMALL_VOWEL}])[ァィゥェォ]", _large, text)
    text = re.sub(r"(?<![ァ-ヴー])[ャュョ]", _large, text)
    text = re.sub(r"ー{2,}", "ー", text)
    for vowel, row in _ROWS.items():
        text = re.sub(rf"(?<=[{row}]){vowel}+ー", "ー", text)
    text = re.sub(r"(?<![ァ-ヴ])ー|(?<=[ッン])ー", "", text)
    text = re.sub(r"\s*([、。！？])[\s、。！？]*", r"\1 ", text)
    return re.sub(r"\s+", " ", re.sub(r"^[\s、。！？]+", "", text)).strip()


def _large(match: re.Match[str]) -> str:
    return match[0].translate(_LARGE)


def _katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def _is_kana(text: str) -> bool:
    return bool(text) and all("ァ" <= character <= "ー" and character != "・" for character in text)


@cache
def _tokenizer() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()
