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
_JAPANESE = (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS"))


def decode(raw: bytes, file: str, problems: Problems) -> str | None:
    """Return the text, without a byte order mark, or ``None`` after noting why it cannot be read.

    Args:
        raw: The file's content.
        file: Its name inside the pack.
        problems: Takes ``not-utf8`` with the line and column of the first wrong byte.
    """
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

    A byte order mark, or every second byte being zero, means UTF-16. Japanese encodings are told apart by
    what they give: text with kana that decodes without a fault.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    if raw.count(0) > len(raw) // 4:
        return "UTF-16"
    for codec, name in _JAPANESE:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if any("ぁ" <= sign <= "ヶ" for sign in text):
            return name
    return None
