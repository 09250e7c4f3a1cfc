"""What is said of likely personal data in a pack."""

from __future__ import annotations

from trainer.wording.catalogue import _


def personal_sentences() -> dict[str, str]:
    """Return the sentence for each kind of personal data."""
    return {
        "personal-email": _(
            "“{text}” may be somebody's e-mail address. Write one at example.com instead, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-phone": _(
            "“{text}” may be somebody's telephone number. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-card": _(
            "“{text}” may be the number of a payment card. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-iban": _(
            "“{text}” may be somebody's bank account. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-order": _(
            "“{text}” may be a real order or customer number. Replace it, make it the value of a fact, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-postal-code": _(
            "“{text}” may be a real postal code. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-address": _(
            "“{text}” may be where somebody lives. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-my-number": _(
            "“{text}” may be somebody's My Number. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-ip-address": _(
            "“{text}” may be the address of somebody's computer. Replace it, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
        "personal-link": _(
            "“{text}” may open something that is not for everybody. Take out what stands behind “?”, "
            "or name it under “fictional” in pack.yaml if it is invented."
        ),
    }
