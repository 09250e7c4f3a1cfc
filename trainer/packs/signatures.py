"""Ed25519 signatures of packs: keys with the name of their owner, fingerprints, and what a signature covers.

Imported where a signature is made or read and nowhere else: cryptography is slow to load.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

PREFIX = b"reply-dojo pack signature 1\n"
"""Begins what is signed, so that no signature made for anything else fits a pack."""

ALGORITHM = "Ed25519"
MAX_SIGNER_NAME = 80

_BEGIN = "-----BEGIN"
_NAME_LINE = "Signer: "
_FINGERPRINT_PREFIX = b"reply-dojo signer fingerprint 1\n"
_DIGITS, _GROUP = 32, 4
_KEY_BYTES = 32


class NotAKey(ValueError):
    """A text or file that should hold a key holds none."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What a person signs with.

    Attributes:
        name: Of the person or the team, as receivers see it.
    """

    name: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> str:
        """The public key, base64."""
        return base64.b64encode(self.private.public_key().public_bytes_raw()).decode()


@dataclass(frozen=True, slots=True)
class Signature:
    """What a pack carries.

    Attributes:
        name: As its signer calls himself.
        key: Public, base64.
        value: The signature itself.
    """

    name: str
    key: str
    value: bytes


def new_key(name: str) -> SigningKey:
    """Make a key that nobody has yet."""
    return SigningKey(name, Ed25519PrivateKey.generate())


def key_file(key: SigningKey) -> bytes:
    """Return a key as PEM (PKCS 8, not encrypted), its owner's name in a line before it (RFC 7468, 5.2)."""
    pem = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return f"{_NAME_LINE}{key.name}\n".encode() + pem


def read_key_file(content: bytes) -> SigningKey:
    """Return the key of a file.

    Raises:
        NotAKey: If it holds no Ed25519 key with a name that a signature may carry, or a key with a password.
    """
    try:
        text = content.decode()
        before, begin, after = text.partition(_BEGIN)
        private = load_pem_private_key((begin + after).encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise NotAKey from error
    lines = [line for line in before.splitlines() if line.startswith(_NAME_LINE)]
    names = [line.removeprefix(_NAME_LINE).strip() for line in lines]  # somebody may have written in it
    if not names or not is_signer_name(names[0]) or not isinstance(private, Ed25519PrivateKey):
        raise NotAKey
    return SigningKey(names[0], private)


def public_bytes(key: str) -> bytes:
    """Return the 32 bytes of a public key that is written as base64.

    Raises:
        NotAKey: If it is none.
    """
    try:
        raw = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAKey from error
    if len(raw) != _KEY_BYTES or base64.b64encode(raw).decode() != key:
        raise NotAKey
    return raw


def fingerprint(key: str) -> str:
    """Return 32 digits in groups of four, which two people can compare on the telephone.

    They are the SHA-256 of a prefix and the key, as one number, modulo 10 to the 32: 106 bits.

    Raises:
        NotAKey: If it is no public key.
    """
    digest = hashlib.sha256(_FINGERPRINT_PREFIX + public_bytes(key)).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def signature_file(listing: bytes, key: SigningKey) -> bytes:
    """Return the signature of a list of checksums as it lies in a pack; the same key gives the same bytes."""
    content = {
        "algorithm": ALGORITHM,
        "key": key.public,
        "name": key.name,
        "signature": base64.b64encode(key.private.sign(_signed(key.name, listing))).decode(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read_signature(raw: bytes) -> Signature | None:
    """Return what a signature file says, or ``None`` if it is none that could fit."""
    try:
        content = json.loads(raw)
        algorithm, key, name, value = (content[one] for one in ("algorithm", "key", "name", "signature"))
        public_bytes(key)
        is_good = algorithm == ALGORITHM and is_signer_name(name)
        return Signature(name, key, base64.b64decode(value, validate=True)) if is_good else None
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def is_valid(signature: Signature, listing: bytes) -> bool:
    """Say whether a signature was made with its key, for this list and this name."""
    public = Ed25519PublicKey.from_public_bytes(public_bytes(signature.key))
    try:
        public.verify(signature.value, _signed(signature.name, listing))
    except InvalidSignature:
        return False
    return True


def is_signer_name(name: object) -> bool:
    """Say whether somebody can be called so: printable, neither empty nor long, and without spaces around."""
    return (
        isinstance(name, str)
        and 0 < len(name) <= MAX_SIGNER_NAME
        and name == name.strip()
        and name.isprintable()
    )


def _signed(name: str, listing: bytes) -> bytes:
    return PREFIX + name.encode() + b"\n" + listing
