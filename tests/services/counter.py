"""Where packs come and go: a user's folders, what installs into them, and editions to install."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from tests.packs.builders import changed, write_pack
from trainer.core.errors import PackError
from trainer.core.merging import Choice
from trainer.packs.loader import pack_or_error
from trainer.services.installing import Installing, InstallPlan
from trainer.services.library import Library
from trainer.services.pack_checks import PackReport
from trainer.services.paths import AppPaths
from trainer.services.pauses import Pause, no_pause
from trainer.services.sharing import Sharing

DRILL = "drills/parcel.yaml"
PACK_ID = "little-shop"


def swift_check(folder: Path, pause: Pause = no_pause) -> PackReport:
    """Load a pack without playing it: what plays find is tested elsewhere and takes its time."""
    one = pack_or_error(folder)
    pause()
    if isinstance(one, PackError):
        return PackReport(folder, None, one.problems, None)
    return PackReport(folder, one.pack, one.warnings, None)


class Counter:
    """A user's folders with everything for installing on top; `open` is a new start of the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = AppPaths.under(folder / "data")
        self.packs = self.paths.packs
        self.bundled = folder / "bundled"
        self.bundled.mkdir(parents=True, exist_ok=True)
        self._numbers = count(1)
        self.sharing = Sharing(self.paths)
        self.open()

    def open(self) -> None:
        self.library = Library((self.bundled, self.packs), self.paths.kept_packs)
        self.installing = Installing(
            self.library, self.sharing, self.packs, removed_folder=self.paths.removed_packs
        )

    def edition(
        self,
        version: str,
        changes: Mapping[str, str | bytes | None] | None = None,
        *,
        passages: Mapping[str, str] | None = None,
    ) -> Path:
        """Write an edition of the pack, with some passages of pack.yaml changed."""
        text = changed("pack.yaml", "version: 1.2.0", f"version: {version}")
        for old, new in (passages or {}).items():
            assert old in text
            text = text.replace(old, new)
        folder = self.folder / "editions" / str(next(self._numbers))
        return write_pack(folder, {"pack.yaml": text, **(changes or {})})

    def bundle(self, version: str) -> None:
        """Let the program come with this version of the pack."""
        write_pack(self.bundled / PACK_ID, {"pack.yaml": changed("pack.yaml", "1.2.0", version)})
        self.library.refresh()

    def install(self, source: Path, choices: Mapping[str, Choice] | None = None) -> Path:
        return self.installing.install(self.installing.look(source), choices).folder

    def plan(self, source: Path) -> InstallPlan:
        """Look at a source and discard it again."""
        plan = self.installing.look(source)
        self.installing.discard(plan)
        return plan

    @staticmethod
    def edit(folder: Path, name: str, text: str | None) -> None:
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, encoding="utf-8", newline="")

    def versions(self) -> list[str]:
        """Versions of the pack on the shelf: one, or none."""
        return [pack.version for pack in self.library.shelf().packs if pack.id == PACK_ID]

    def texts(self) -> dict[str, str]:
        """The files of the pack that is used."""
        (folder,) = (one.folder for one in self.installing.packs() if one.is_used and one.id == PACK_ID)
        names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        return {name: path.read_text(encoding="utf-8") for name, path in names.items() if name[0] != "."}

    def removed(self) -> list[str]:
        """Folders of packs that were removed and kept."""
        folder = self.paths.removed_packs
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def leftovers(self) -> list[str]:
        """What a kill or a refusal would leave."""
        if not self.packs.is_dir():
            return []
        return [path.name for path in self.packs.iterdir() if path.name.startswith((".new-", ".old-"))]
