"""Check digits, and numbers that nobody takes for real ones."""

from __future__ import annotations

import re

_CARD_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|62\d{14,17}"
)
"""Visa, Mastercard (two ranges), American Express, JCB, Discover, Diners Club, UnionPay (ISO/IEC 7812)."""

_TEST_CARDS = frozenset({
    "4111111111111111", "4242424242424242", "4012888888881881", "5555555555554444", "5105105105105100",
    "378282246310005", "371449635398431", "3530111333300000", "3566002020360505", "6011111111111117",
    "6011000990139424", "30569309025904", "38520000023237",
})  # fmt: skip
"""Numbers that payment services publish for tests; they belong to nobody."""

_IBAN_LENGTHS = range(15, 35)
_UP, _DOWN = "01234567890123456789", "98765432109876543210"
_RUN_LENGTH = 6


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def is_card(text: str) -> bool:
    """Say whether digits, however they are spaced, are a payment card's number (Luhn, ISO/IEC 7812-1)."""
    digits = _digits(text)
    if not _CARD_ISSUERS.fullmatch(digits):
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0


def is_test_card(text: str) -> bool:
    """Say whether a payment card's number is one that is published for tests."""
    return _digits(text) in _TEST_CARDS


def is_iban(text: str) -> bool:
    """Say whether a text is an IBAN with the right check digits (ISO 13616: modulo 97)."""
    compact = text.replace(" ", "")
    if len(compact) not in _IBAN_LENGTHS:
        return False
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1


def is_my_number(text: str) -> bool:
    """Say whether twelve digits are an Individual Number of Japan.

    The last is a check digit over the others (Ordinance 85 of 2014 of the Ministry of Internal Affairs).
    """
    digits = _digits(text)
    weights = [at + 1 if at <= 6 else at - 5 for at in range(1, 12)]
    rest = sum(int(digit) * weight for digit, weight in zip(digits[-2::-1], weights, strict=True)) % 11
    return int(digits[-1]) == (0 if rest <= 1 else 11 - rest) and not is_run(digits)


def is_run(text: str) -> bool:
    """Say whether a number shows that it was made up: one digit throughout, or counted up or down.

    What stands before may be a prefix, as of a telephone number.
    """
    digits = _digits(text)
    tail = digits[-max(_RUN_LENGTH, len(digits) - 4) :]
    is_even = len(set(digits)) <= 1 or (len(tail) >= _RUN_LENGTH and len(set(tail)) == 1)
    return is_even or (len(tail) >= _RUN_LENGTH and (tail in _UP or tail in _DOWN))
