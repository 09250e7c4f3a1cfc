"""Build hook: compiles the message catalogues and puts the bundled content into the wheel.

Run as a script it compiles the catalogues in place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# In the wheel and the frozen app: trainer/_content/…
DOCUMENTS = ("docs/pack.schema.json", "docs/making-packs.md", "docs/making-packs.ja.md")
CONTENT = ("assets", "scenarios", *DOCUMENTS)


class ContentHook(BuildHookInterface[Any]):
    """Adds what lies beside the package in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogues(root)
        if self.target_name == "wheel" and version != "editable":
            for name in CONTENT:
                if (root / name).exists():
                    build_data["force_include"][str(root / name)] = f"trainer/_content/{name}"


def compile_catalogues(root: Path) -> list[Path]:
    """Write assets/i18n/<language>.mo beside each .po that is newer; returns what was written."""
    written = []
    for source in sorted((root / "assets" / "i18n").glob("*.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.stem, abort_invalid=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent)
