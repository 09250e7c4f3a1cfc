"""Bytes of a text file to text: UTF-8 alone, with the likely encoding named when it is another."""

from __future__ import annotations

import codecs

from trainer.packs.problems import Place, ProblemCode, Problems

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_JIS_ESCAPE = b"\x1b$"
_WHITE_SPACE = ((b"\n\0", b" \0"), (b"\0\n", b"\0 "))
_JAPANESE = (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS"))


def decode(raw: bytes, file: str, problems: Problems) -> str | None:
    """Return the text, without a byte order mark, or ``None`` after noting why it cannot be read.

    Args:
        raw: The file's content.
        file: Its name inside the pack.
        problems: Takes ``not-utf8`` with the line and column of the first wrong byte.
    """
    encoding = _with_zero_bytes(raw) or ("ISO-2022-JP" if _JIS_ESCAPE in raw else None)
    if encoding is not None:
        problems.add(ProblemCode.NOT_UTF8, Place(file, 1, 1), encoding=encoding)
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        problems.add(ProblemCode.NOT_UTF8, Place(file, line, column), encoding=likely_encoding(raw))
        return None


def likely_encoding(raw: bytes) -> str | None:
    """Name the encoding of bytes that are not UTF-8, or ``None`` when nothing speaks for one.

    A byte order mark, or line ends and spaces with a zero byte beside them, mean UTF-16. Japanese encodings
    are told apart by what they give: text with kana that decodes without a fault.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    if encoding := _with_zero_bytes(raw):
        return encoding
    for codec, name in _JAPANESE:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if any("ぁ" <= sign <= "ヶ" for sign in text):
            return name
    return None


def _with_zero_bytes(raw: bytes) -> str | None:
    """Name UTF-16 or UTF-32 without a mark: they have zero bytes beside white space."""
    if 0 not in raw or not raw.translate(None, b"\0"):
        return None
    little, big = (sum(raw.count(sign) for sign in signs) for signs in _WHITE_SPACE)
    if raw.count(b"\0\0\0") > len(raw) // 8:
        return "UTF-32"
    plain = sum(raw.count(sign) for sign in b"\n ")
    return "UTF-16" if max(little, big) * 2 > plain else None
