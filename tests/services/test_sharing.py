"""Building archives for others, and knowing who signed what came."""

from __future__ import annotations

import errno
import json
import shutil
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packs.builders import PACK, SAMPLES, write_pack
from trainer.core.errors import FileError, FileFault, PackError, UserFacingError
from trainer.packs.archive import unpack_archive
from trainer.packs.checksums import SIGNATURE_FILE, SUMS_FILE
from trainer.services.library import Library
from trainer.services.pack_checks import check_folder
from trainer.services.pack_folders import folder_of
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing, SignatureState

PRIVATE = SAMPLES.replace("I am sorry.", "I am sorry, jane.roe@tsugite.jp.")


def sharing_of(folder: Path) -> Sharing:
    return Sharing(AppPaths.under(folder))


@pytest.fixture
def ours(tmp_path: Path) -> Sharing:
    sharing = sharing_of(tmp_path / "ours")
    sharing.make_key("Our team")
    return sharing


@pytest.fixture
def theirs(tmp_path: Path) -> Sharing:
    return sharing_of(tmp_path / "theirs")


def built(sharing: Sharing, tmp_path: Path, name: str = "a.dojopack", *, is_signed: bool = True) -> Path:
    plan = sharing.look(write_pack(tmp_path / "pack"))
    return sharing.build(plan, tmp_path / name, is_signed=is_signed).path


def test_what_would_be_built_is_shown_before(tmp_path: Path, ours: Sharing) -> None:
    plan = ours.look(write_pack(tmp_path / "pack", {"samples/parcel.yaml": PRIVATE}))
    assert plan.can_be_built
    assert plan.file_name == "little-shop-1.2.0.dojopack"
    assert [(one.file, one.line, one.code) for one in plan.findings] == [
        ("drills/parcel.yaml", 14, "personal-order"),
        ("samples/parcel.yaml", 4, "personal-email"),
    ]
    assert "personal-email" not in {one.code for one in plan.problems}, "said once, among the findings"


def test_a_check_finds_personal_data_in_samples_alone(tmp_path: Path) -> None:
    folder = write_pack(
        tmp_path, {"samples/parcel.yaml": PRIVATE, "notes/mine.md": "# Mine\n\na@tsugite.jp\n"}
    )
    found = [one.file for one in check_folder(folder).problems if one.code == "personal-email"]
    assert found == ["samples/parcel.yaml"]


def test_what_the_pack_calls_fictional_and_its_facts_are_no_findings(tmp_path: Path, ours: Sharing) -> None:
    text = "# Mine\n\nM-20391 and TS-48201 and a@tsugite.jp, order number, TS-48219\n"
    head = PACK + "fictional: [TS-48201, '@tsugite.jp']\n"
    folder = write_pack(tmp_path / "pack", {"notes/mine.md": text, "pack.yaml": head})
    assert [one.data["text"] for one in ours.look(folder).findings] == ["M-2••91", "M-2••91", "TS-•••19"]
    drill = folder / "drills" / "parcel.yaml"
    line = 'says: "It\'s M-20391."'
    drill.write_text(drill.read_text().replace(line, f"value: M-20391\n    {line}"))
    assert [one.data["text"] for one in ours.look(folder).findings] == ["TS-•••19"]


def test_a_telephone_number_in_a_phrase_and_in_the_model_reply_is_a_finding(
    tmp_path: Path, ours: Sharing
) -> None:
    folder = write_pack(tmp_path / "pack", {"pack.yaml": PACK.replace("language: en", "language: en-JP")})
    drill = folder / "drills" / "parcel.yaml"
    text = drill.read_text().replace('"order ID"]', '"order ID", "06-6345-1234"]')
    drill.write_text(text + "    # model: 06-6345-1234\n")
    found = [one.code for one in ours.look(folder).findings if one.file == "drills/parcel.yaml"]
    assert found.count("personal-phone") == 2


def test_a_pack_with_errors_or_bad_names_cannot_be_built(tmp_path: Path, ours: Sharing) -> None:
    broken = ours.look(write_pack(tmp_path / "broken", {"pack.yaml": "id: a"}))
    assert not broken.can_be_built
    assert broken.problems
    with pytest.raises(UserFacingError) as caught:
        ours.build(broken, tmp_path / "a.dojopack")
    assert caught.value.code == "pack-changed"
    named = ours.look(write_pack(tmp_path / "named", {"notes/aux.md": "# Aux\n"}))
    assert (named.can_be_built, named.problems[0].code) == (False, "name-not-on-windows")
    with pytest.raises(PackError):
        ours.build(named, tmp_path / "a.dojopack")
    assert not (tmp_path / "a.dojopack").exists()


def test_an_archive_is_written_whole_and_replaces_an_archive_alone(tmp_path: Path, ours: Sharing) -> None:
    plan = ours.look(write_pack(tmp_path / "pack"))
    target = tmp_path / "a.dojopack"
    done = ours.build(plan, target)
    assert (done.path, done.size_bytes, done.files, done.signer) == (target, target.stat().st_size, 5, None)
    before = target.read_bytes()
    assert ours.build(plan, target, is_signed=True).signer == ours.key()
    assert target.read_bytes() != before
    mine = tmp_path / "thesis.docx"
    mine.write_text("years of work")
    for path, code in ((mine, "archive-target-taken"), (tmp_path / "pack" / "a.zip", "archive-inside-pack")):
        with pytest.raises(UserFacingError) as caught:
            ours.build(plan, path)
        assert caught.value.code == code
    assert mine.read_text() == "years of work"
    with pytest.raises(FileError):
        ours.build(plan, tmp_path / "no folder" / "a.dojopack")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.dojopack", "ours", "pack", "thesis.docx"]


def test_a_disk_that_fills_up_leaves_what_was_there(
    tmp_path: Path, ours: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = built(ours, tmp_path)
    before, names = target.read_bytes(), sorted(tmp_path.iterdir())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("trainer.packs.building._write", full)
    with pytest.raises(FileError):
        built(ours, tmp_path, is_signed=False)
    assert (target.read_bytes(), sorted(tmp_path.iterdir())) == (before, names)


def test_a_pack_that_changed_since_somebody_looked_is_not_built(tmp_path: Path, ours: Sharing) -> None:
    folder = write_pack(tmp_path / "pack")
    plan = ours.look(folder)
    (folder / "notes" / "new.md").write_text("# New\n")
    with pytest.raises(UserFacingError) as caught:
        ours.build(plan, tmp_path / "a.dojopack")
    assert caught.value.code == "pack-changed"
    assert not (tmp_path / "a.dojopack").exists()


def test_signing_needs_a_key(tmp_path: Path, theirs: Sharing) -> None:
    with pytest.raises(UserFacingError) as caught:
        built(theirs, tmp_path)
    assert caught.value.code == "key-missing"


def test_a_receiver_sees_who_signed_and_whether_they_know_them(
    tmp_path: Path, ours: Sharing, theirs: Sharing
) -> None:
    signed, key = built(ours, tmp_path), ours.key()
    assert key is not None
    mine = ours.who_signed(signed)
    assert (mine.state, mine.name, mine.fingerprint) == (SignatureState.OURS, "Our team", key.fingerprint)
    first = theirs.who_signed(signed)
    assert (first.state, first.name, first.key) == (SignatureState.UNKNOWN, "Our team", key.key)
    assert not first.is_namesake
    theirs.trust(theirs.signer_of(first).key, "Tokyo office")
    again = theirs.who_signed(signed)
    assert (again.state, again.name) == (SignatureState.KNOWN, "Tokyo office")
    assert theirs.forget("tokyo OFFICE").key == key.key
    assert theirs.who_signed(signed).state is SignatureState.UNKNOWN
    unsigned = built(ours, tmp_path, "b.dojopack", is_signed=False)
    assert theirs.who_signed(unsigned).state is SignatureState.UNSIGNED
    with pytest.raises(UserFacingError) as caught:
        theirs.signer_of(theirs.who_signed(unsigned))
    assert caught.value.code == "signer-missing"


@pytest.mark.parametrize("name", ["Our team", "ＯＵＲ　ＴＥＡＭ", "our  team"])
def test_somebody_else_with_a_known_name_is_called_out(
    tmp_path: Path, ours: Sharing, theirs: Sharing, name: str
) -> None:
    key = ours.key()
    assert key is not None
    theirs.trust(key.key, "Our team")
    forger = sharing_of(tmp_path / "forger")
    forger.make_key(name)
    signed = built(forger, tmp_path)
    for receiver in (theirs, ours):
        seen = receiver.who_signed(signed)
        assert (seen.state, seen.is_namesake) == (SignatureState.UNKNOWN, True)


def test_a_signature_that_does_not_fit_is_none(tmp_path: Path, ours: Sharing) -> None:
    signed = built(ours, tmp_path)

    def after(name: str, change: str) -> SignatureState:
        folder = tmp_path / "unpacked"
        shutil.rmtree(folder, ignore_errors=True)
        unpack_archive(signed, folder)
        path = folder / name
        if change == "gone":
            path.unlink()
        elif change == "long":
            path.write_bytes(path.read_bytes() + b" " * (5 << 20))
        else:
            path.write_bytes(path.read_bytes().replace(b"a", b"b"))
        return ours.who_signed(folder).state

    assert after("notes/shipping.md", "letter") is SignatureState.BROKEN
    assert after("media/hello.ogg", "gone") is SignatureState.BROKEN
    for name in (SUMS_FILE, SIGNATURE_FILE):
        assert after(name, "letter") is SignatureState.BROKEN
        assert after(name, "long") is SignatureState.BROKEN
    assert after(SUMS_FILE, "gone") is SignatureState.BROKEN
    assert after(SIGNATURE_FILE, "gone") is SignatureState.UNSIGNED


def test_a_signature_taken_from_another_pack_is_none(tmp_path: Path, ours: Sharing, theirs: Sharing) -> None:
    with zipfile.ZipFile(built(ours, tmp_path)) as archive:
        stolen = archive.read(SIGNATURE_FILE)
    other = write_pack(tmp_path / "other", {"notes/more.md": "# More\n"})
    theirs.build(theirs.look(other), tmp_path / "other.dojopack")
    unpack_archive(tmp_path / "other.dojopack", tmp_path / "in")
    (tmp_path / "in" / SIGNATURE_FILE).write_bytes(stolen)
    assert theirs.who_signed(tmp_path / "in").state is SignatureState.BROKEN


def test_an_archive_that_cannot_be_used_has_no_signer(tmp_path: Path, ours: Sharing) -> None:
    path = tmp_path / "a.dojopack"
    path.write_bytes(b"PK")
    with pytest.raises(PackError):
        ours.who_signed(path)


def test_a_full_disk_is_told_where_an_archive_is_looked_into(
    tmp_path: Path, ours: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    signed = built(ours, tmp_path)
    monkeypatch.setattr("trainer.services.sharing.unpack_archive", full)
    with pytest.raises(FileError) as caught:
        ours.who_signed(signed)
    assert caught.value.fault is FileFault.DISK_FULL


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path, theirs: Sharing) -> None:
    assert theirs.key() is None
    made = theirs.make_key("  Tokyo   office ")
    assert made.name == "Tokyo office"
    assert theirs.key() == made
    path = AppPaths.under(tmp_path / "theirs").signing_key
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(UserFacingError) as caught:
        theirs.make_key("Another")
    assert caught.value.code == "key-exists"
    assert theirs.key() == made
    path.write_text("no key")
    with pytest.raises(UserFacingError) as caught:
        theirs.key()
    assert caught.value.code == "key-unusable"


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "a" * 81])
def test_a_signer_needs_a_name_that_can_be_seen(theirs: Sharing, name: str) -> None:
    with pytest.raises(UserFacingError) as caught:
        theirs.make_key(name)
    assert caught.value.code == "signer-name-bad"


@pytest.mark.parametrize(
    ("key", "name", "code"),
    [
        ("not a key", "Tokyo", "key-not-one"),
        ("", "", "signer-unnamed"),
        ("", "a\nb\u200b", "signer-name-bad"),
        ("", "OUR TEAM", "signer-name-taken"),
    ],
)
def test_whom_one_cannot_trust(tmp_path: Path, ours: Sharing, key: str, name: str, code: str) -> None:
    other = sharing_of(tmp_path / "other").make_key("Other")
    with pytest.raises(UserFacingError) as caught:
        ours.trust(key or other.key, name)
    assert caught.value.code == code
    assert ours.signers() == ()


def test_others_are_trusted_though_the_own_key_cannot_be_used(tmp_path: Path, ours: Sharing) -> None:
    AppPaths.under(tmp_path / "ours").signing_key.write_text("no key")
    other = sharing_of(tmp_path / "other").make_key("Other")
    ours.trust(other.key, "Other")
    assert ours.signers() == (other,)


def test_signers_are_kept_by_name_and_can_be_renamed_and_forgotten(tmp_path: Path, theirs: Sharing) -> None:
    first, second = (sharing_of(tmp_path / name).make_key(name) for name in ("b", "a"))
    theirs.trust(first.key, "b")
    theirs.trust(second.key, "a")
    assert [one.name for one in theirs.signers()] == ["a", "b"]
    with pytest.raises(UserFacingError) as caught:
        theirs.trust(first.key, "A")
    assert caught.value.code == "signer-name-taken"
    theirs.trust(first.key, "c")
    assert [one.name for one in theirs.signers()] == ["a", "c"]
    with pytest.raises(UserFacingError) as caught:
        theirs.forget("b")
    assert (caught.value.code, caught.value.data["known"]) == ("signer-unknown", ["a", "c"])
    assert theirs.forget(first.fingerprint.replace(" ", "")).name == "c"
    assert theirs.trouble is None


def test_a_broken_list_of_signers_is_kept_aside_and_told(tmp_path: Path, theirs: Sharing) -> None:
    path = AppPaths.under(tmp_path / "theirs").known_signers
    path.parent.mkdir(parents=True)
    path.write_text("{")
    assert theirs.signers() == ()
    trouble = theirs.trouble
    assert trouble is not None
    assert trouble.code == "signers-broken"
    assert Path(str(trouble.data["kept_aside"])).read_text() == "{"
    assert theirs.signers() == ()
    assert theirs.trouble is None, "told once"


@pytest.mark.parametrize("bad", [7, {}, {"name": "x"}, {"name": "x", "key": "?"}, {"name": "", "key": "?"}])
def test_an_entry_that_makes_no_sense_leaves_the_others(tmp_path: Path, theirs: Sharing, bad: object) -> None:
    good = theirs.trust(sharing_of(tmp_path / "a").make_key("a").key, "a")
    path = AppPaths.under(tmp_path / "theirs").known_signers
    content = json.loads(path.read_text())
    path.write_text(json.dumps({"signers": [bad, *content["signers"]]}))
    assert theirs.signers() == (good,)
    trouble = theirs.trouble
    assert trouble is not None
    assert trouble.code == "signer-left-out"
    path.write_text(json.dumps({"signers": "all of them"}))
    assert theirs.signers() == ()


def test_a_key_that_cannot_be_read_is_told(tmp_path: Path, theirs: Sharing) -> None:
    AppPaths.under(tmp_path / "theirs").signing_key.mkdir(parents=True)
    with pytest.raises(FileError):
        theirs.key()


def test_nothing_rides_along_in_a_signed_folder(tmp_path: Path, ours: Sharing) -> None:
    folder = tmp_path / "unpacked"
    unpack_archive(built(ours, tmp_path), folder)
    assert ours.who_signed(folder).state is SignatureState.OURS
    (folder / "drills" / "more.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert ours.who_signed(folder).state is SignatureState.BROKEN


def test_a_key_of_ours_that_cannot_be_used_hides_no_signer(tmp_path: Path, ours: Sharing) -> None:
    archive = built(ours, tmp_path)
    AppPaths.under(tmp_path / "ours").signing_key.write_text("?")
    assert ours.who_signed(archive).state is SignatureState.UNKNOWN


def test_a_pack_is_found_by_its_folder_or_its_id(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    good = write_pack(packs / "shop")
    broken = write_pack(packs / "broken", {"pack.yaml": "id: a"})
    library = Library((packs,), tmp_path / "kept")
    assert folder_of(str(good), library) == good
    assert folder_of("little-shop", library) == good
    assert folder_of("broken", library) == broken
    with pytest.raises(UserFacingError) as caught:
        folder_of("none", library)
    assert (caught.value.code, caught.value.data["known"]) == ("pack-unknown", ["little-shop"])
