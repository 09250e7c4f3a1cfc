"""Where Japanese sentences end, and where minutes are no 十分."""

import pytest

from tests.language.reading import finds, read


def sentences(text: str) -> list[str]:
    return [text[one.span.start : one.span.end] for one in read("ja", text).sentences]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("確認しています. 結果は明日です", ["確認しています.", "結果は明日です"]),
        ("確認しています．結果は明日です．", ["確認しています．", "結果は明日です．"]),
        ("ご覧ください.「規約」です.", ["ご覧ください.", "「規約」です."]),
        ("返金いたします。. 以上", ["返金いたします。.", "以上"]),
        ("お渡しは夕方まで. 夜は休みです", ["お渡しは夕方まで.", "夜は休みです"]),
    ],
)
def test_a_latin_full_stop_ends_what_is_said_in_japanese(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "No. 5 です",
        "担当はスミス.ジョンです",
        "型番はA.B. です",
        "ファイルは完了しました.pdfです",
        "送料は3.5kgまで無料です",
        "「はい. そうです」と答えました",
        ". です",
    ],
)
def test_another_full_stop_ends_no_japanese_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_tens_of_minutes_in_kanji_are_minutes() -> None:
    assert finds("ja", "30分", "三十分ほどお待ちください。")
    assert finds("ja", "三十分", "30分以内にご連絡いたします。")
    assert not finds("ja", "10分", "ご説明は十分でした。")
