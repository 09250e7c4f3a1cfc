"""What cannot be used, what the disk refuses, and who signed: all is told, and what was there stays."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.packs.builders import DRILL as DRILL_TEXT
from tests.packs.builders import PACK, write_pack
from tests.services.counter import DRILL, PACK_ID, Counter, swift_check
from trainer.core.errors import PackError, UserFacingError
from trainer.packs.installed import InstalledRecord, write_record
from trainer.services.installing import Doubt
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing, SignatureState

CLEAN = {DRILL: DRILL_TEXT}


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setattr("trainer.services.installing.check_folder", swift_check)
    return Counter(tmp_path)


def test_what_cannot_be_used_is_refused_with_all_its_problems(counter: Counter) -> None:
    counter.install(counter.edition("1.0.0"))
    with pytest.raises(PackError) as caught:
        counter.installing.look(counter.edition("1.1.0", {DRILL: "id: parcel\nturns: []\n"}))
    assert len(caught.value.problems) > 1
    assert counter.versions() == ["1.0.0"]
    assert counter.leftovers() == []


def test_a_folder_with_a_file_that_cannot_be_taken_is_refused(counter: Counter) -> None:
    source = counter.edition("1.0.0", {"notes/long.md": b"x" * ((1 << 20) + 1)})
    with pytest.raises(PackError):
        counter.installing.look(source)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "install-disk-full"),
        (errno.EROFS, "install-read-only"),
        (errno.EIO, "install-unreachable"),
    ],
)
@pytest.mark.parametrize("when", ["copying", "renaming"])
def test_what_the_disk_refuses_is_told_and_the_old_version_stays(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, number: int, code: str, when: str
) -> None:
    counter.install(counter.edition("1.0.0"))
    source = counter.edition("1.1.0")
    plan = counter.installing.look(source) if when == "renaming" else None

    def refuse(*_arguments: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        if plan is None:
            patch.setattr(shutil, "copyfile", refuse)
        else:
            patch.setattr(Path, "rename", refuse)
        with pytest.raises(UserFacingError) as caught:
            counter.installing.install(plan or counter.installing.look(source))
    assert caught.value.code == code
    assert caught.value.data["folder"] == str(counter.packs)
    counter.library.refresh()
    assert counter.versions() == ["1.0.0"]
    if plan is not None:
        assert counter.installing.install(plan).version == "1.1.0"  # the disk has room again
    assert counter.leftovers() == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nobody keeps this user out")
def test_a_read_only_folder_is_told(counter: Counter) -> None:
    counter.packs.mkdir(parents=True)
    counter.packs.chmod(0o500)
    with pytest.raises(UserFacingError, match="install-read-only"):
        counter.installing.look(counter.edition("1.0.0"))
    counter.packs.chmod(0o700)


def test_a_place_for_packs_that_is_no_folder_is_told(counter: Counter) -> None:
    counter.paths.data.mkdir(parents=True, exist_ok=True)
    counter.packs.write_text("no folder")
    with pytest.raises(UserFacingError, match="install-unreachable"):
        counter.installing.look(counter.edition("1.0.0"))


def test_what_windows_keeps_open_is_told(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusal(PermissionError):
        winerror = 32

    def rename(_self: Path, _target: Path) -> None:
        raise Refusal(errno.EACCES, "in use")

    counter.install(counter.edition("1.0.0"))
    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(counter.installing._folders, "_sleep", lambda _seconds: None)
    with pytest.raises(UserFacingError, match="install-file-open"):
        counter.installing.remove(PACK_ID)
    assert counter.versions() == ["1.0.0"]


def signed(counter: Counter, version: str, sharing: Sharing | None = None) -> Path:
    """Build an edition, signed by somebody or by nobody."""
    archive = counter.folder / f"{version}-{id(sharing)}.dojopack"
    maker = sharing or counter.sharing
    maker.build(maker.look(counter.edition(version, CLEAN)), archive, is_signed=sharing is not None)
    return archive


def signer(counter: Counter, name: str) -> Sharing:
    sharing = Sharing(AppPaths.under(counter.folder / f"home of {name}"))
    sharing.make_key(name)
    return sharing


def test_a_signer_is_remembered_and_known_once_trusted(counter: Counter) -> None:
    aki = signer(counter, "Aki")
    here = counter.installing.install(counter.installing.look(signed(counter, "1.0.0", aki)))
    assert counter.installing.signed_by(here).state is SignatureState.UNKNOWN
    key = aki.key()
    assert key is not None
    counter.sharing.trust(key.key, "Aki of the night shift")
    told = counter.installing.signed_by(here)
    assert (told.state, told.name) == (SignatureState.KNOWN, "Aki of the night shift")
    counter.edit(here.folder, DRILL, DRILL_TEXT + "# edited\n")
    assert counter.installing.signed_by(here).state is SignatureState.KNOWN


def test_our_own_signature_and_none_are_told_too(counter: Counter) -> None:
    counter.sharing.make_key("We")
    ours = counter.installing.install(counter.installing.look(signed(counter, "1.0.0", counter.sharing)))
    assert counter.installing.signed_by(ours).state is SignatureState.OURS
    counter.bundle("0.1.0")
    bundled = next(one for one in counter.installing.packs() if one.record is None)
    assert counter.installing.signed_by(bundled).state is SignatureState.UNSIGNED


def test_an_update_by_another_signer_or_by_none_is_doubted(counter: Counter) -> None:
    aki = signer(counter, "Aki")
    counter.install(signed(counter, "1.0.0", aki))
    assert counter.plan(signed(counter, "1.1.0", aki)).doubts == ()
    assert counter.plan(signed(counter, "1.1.0", signer(counter, "Ben"))).doubts == (Doubt.OTHER_SIGNER,)
    assert counter.plan(signed(counter, "1.2.0")).doubts == (Doubt.SIGNATURE_GONE,)


def test_a_namesake_and_a_broken_signature_are_doubted(counter: Counter) -> None:
    aki = signer(counter, "Aki")
    key = aki.key()
    assert key is not None
    counter.sharing.trust(key.key, "Aki")
    other = signer(counter, "AKI")
    plan = counter.installing.look(signed(counter, "1.0.0", other))
    assert plan.doubts == (Doubt.NAMESAKE,)
    folder = counter.folder / "unpacked"
    shutil.copytree(plan.staged, folder)
    counter.installing.discard(plan)
    (folder / DRILL).write_text(DRILL_TEXT + "# forged\n", encoding="utf-8", newline="")
    assert counter.plan(folder).doubts == (Doubt.SIGNATURE_BROKEN,)


def test_a_broken_signature_never_counts_as_its_signer_s_afterwards(counter: Counter) -> None:
    aki = signer(counter, "Aki")
    key = aki.key()
    assert key is not None
    counter.sharing.trust(key.key, "Aki")
    plan = counter.installing.look(signed(counter, "1.0.0", aki))
    folder = counter.folder / "unpacked"
    shutil.copytree(plan.staged, folder)
    counter.installing.discard(plan)
    (folder / DRILL).write_text(DRILL_TEXT + "# forged\n", encoding="utf-8", newline="")
    here = counter.installing.install(counter.installing.look(folder), despite_doubts=True)
    assert counter.installing.signed_by(here).state is SignatureState.UNSIGNED


def test_a_folder_that_only_calls_itself_a_newer_edition_takes_no_place(counter: Counter) -> None:
    folder = counter.install(counter.edition("1.0.0"))
    other = write_pack(counter.packs / "other", {"pack.yaml": PACK.replace("id: little-shop", "id: other")})
    write_record(other, InstalledRecord(PACK_ID, 99, "9.0.0", "2030-01-01T00:00:00+00:00", "other"), {})
    assert counter.installing.look(counter.edition("1.1.0")).present is not None
    counter.library.refresh()
    assert counter.versions() == ["1.0.0"]
    counter.install(counter.edition("1.1.0"))
    assert counter.versions() == ["1.1.0"]
    assert "version: 1.1.0" in (folder / "pack.yaml").read_text(encoding="utf-8")
    assert other.exists()
