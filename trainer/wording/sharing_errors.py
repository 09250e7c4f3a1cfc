"""What is told when building, signing or trusting does not work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.wording.catalogue import _
from trainer.wording.explanations import Data, Explanation
from trainer.wording.numbers import number


def _key_missing(_data: Data) -> Explanation:
    return Explanation(
        _("You have no key to sign with."),
        _("Nothing was built."),
        _("Make one with “reply-dojo pack key new NAME”, or build without a signature."),
    )


def _key_exists(data: Data) -> Explanation:
    return Explanation(
        _("You have a key already, in {path}.").format(path=data["path"]),
        _("It was not changed."),
        _("To begin anew, move that file away; receivers will not know the new key."),
    )


def _key_unusable(data: Data) -> Explanation:
    return Explanation(
        _("The file {path} holds no key that can be used here.").format(path=data["path"]),
        _("It was not changed; packs can be built without a signature."),
        _("Put back your copy of it, or move it away and make a new key."),
    )


def _key_not_one(_data: Data) -> Explanation:
    return Explanation(
        _("This is neither a pack nor a public key."),
        _("Nothing was remembered."),
        _("Name a signed pack, or the public key that “reply-dojo pack key show” prints on the other side."),
    )


def _signer_name_bad(data: Data) -> Explanation:
    return Explanation(
        _("“{name}” cannot be a signer's name.").format(name=data["name"]),
        "",
        _("Use 1 to {limit} visible characters.").format(limit=number(data["limit"])),
    )


def _signer_name_taken(data: Data) -> Explanation:
    return Explanation(
        _("Somebody else is known as “{name}” here already.").format(name=data["name"]),
        _("Nothing was remembered."),
        _(
            "If they have a new key, ask them on the telephone, then forget the old one first. "
            "Otherwise give another name with “--as NAME”."
        ),
    )


def _signer_unknown(data: Data) -> Explanation:
    known = data["known"]
    listed = _(", ").join(str(one) for one in known) if isinstance(known, list | tuple) else ""
    return Explanation(
        _("No signer “{signer}” is known here.").format(signer=data["signer"]),
        "",
        _("Known here: {known}.").format(known=listed) if listed else "",
    )


def _signer_missing(_data: Data) -> Explanation:
    return Explanation(
        _("This pack carries no signature that fits it, so there is nobody to trust."),
        _("Nothing was remembered."),
        _("Ask for a signed pack, or for the public key."),
    )


def _signer_unnamed(_data: Data) -> Explanation:
    return Explanation(
        _("A public key does not say whose it is."),
        _("Nothing was remembered."),
        _("Add “--as NAME” to the command."),
    )


def _signers_broken(data: Data) -> Explanation:
    aside = data["kept_aside"]
    return Explanation(
        _("The list of known signers was damaged, so nobody is known at the moment."),
        _("The old file is kept as {path}.").format(path=aside) if aside else "",
        _("Trust your signers once more, or mend that file and put it back."),
    )


def _signer_left_out(data: Data) -> Explanation:
    return Explanation(
        _("An entry of {path} makes no sense and was left out.").format(path=data["path"]),
        _("All others are known."),
        _("Trust that signer once more."),
    )


def _archive_target_taken(data: Data) -> Explanation:
    return Explanation(
        _("{path} is there already, and it is no archive.").format(path=data["path"]),
        _("It was not touched, and nothing was built."),
        _("Choose another name."),
    )


def _archive_inside_pack(data: Data) -> Explanation:
    return Explanation(
        _("{path} lies inside the pack, so the next archive would hold this one.").format(path=data["path"]),
        _("Nothing was built."),
        _("Choose a place outside of the pack's folder."),
    )


def _version_bad(data: Data) -> Explanation:
    return Explanation(
        _("“{version}” is no version of a pack.").format(version=data["version"]),
        _("Nothing was changed."),
        _("Write three numbers with dots between them, such as 1.2.0."),
    )


def _version_not_higher(data: Data) -> Explanation:
    return Explanation(
        _("Version {version} is not higher than {present}, which the pack has now.").format(
            version=data["version"], present=data["present"]
        ),
        _("Nothing was changed."),
        _("Choose a higher one, so that receivers get it as an update."),
    )


def _version_fixed(data: Data) -> Explanation:
    return Explanation(
        _("“{pack}” comes with the program, so it gets no version here.").format(pack=data["pack"]),
        _("Nothing was changed."),
        _("Make a copy of the pack; the copy has a version of its own."),
    )


SHARING_EXPLAINERS: Mapping[str, Callable[[Data], Explanation]] = {
    "key-missing": _key_missing,
    "key-exists": _key_exists,
    "key-unusable": _key_unusable,
    "key-not-one": _key_not_one,
    "signer-name-bad": _signer_name_bad,
    "signer-name-taken": _signer_name_taken,
    "signer-unknown": _signer_unknown,
    "signer-missing": _signer_missing,
    "signer-unnamed": _signer_unnamed,
    "signers-broken": _signers_broken,
    "signer-left-out": _signer_left_out,
    "archive-target-taken": _archive_target_taken,
    "archive-inside-pack": _archive_inside_pack,
    "version-bad": _version_bad,
    "version-not-higher": _version_not_higher,
    "version-fixed": _version_fixed,
}
