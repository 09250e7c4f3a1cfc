"""Likely personal data is found with its place and kind, and what is plainly invented is left alone."""

from __future__ import annotations

import pytest

from trainer.core.errors import Severity
from trainer.packs.personal_data import is_personal, masked, personal_data_in
from trainer.packs.personal_kinds import PersonalKind as K
from trainer.packs.personal_numbers import is_card, is_iban, is_my_number, is_run, is_test_card
from trainer.packs.problems import Place, ProblemCode, Problems


def kinds(
    text: str, language: str = "en", invented: tuple[str, ...] = (), used: tuple[str, ...] = ()
) -> list[str]:
    texts = {"samples/a.yaml": text.encode()}
    found = personal_data_in(texts, language=language, invented=invented, used=used)
    assert all(one.severity is Severity.WARNING and is_personal(one) for one in found)
    return [one.code for one in found]


REAL = [
    ("en", "Write to jane.roe+parcel@tsugite-mail.co.uk please", K.EMAIL),
    ("en", "reply: 'j_roe@mail.provider.museum'", K.EMAIL),
    ("ja", "宛先はｈａｎａｋｏ＠tsugite-mail.jpです", K.EMAIL),
    ("en", "Call me on +44 20 7123 4590.", K.PHONE),
    ("en", "Call me on 020 7123 4590.", K.PHONE),
    ("en", "My number is (415) 883-2671", K.PHONE),
    ("en", "cell 415.883.2671", K.PHONE),
    ("en-AU", "Ring (02) 9374 4000 today", K.PHONE),
    ("de", "Anruf unter 030 8103 6217", K.PHONE),
    ("ja", "電話は03-3581-4321です。", K.PHONE),
    ("ja", "携帯は０９０－３５８１－４３２１です。", K.PHONE),
    ("ja", "お電話番号：080 4821 7390", K.PHONE),
    ("ja", "フリーダイヤル0120-482-739", K.PHONE),
    ("ja", "海外からは+81 3-3581-4321", K.PHONE),
    ("en", "Call us in Tokyo: 03-3581-4321", K.PHONE),
    ("en", "Card 4539 1488 0343 6467 was charged", K.CARD),
    ("en", "it is 4539148803436467", K.CARD),
    ("en", "Amex 3759-876543-21004", K.CARD),
    ("ja", "カード番号は４５３９－１４８８－０３４３－６４６７です", K.CARD),
    ("en", "JCB 3566 1111 1111 1113", K.CARD),
    ("en", "Pay to GB33 BUKB 2020 1555 5555 55", K.IBAN),
    ("en", "IBAN DE75512108001245126199.", K.IBAN),
    ("en", "Order TS-4820193 never came", K.ORDER),
    ("en", "It says #48201 on the slip", K.ORDER),
    ("en", "Number 250-4820193-7712043", K.ORDER),
    ("ja", "注文番号は４８２０１９３５です", K.ORDER),
    ("ja", "〒153-0064 にお願いします", K.POSTAL_CODE),
    ("ja", "郵便番号は1530064です", K.POSTAL_CODE),
    ("ja", "住所は東京都目黒区下目黒3-27-8です", K.ADDRESS),
    ("ja", "大阪府吹田市山田丘二丁目5番地の3", K.ADDRESS),
    ("ja", "目黒区下目黒三丁目27番8号にお送りください", K.ADDRESS),
    ("ja", "マイナンバーは123456789018です", K.MY_NUMBER),
    ("en", "My router is 81.2.69.142 I think", K.IP_ADDRESS),
    ("en", "or 2a02:8070:a1b2::17", K.IP_ADDRESS),
    ("en", "See https://shop.tsugite.jp/o?session_token=a81bf00d for it", K.LINK),
    ("en", "https://jane:secret@shop.tsugite.jp/", K.LINK),
]


@pytest.mark.parametrize(("language", "text", "kind"), REAL)
def test_what_may_be_somebodys_is_found(language: str, text: str, kind: K) -> None:
    assert kinds(text, language) == [kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Write to jane@example.com, j@mail.example.org or a@shop.example, x@b.test, y@z.invalid"),
        ("ja", "taro@example.co.jpまたはhanako@example1.jpまで"),
        ("en", "Call 212-555-0147 or (415) 555-0199, +1 800 555 0100"),
        ("en", "Call 020 7946 0018, 01632 960001 or 07700 900123, +44 1632 960983"),
        ("fr", "Appelez le 01 99 00 12 34"),
        ("ja", "電話は03-1234-5678、0120-000-000、090-1111-1111です"),
        ("en", "Test card 4111 1111 1111 1111, 4242424242424242, 5555-5555-5555-4444"),
        ("en", "the number 4539 1488 0343 6468 fails its check digit"),
        ("en", "On 2026-11-22 at 10:42, for 1,250.00 or 12.500,00, in 24 hours, 100 % of 3 x 4"),
        ("en", "the years 1999-2026, pages 100-200, level 2, minutes: 6, points: 20"),
        ("ja", "2026年11月22日10時42分に税込1,250円、3～5営業日、2026/11/22"),
        ("ja", "〒123-4567、〒000-0000、郵便番号は７桁です"),
        ("ja", "東京都内は送料無料です。2丁目の角の店、市場は3番地区です"),
        ("ja", "私の町の市役所が一番、区の中で1番目、市内で2号店"),
        ("ja", "北海道と沖縄県は10日、1番早い便で、5号サイズ"),
        ("en", "192.168.0.1, 10.0.0.7, 127.0.0.1, 192.0.2.17, 2001:db8::1, ::1, version 1.2.0"),
        ("en", "https://example.com/?token=abcdefgh12 and https://docs.tsugite.jp/a?page=2&lang=en#top"),
        ("en", "12:30:45 or 999.999.999.999"),
        ("en", "Order 12345 or M-1 or A4, B12, EN71, ISO9001-2, number 1234567 or 0000000"),
        ("en", "#1 and #42, colour #336699aa, U+3000"),
        ("en", "id: late-parcel-2026, sha: 3f2504e04f8911d39a0c0305e82c3301"),
        ("en", "{fact.order-number} stays"),
    ],
)  # fmt: skip
def test_what_is_invented_or_something_else_is_left_alone(language: str, text: str) -> None:
    assert kinds(text, language) == []


def test_a_my_number_is_told_from_any_twelve_digits() -> None:
    good = [str(482019377120 + one) for one in range(10) if is_my_number(str(482019377120 + one))]
    assert len(good) == 1
    assert kinds(f"番号は{good[0]}です", "ja") == [K.MY_NUMBER]
    assert kinds(f"番号は {good[0]} です", "ja") == [K.MY_NUMBER]


@pytest.mark.parametrize(
    "text", ["4539148803436467", "5425233430109903", "2223000048410010", "36227206271667", "6011000990139424"]
)
def test_cards_are_known_by_issuer_and_check_digit(text: str) -> None:
    assert is_card(text)
    assert is_test_card(text) == (text == "6011000990139424")
    assert not is_card(text[:-1] + str((int(text[-1]) + 1) % 10))
    assert not is_card("9" + text[1:])


def test_an_iban_has_its_length_and_its_check_digits() -> None:
    assert is_iban("GB33 BUKB 2020 1555 5555 55")
    assert not is_iban("GB34 BUKB 2020 1555 5555 55")
    assert not is_iban("GB33 BUKB")


def test_runs_are_nobodys() -> None:
    assert all(map(is_run, ("", "0000-0000", "12345678", "090-1234-5678", "987654", "1234567")))
    assert not any(map(is_run, ("4820193", "12", "1235678")))


def test_each_finding_has_file_line_column_and_its_text_half_hidden() -> None:
    texts = {
        "samples/b.yaml": "\ufeffreply: |\n  ありがとう。jane.roe@tsugite.jp と 415-883-2671\n".encode(),
        "notes/a.md": b"\xff broken\nTS-4820193\r\n",
    }
    found = personal_data_in(texts, language="en-US")
    assert [(one.file, one.line, one.column, one.code, one.data["text"]) for one in found] == [
        ("notes/a.md", 2, 1, K.ORDER, "TS-•••••93"),
        ("samples/b.yaml", 2, 9, K.EMAIL, "ja••.•••@•••••••.jp"),
        ("samples/b.yaml", 2, 31, K.PHONE, "41•-•••-••71"),
    ]


def test_what_the_pack_made_up_is_no_finding() -> None:
    text = "TS-4820193, ts 4820193; jane@tsugite.jp, 415-883-2671"
    assert kinds(text) == [K.ORDER, K.ORDER, K.EMAIL, K.PHONE]
    invented = ("TS-4820193", "tsugite.jp", "+1 (415) 883-2671", "no")
    assert kinds(text, invented=invented) == []
    assert kinds("TS-4820194", invented=invented) == [K.ORDER]


def test_what_a_pack_works_with_excuses_numbers_of_orders_alone() -> None:
    """A real telephone number that a reply has to name is still somebody's."""
    texts = ("TS-4820193", "06-6345-1234", "jane@tsugite.jp", "4539 1488 0343 6467", "〒153-0064")
    found = kinds("、".join(texts), "ja", used=texts)
    assert found == [K.PHONE, K.EMAIL, K.CARD, K.POSTAL_CODE]
    assert kinds("、".join(texts), "ja", invented=texts) == []


def test_short_texts_are_hidden_too() -> None:
    assert masked("#4820") == "#4820"
    assert masked("a@bc.de") == "a@b•.de"
    assert masked("東京都目黒区3-27") == "東京•••••-27"


def test_other_problems_are_not_personal() -> None:
    problems = Problems()
    problems.add(ProblemCode.EMPTY_FILE, Place("a"))
    assert not is_personal(problems.in_order()[0])
