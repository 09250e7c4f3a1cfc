"""What is said of signatures, keys and archives, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wording.sentences import demand_sentence
from trainer.core.errors import UserFacingError
from trainer.core.scenario import Pack
from trainer.core.signing import SignatureState, SignedBy, Signer
from trainer.services.sharing import BuiltArchive
from trainer.wording import sharing
from trainer.wording.errors import explain
from trainer.wording.sharing_errors import SHARING_EXPLAINERS

SIGNER = Signer("Tokyo", "KEY=", "1234 5678")
DATA = {
    "path": "a.pem",
    "key": "k",
    "name": "Tokyo",
    "limit": 80,
    "signer": "Nagoya",
    "known": ["Tokyo", "Osaka"],
    "pack": "Returns",
    "version": "1.2",
    "present": "1.2.0",
}


@pytest.mark.parametrize("state", SignatureState)
def test_each_state_of_a_signature_is_told(state: SignatureState, language: str) -> None:
    text = sharing.signed_sentence(SignedBy(state, "Tokyo", "1234 5678", "KEY="))
    demand_sentence(text, language, what=state)
    is_named = state in (SignatureState.OURS, SignatureState.KNOWN, SignatureState.UNKNOWN)
    assert ("Tokyo" in text) == is_named, "nobody is named whose signature does not fit"
    assert ("1234 5678" in text) == (state is SignatureState.UNKNOWN)


def test_a_namesake_is_told_apart_in_plain_words(language: str) -> None:
    text = sharing.signed_sentence(
        SignedBy(SignatureState.UNKNOWN, "Tokyo", "1234 5678", "KEY=", is_namesake=True)
    )
    demand_sentence(text, language, what="namesake")
    assert ("NOT the “Tokyo” you know" if language == "en" else "登録済みの「Tokyo」ではありません") in text
    assert "1234 5678" in text


@pytest.mark.parametrize("count", [1, 2])
def test_an_archive_is_told_with_its_size_and_its_signer(count: int, language: str) -> None:
    pack = Pack("a", "1.0.0", "A", "en", "", ())
    built = BuiltArchive(Path("a.dojopack"), pack, 1_234_567, count, SIGNER)
    text = sharing.built_sentence(built)
    assert "a.dojopack" in text
    assert "1.2 MB" in text
    assert "Tokyo" in sharing.built_signature_sentence(built)
    unsigned = BuiltArchive(Path("a.dojopack"), pack, 1, count, None)
    assert "--sign" in sharing.built_signature_sentence(unsigned)
    assert str(count) in sharing.findings_sentence(count)


@pytest.mark.parametrize("code", sorted(SHARING_EXPLAINERS))
@pytest.mark.parametrize("has_more", [True, False])
def test_each_error_is_explained(code: str, has_more: bool, language: str) -> None:
    more: dict[str, object] = {} if has_more else {"known": []}
    error = UserFacingError(code, kept_aside="b.json" if has_more else None, **{**DATA, **more})
    told = explain(error)
    demand_sentence(told.happened, language, what=code)
    assert told.to_do or not has_more
    assert "None" not in told.text
