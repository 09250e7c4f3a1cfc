"""How each kind of personal data looks in a line of text, and what is reserved for examples."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator

from trainer.packs.personal_kinds import PersonalKind
from trainer.packs.personal_numbers import is_card, is_iban, is_my_number, is_run, is_test_card
from trainer.packs.personal_phones import phone_spots

Spot = tuple[PersonalKind | None, int, int]
"""Kind, and from where to where in the line, from 0. Without a kind it is known to be nobody's."""

Detector = Callable[[str], Iterator[Spot]]

_FREE_BEFORE, _FREE_BEHIND = "(?<![A-Za-z0-9_-])", "(?![A-Za-z0-9_-])"  # kana and kanji may stand there
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?P<domain>(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_RESERVED_DOMAIN = re.compile(r"(?:^|\.)(?:example\d?(?:\.|$)|(?:test|invalid|localhost)$)", re.IGNORECASE)
_LINK = re.compile(r"https?://(?:(?P<user>[^\s/@]+)@)?(?P<host>[^\s/?#:]+)[^\s<>\"'）」】]*")
_SECRET = re.compile(
    r"[?&#](?:\w*token|\w*key|session\w*|sid|auth\w*|pass\w*|pwd|code|sig\w*|secret|ticket)=[^\s&]{6,}",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_CARD = re.compile(rf"{_FREE_BEFORE}\d(?:[ -]?\d){{12,18}}{_FREE_BEHIND}")
_MY_NUMBER = re.compile(rf"{_FREE_BEFORE}\d{{4}}([ -]?)\d{{4}}\1\d{{4}}{_FREE_BEHIND}")
_IP4 = re.compile(r"(?<![A-Za-z0-9.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?[A-Za-z0-9])")
_IP6 = re.compile(r"(?<![A-Za-z0-9:])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![A-Za-z0-9:])")
_PREFECTURES = (
    "北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨"
    "|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分"
    "|宮崎|鹿児島|沖縄)県"
)
_POSTAL_CODE = re.compile(
    rf"(?:〒 ?|郵便番号\D{{0,4}})(?P<code>\d{{3}}-?\d{{4}})(?!\d)"
    rf"|{_FREE_BEFORE}\d{{3}}-\d{{4}} ?(?=(?:{_PREFECTURES}))"
)
_NUMBER = "[0-9〇一二三四五六七八九十]"
_BLOCK = rf"{_NUMBER}+(?:丁目|番地|番 ?{_NUMBER}+号|-[0-9])[0-9丁目番地号〇一二三四五六七八九十の-]*"
_ADDRESS = re.compile(
    rf"(?:{_PREFECTURES})[^\s、。「」]{{1,24}}?{_BLOCK}|[一-鿿ぁ-ヿ]{{1,6}}[市区町村][^\s、。「」0-9は]{{1,12}}?{_BLOCK}"
)
_ORDER = re.compile(
    r"(?<![A-Za-z0-9_./@=-])(?:[A-Z]{1,5}[-_]?\d{4,}(?:-\d{2,})*|#\d{4,}|\d{3}-\d{7}-\d{7}|\d{7,})(?![A-Za-z0-9_@]|[.,-]\d)"
)


def detectors(language: str) -> tuple[Detector, ...]:
    """Return what looks for each kind, the surest first."""
    return (
        _links, _emails, _ibans, _cards, _my_numbers, _ip_addresses, _postal_codes,
        lambda line: _phones(line, language),
        _addresses, _orders,
    )  # fmt: skip


def _links(line: str) -> Iterator[Spot]:
    for found in _LINK.finditer(line):
        if found["user"] or _SECRET.search(found[0]):
            is_nobodys = _RESERVED_DOMAIN.search(found["host"])
            yield None if is_nobodys else PersonalKind.LINK, found.start(), found.end()


def _emails(line: str) -> Iterator[Spot]:
    for found in _EMAIL.finditer(line):
        is_nobodys = _RESERVED_DOMAIN.search(found["domain"])
        yield None if is_nobodys else PersonalKind.EMAIL, found.start(), found.end()


def _ibans(line: str) -> Iterator[Spot]:
    return ((PersonalKind.IBAN, *found.span()) for found in _IBAN.finditer(line) if is_iban(found[0]))


def _cards(line: str) -> Iterator[Spot]:
    for found in _CARD.finditer(line):
        if is_card(found[0]):
            yield None if is_test_card(found[0]) else PersonalKind.CARD, found.start(), found.end()


def _my_numbers(line: str) -> Iterator[Spot]:
    return (
        (PersonalKind.MY_NUMBER, *found.span())
        for found in _MY_NUMBER.finditer(line)
        if is_my_number(found[0])
    )


def _ip_addresses(line: str) -> Iterator[Spot]:
    for pattern in (_IP4, _IP6):
        for found in pattern.finditer(line):
            try:
                is_real = ipaddress.ip_address(found[0]).is_global
            except ValueError:  # a time of day, a number with dots
                continue
            if is_real:
                yield PersonalKind.IP_ADDRESS, found.start(), found.end()


def _phones(line: str, language: str) -> Iterator[Spot]:
    for start, end, is_reserved in phone_spots(line, language):
        yield None if is_reserved else PersonalKind.PHONE, start, end


def _postal_codes(line: str) -> Iterator[Spot]:
    for found in _POSTAL_CODE.finditer(line):
        if not is_run(found["code"] or found[0]):
            yield PersonalKind.POSTAL_CODE, found.start(), found.end()


def _addresses(line: str) -> Iterator[Spot]:
    return ((PersonalKind.ADDRESS, *found.span()) for found in _ADDRESS.finditer(line))


def _orders(line: str) -> Iterator[Spot]:
    for found in _ORDER.finditer(line):
        if not is_run(found[0]):
            yield PersonalKind.ORDER, found.start(), found.end()
