"""What is said of built archives, of keys, and of who signed a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.signing import SignatureState, SignedBy, Signer
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import file_size, number

if TYPE_CHECKING:
    from trainer.services.sharing import BuiltArchive


def signed_sentence(signed: SignedBy) -> str:
    """Return who signed a pack and whether they are known, and what to do about it."""
    if signed.is_namesake:
        return _(
            "The signer calls itself “{name}”, but is NOT the “{name}” you know: the key is another one "
            "({fingerprint}). Ask them on the telephone before you use this pack."
        ).format(name=signed.name, fingerprint=signed.fingerprint)
    return _signed_sentences()[signed.state].format(name=signed.name, fingerprint=signed.fingerprint)


def own_signature_sentence() -> str:
    """Return what is said of the signature of a pack of one's own: it gets one when it is handed on."""
    return _("Not signed yet; sign it when you build an archive.")


def signatures_lines(old: SignedBy, new: SignedBy) -> tuple[str, str]:
    """Return who signed either of two packs that are compared."""
    return (
        _("First one: {sentence}").format(sentence=signed_sentence(old)),
        _("Second one: {sentence}").format(sentence=signed_sentence(new)),
    )


def _signed_sentences() -> dict[SignatureState, str]:
    return {
        SignatureState.UNSIGNED: _("Not signed: anybody can have made this pack."),
        SignatureState.OURS: _("Signed with your own key, as “{name}”."),
        SignatureState.KNOWN: _("Signed by “{name}”, whom you know."),
        SignatureState.UNKNOWN: _(
            "Signed by somebody you do not know, who goes by “{name}”. "
            "Ask them on the telephone whether this is their fingerprint: {fingerprint}"
        ),
        SignatureState.BROKEN: _(
            "The signature does not fit these files, so the pack counts as not signed: something was changed "
            "after it was signed. Ask whoever gave it to you."
        ),
    }


def built_sentence(built: BuiltArchive) -> str:
    """Return what was built."""
    return ngettext(
        "Built {path}: {count} file, {size}.", "Built {path}: {count} files, {size}.", built.files
    ).format(path=built.path, count=number(built.files), size=file_size(built.size_bytes))


def version_sentence(built: BuiltArchive) -> str:
    """Return which version of which pack an archive holds."""
    return _("It holds {pack} {version}.").format(pack=built.pack.title, version=built.pack.version)


def same_version_sentence(version: str, next_version: str) -> str:
    """Return that receivers cannot tell this archive from an earlier one, and how they could."""
    return _(
        "Other content went out as version {version} before, so receivers do not see that this is newer. "
        "“--next” makes it {next_version}."
    ).format(version=version, next_version=next_version)


def built_signature_sentence(built: BuiltArchive) -> str:
    """Return how receivers see who made it."""
    if built.signer is None:
        return _("It is not signed; “--sign” signs it, once you have a key.")
    return _("It is signed as “{name}”, fingerprint {fingerprint}.").format(
        name=built.signer.name, fingerprint=built.signer.fingerprint
    )


def cannot_build_sentence() -> str:
    """Return that errors come first."""
    return _("This pack cannot be built before its errors are mended.")


def findings_sentence(count: int) -> str:
    """Return that likely personal data was found."""
    return ngettext(
        "{count} place may hold personal data. Whoever gets the archive can read it:",
        "{count} places may hold personal data. Whoever gets the archive can read them:",
        count,
    ).format(count=number(count))


def build_question() -> str:
    """Return what is asked before personal data may go out."""
    return _("Build it all the same? (y/n) ")


def not_built_sentence() -> str:
    """Return that nothing was written."""
    return _("Nothing was built.")


def not_asked_sentence() -> str:
    """Return how to build where nobody can be asked."""
    return _("Nothing was built, because nobody could be asked. Add “--yes” if all of that may go out.")


def key_made_lines(signer: Signer) -> tuple[str, ...]:
    """Return that a key was made, and what to do with it."""
    return (
        _("Your key is made, for “{name}”.").format(name=signer.name),
        *key_lines(signer),
        _(
            "The key has no password: whoever can read your files can sign as you. Keep a copy of it in a "
            "safe place; a key that is lost cannot be made again."
        ),
    )


def key_lines(signer: Signer) -> tuple[str, ...]:
    """Return a signer's name, fingerprint and public key."""
    return (
        _("Name: {name}").format(name=signer.name),
        _("Fingerprint: {fingerprint}").format(fingerprint=signer.fingerprint),
        _("Public key: {key}").format(key=signer.key),
    )


def no_key_sentence() -> str:
    """Return that there is no key yet."""
    return _("You have no key yet. “reply-dojo pack key new NAME” makes one.")


def signer_line(signer: Signer) -> str:
    """Return one known signer."""
    return _("{name}  {fingerprint}").format(name=signer.name, fingerprint=signer.fingerprint)


def no_signers_sentence() -> str:
    """Return that nobody is known."""
    return _("No signers are known here. “reply-dojo pack key trust” adds one.")


def trust_lines(name: str, fingerprint: str) -> tuple[str, ...]:
    """Return what is asked before somebody is trusted."""
    return (
        _("This key goes by “{name}”, fingerprint:").format(name=name),
        f"  {fingerprint}",
        _("Ask them on the telephone, or where you meet, whether that is theirs. A mail can be forged too."),
    )


def trust_question() -> str:
    """Return the question itself."""
    return _("Is it theirs? (y/n) ")


def trusted_sentence(signer: Signer) -> str:
    """Return that a signer is known now."""
    return _("“{name}” is known here now.").format(name=signer.name)


def not_trusted_sentence() -> str:
    """Return that nothing was remembered."""
    return _("Nothing was remembered.")


def trust_unasked_sentence() -> str:
    """Return how to trust where nobody can be asked."""
    return _("Nothing was remembered, because nobody could be asked. Add “--yes” once you have compared it.")


def forgotten_sentence(signer: Signer) -> str:
    """Return that a signer is known no more."""
    return _("“{name}” is not known here any more.").format(name=signer.name)
