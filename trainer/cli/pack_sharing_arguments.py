"""The arguments of the commands that share packs: build, key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trainer.wording.catalogue import _


def add_sharing_commands(below: Any) -> None:
    """Add them to the commands below ``pack``.

    Args:
        below: What ``add_subparsers`` returned; each parser has its options in the group ``about``.
    """
    build = below.add_parser("build", help=_("build an archive that can be sent to others")).about
    build.add_argument("pack", metavar=_("PACK"), help=_("id of a pack that is here, or a folder"))
    build.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar=_("FILE"),
        help=_("to be written; ID-VERSION.dojopack without it"),
    )
    build.add_argument("--sign", action="store_true", help=_("sign it with your key"))
    version = build.add_mutually_exclusive_group()
    version.add_argument(
        "--version",
        dest="new_version",
        metavar=_("VERSION"),
        help=_("give the pack this version first, such as 1.1.0"),
    )
    version.add_argument("--next", action="store_true", help=_("give the pack the next version first"))
    build.add_argument("--yes", action="store_true", help=_("what may be personal data can go out"))
    key = below.add_parser("key", help=_("your key, and the signers that you know"))
    _add_key_commands(
        key.add_subparsers(title=_("Commands"), dest="key_command", metavar=_("COMMAND"), required=True)
    )


def _add_key_commands(below: Any) -> None:
    new = below.add_parser("new", help=_("make your key")).about
    new.add_argument("name", metavar=_("NAME"), help=_("of the person or the team, as receivers see it"))
    below.add_parser("show", help=_("show your name, fingerprint and public key"))
    below.add_parser("list", help=_("list the signers that you know"))
    trust = below.add_parser("trust", help=_("remember a signer")).about
    trust.add_argument("signer", metavar=_("PACK"), help=_("a pack that they signed, or their public key"))
    trust.add_argument("--as", dest="name", metavar=_("NAME"), help=_("the name to know them by"))
    trust.add_argument("--yes", action="store_true", help=_("the fingerprint was compared"))
    forget = below.add_parser("forget", help=_("trust a signer no more")).about
    forget.add_argument("signer", metavar=_("SIGNER"), help=_("name or fingerprint"))
