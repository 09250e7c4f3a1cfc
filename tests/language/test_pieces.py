"""Pieces: what is one token in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.language.folding import fold
from trainer.language.pieces import SPECIAL, PieceKind, cut, plain_value, specials


def pieces(text: str) -> list[tuple[str, PieceKind]]:
    return [(piece.text, piece.kind) for piece in cut(fold(text).text)]


@pytest.mark.parametrize(
    "special",
    [
        "https://example.com/a?b=1",
        "www.example.com",
        "mika.sato+x@example.co.jp",
        "m-20391",
        "ab1234",
        "#12345",
        "$12.50",
        "¥3,000",
        "3,000円",
        "3,000 yen",
        "20%",
        "us$5",
    ],
)
def test_addresses_numbers_and_amounts_are_one_piece(special: str) -> None:
    assert pieces(f"see {special}, please")[1] == (special, PieceKind.SPECIAL)


@given(st.text(st.sampled_from("ab1٣,.:/@-#$¥円 yenあ😀🇯🇵\u200d\u20e3*usM-2039w"), max_size=20))
def test_looking_for_beginnings_first_finds_the_same_pieces(text: str) -> None:
    folded = fold(text).text
    expected = [(match.span(), match.lastgroup) for match in SPECIAL.finditer(folded)]
    assert [(match.span(), match.lastgroup) for match in specials(folded)] == expected


@pytest.mark.parametrize("emoji", ["😀", "👨‍👩‍👧", "🇯🇵", "👍🏽", "❤", "1⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_an_emoji_is_one_piece_however_many_characters_it_takes(emoji: str) -> None:
    assert [text for text, kind in pieces(f"ok {emoji} ok") if kind is PieceKind.EMOJI] == [fold(emoji).text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 and 12.5", ["3,000", "and", "12.5"]),
        ("customer's well-known", ["customer's", "well", "-", "known"]),
        ("'quoted'", ["'", "quoted", "'"]),
        ("2nd 5kg", ["2nd", "5kg"]),
        ("ไทยดี", ["ไ", "ท", "ย", "ดี"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("退款", ["退", "款"]),
        ("שלום עולם", ["שלום", "עולם"]),
        ("a_b", ["a", "_", "b"]),
        ("\u0301x", ["\u0301x"]),
        (" \t\n", []),
    ],
)
def test_words_of_any_script(text: str, expected: list[str]) -> None:
    assert [piece for piece, _ in pieces(text)] == expected


@pytest.mark.parametrize(
    ("special", "value"),
    [
        ("3,000円", "¥3000"),
        ("¥3,000", "¥3000"),
        ("3000 yen", "¥3000"),
        ("$12.50", "$12.50"),
        ("5 dollars", "$5"),
        ("3,000", "3000"),
        ("m-20391", "m20391"),
        ("#m-20391", "m20391"),
        ("a@b.co", "a@b.co"),
        ("https://x.y/1", "https://x.y/1"),
    ],
)
def test_one_value_has_one_writing(special: str, value: str) -> None:
    assert plain_value(special) == value


@given(st.text(max_size=80))
def test_pieces_are_in_order_and_never_overlap(text: str) -> None:
    folded = fold(text).text
    end = 0
    for piece in cut(folded):
        assert end <= piece.start < piece.end <= len(folded)
        assert folded[piece.start : piece.end] == piece.text
        end = piece.end


@given(st.text(max_size=80))
def test_only_white_space_and_controls_are_left_out(text: str) -> None:
    folded = fold(text).text
    kept = {at for piece in cut(folded) for at in range(piece.start, piece.end)}
    left = [char for at, char in enumerate(folded) if at not in kept]
    assert all(char.isspace() or not char.isprintable() for char in left)
