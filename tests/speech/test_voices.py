"""The right voice for a language and a customer, the same one every time."""

import pytest

from tests.speech.stage import VOICES
from trainer.core.scenario import VoiceGender
from trainer.speech.protocol import VoiceEntry
from trainer.speech.tags import ESPEAK, normal_tag
from trainer.speech.voices import VoiceWish, pick_voice, voices_for

WINDOWS = (
    VoiceEntry("haruka", "Microsoft Haruka", ("ja-jp",), "female"),
    VoiceEntry("ichiro", "Microsoft Ichiro", ("ja-jp",), "male"),
    VoiceEntry("sayaka", "Microsoft Sayaka", ("ja-jp",), "female"),
    VoiceEntry("zira", "Microsoft Zira", ("en-us",), "female"),
    VoiceEntry("hazel", "Microsoft Hazel", ("en-gb",), "female"),
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", "jpx/ja"),
        ("ja-JP", "jpx/ja"),
        ("ja_JP.UTF-8", "jpx/ja"),
        ("en", "gmw/en"),
        ("en-US", "gmw/en-us"),
        ("en-AU", "gmw/en"),
        ("eo", None),
        ("", None),
    ],
)
def test_the_nearest_voice_of_the_language_is_picked(language: str, expected: str | None) -> None:
    assert pick_voice(VOICES, engine=ESPEAK, language=language) == expected


def test_a_wished_gender_is_met() -> None:
    wish = VoiceWish(VoiceGender.MALE, "customer")
    assert pick_voice(WINDOWS, engine="sapi5", language="ja", wish=wish) == "ichiro"


def test_the_language_is_never_given_up_for_the_gender() -> None:
    assert pick_voice(WINDOWS, engine="sapi5", language="en-GB", wish=VoiceWish(VoiceGender.MALE)) == "hazel"


def test_a_customer_keeps_the_voice_and_customers_differ() -> None:
    picks = {
        customer: pick_voice(
            WINDOWS, engine="sapi5", language="ja", wish=VoiceWish(VoiceGender.FEMALE, customer)
        )
        for customer in map(str, range(20))
    }
    assert set(picks.values()) == {"haruka", "sayaka"}
    assert (
        pick_voice(WINDOWS, engine="sapi5", language="ja", wish=VoiceWish(VoiceGender.FEMALE, "mika"))
        == "sayaka"
    )


def test_espeak_gets_a_variant_of_the_gender() -> None:
    woman = pick_voice(VOICES, engine=ESPEAK, language="ja", wish=VoiceWish(VoiceGender.FEMALE, "mika"))
    man = pick_voice(VOICES, engine=ESPEAK, language="ja", wish=VoiceWish(VoiceGender.MALE, "mika"))
    assert woman is not None
    assert woman.startswith("jpx/ja+f")
    assert man is not None
    assert man.startswith("jpx/ja+m")


def test_without_a_gender_a_customer_still_has_a_voice_of_their_own() -> None:
    picks = {
        pick_voice(VOICES, engine=ESPEAK, language="en", wish=VoiceWish(None, str(n))) for n in range(30)
    }
    assert len(picks) > 3


def test_novelty_voices_serve_no_customers() -> None:
    voices = (VoiceEntry("z", "Zarvox", ("en-us",), None), VoiceEntry("s", "Samantha", ("en-us",), "female"))
    assert [voice.name for voice in voices_for(voices, "en")] == ["Samantha"]


def test_tags_are_spelled_in_one_way() -> None:
    assert {normal_tag("en_US"), normal_tag("EN-us"), normal_tag(" en_US.UTF-8")} == {"en-us"}
