"""The kinds of likely personal data that are looked for in packs; each is the code of a warning, too."""

from __future__ import annotations

from enum import StrEnum


class PersonalKind(StrEnum):
    """What was found. The ``data`` of each warning holds ``text``: what was found, partly masked."""

    EMAIL = "personal-email"
    """An e-mail address, not of a domain that is reserved for examples (RFC 2606)."""
    PHONE = "personal-phone"
    """A telephone number that can be dialled, not of those reserved for films."""
    CARD = "personal-card"
    """A number of a payment card, with the right check digit."""
    IBAN = "personal-iban"
    """A bank account, with the right check digits."""
    ORDER = "personal-order"
    """What looks like the number of an order or a customer, and is nothing that the pack made up."""
    POSTAL_CODE = "personal-postal-code"
    """A Japanese postal code."""
    ADDRESS = "personal-address"
    """A Japanese address."""
    MY_NUMBER = "personal-my-number"
    """A Japanese Individual Number, with the right check digit."""
    IP_ADDRESS = "personal-ip-address"
    """The address of a computer, not of those reserved for documentation or private networks."""
    LINK = "personal-link"
    """A link with a secret in it: a token, a session, a password."""
