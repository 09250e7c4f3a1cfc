"""A signature fits one list of checksums, one name and one key, and nothing else."""

from __future__ import annotations

import base64
import json
import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from trainer.packs.signatures import (
    NotAKey,
    Signature,
    SigningKey,
    fingerprint,
    is_signer_name,
    is_valid,
    key_file,
    new_key,
    public_bytes,
    read_key_file,
    read_signature,
    signature_file,
)

PKCS8 = PrivateFormat.PKCS8
LISTING = b"0" * 64 + b"  pack.yaml\n"
KEY = SigningKey("応対チーム", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def made(**changes: object) -> bytes:
    return json.dumps(json.loads(signature_file(LISTING, KEY)) | changes).encode()


def test_a_signature_fits_what_was_signed() -> None:
    signature = read_signature(signature_file(LISTING, KEY))
    assert signature is not None
    assert (signature.name, signature.key) == ("応対チーム", KEY.public)
    assert is_valid(signature, LISTING)


def test_a_signature_fits_nothing_else() -> None:
    signature = read_signature(signature_file(LISTING, KEY))
    assert signature is not None
    assert not is_valid(signature, LISTING + b"\n")
    assert not is_valid(Signature("Another", signature.key, signature.value), LISTING)
    assert not is_valid(Signature(signature.name, new_key("x").public, signature.value), LISTING)
    assert not is_valid(Signature(signature.name, signature.key, b""), LISTING)
    assert not is_valid(Signature(signature.name, base64.b64encode(bytes(32)).decode(), b"x" * 64), LISTING)


def test_anybody_can_check_it_by_the_description() -> None:
    """What docs/pack-format.md says, done by hand."""
    signature = read_signature(signature_file(LISTING, KEY))
    assert signature is not None
    signed = b"reply-dojo pack signature 1\n" + "応対チーム".encode() + b"\n" + LISTING
    KEY.private.public_key().verify(signature.value, signed)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b"{}", b"\xff", b"[" * 100_000, made(algorithm="RSA"), made(key="AAAA"),
        made(key=7), made(key=KEY.public.rstrip("=")), made(signature="?"), made(signature=None),
        made(name=""), made(name=" a"), made(name="a\nb"), made(name="\u202egnihsihp"), made(name="a" * 81),
        made(name=["a"]),
    ],
)  # fmt: skip
def test_what_cannot_be_a_signature_is_none(raw: bytes) -> None:
    assert read_signature(raw) is None


def test_a_fingerprint_can_be_read_out_and_belongs_to_one_key() -> None:
    assert fingerprint(KEY.public) == "3619 0283 3500 3756 1410 1491 1901 3765"
    assert re.fullmatch(r"(\d{4} ){7}\d{4}", fingerprint(new_key("a").public))
    assert fingerprint(new_key("a").public) != fingerprint(new_key("a").public)


def test_a_key_comes_back_from_its_file_with_its_name() -> None:
    content = key_file(KEY)
    assert content.startswith("Signer: 応対チーム\n-----BEGIN PRIVATE KEY-----\n".encode())
    again = read_key_file(content)
    assert (again.name, again.public) == (KEY.name, KEY.public)


def with_name(pem: bytes) -> bytes:
    return b"Signer: Team\n" + pem


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff", b"Signer: Team\n",
        with_name(b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        key_file(KEY).partition(b"\n")[2],
        with_name(KEY.private.private_bytes(Encoding.PEM, PKCS8, BestAvailableEncryption(b"secret"))),
        with_name(generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PKCS8, NoEncryption())),
    ],
    ids=["empty", "no text", "no key", "no base64", "no name", "with a password", "another kind"],
)  # fmt: skip
def test_a_file_without_a_usable_key_is_told_apart(content: bytes) -> None:
    with pytest.raises(NotAKey):
        read_key_file(content)


@pytest.mark.parametrize("name", ["", "a" * 81, "a\u202eb", "a\u200bb"])
def test_no_key_has_a_name_that_no_signature_may_carry(name: str) -> None:
    with pytest.raises(NotAKey):
        read_key_file(key_file(SigningKey(name, KEY.private)))
    assert read_key_file(key_file(SigningKey("Aki ", KEY.private))).name == "Aki"


def test_only_a_public_key_is_one() -> None:
    assert len(public_bytes(KEY.public)) == 32
    for text in ("", "AAAA", "?", "キー", KEY.public + " ", KEY.public[:-2] + "F="):
        with pytest.raises(NotAKey):
            public_bytes(text)


def test_a_signer_has_a_name_that_can_be_seen() -> None:
    assert is_signer_name("応対 チーム")
    assert not any(map(is_signer_name, ("", " ", "a ", "\t", "a\u200bb", "a" * 81, None, 7)))
