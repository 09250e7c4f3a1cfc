"""Building archives and keeping keys at the terminal."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.stand import Stand
from tests.packs.builders import DRILL, SAMPLES, write_pack
from trainer.cli.statuses import FINE, MENDABLE
from trainer.packs.checksums import SIGNATURE_FILE
from trainer.services.paths import AppPaths
from trainer.services.sharing import Sharing
from trainer.wording.catalogue import set_language

CLEAN = {"drills/parcel.yaml": DRILL.replace("    says: \"It's", "    value: M-20391\n    says: \"It's")}
PRIVATE = {**CLEAN, "samples/parcel.yaml": SAMPLES.replace("I am sorry.", "I am sorry, jane@tsugite.jp.")}


@pytest.fixture
def typing(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at questions, one after the other; somebody sits at the keyboard."""
    answers: list[str] = []
    for module in ("building", "signing"):
        monkeypatch.setattr(f"trainer.cli.{module}.is_interactive", lambda: True)
        monkeypatch.setattr(f"trainer.cli.{module}.read_text", lambda _prompt: answers.pop(0))
    return answers


def said(text: str) -> str:
    return "".join(text.split())


def test_an_archive_is_built_where_it_was_asked_for(stand: Stand, tmp_path: Path) -> None:
    folder, target = write_pack(tmp_path / "shop", CLEAN), tmp_path / "out.dojopack"
    done = stand.run("pack", "build", str(folder), str(target))
    assert (done.status, target.is_file()) == (FINE, True)
    assert "5files" in said(done.out)
    assert "not signed" in done.out


def test_without_a_file_it_is_named_by_id_and_version(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert stand.run("pack", "build", str(write_pack(tmp_path / "shop", CLEAN))).status == FINE
    assert (tmp_path / "little-shop-1.2.0.dojopack").is_file()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_version_is_shown_and_raised(stand: Stand, tmp_path: Path, language: str) -> None:
    set_language(language)
    folder, target = write_pack(tmp_path / "shop", CLEAN), tmp_path / "out.dojopack"
    command = ("pack", "build", str(folder), str(target))
    assert "1.2.0" in stand.run(*command).out
    (folder / "notes" / "shipping.md").write_text("# New\n")
    again = stand.run(*command)
    assert again.status == FINE
    assert "--next" in again.out
    assert "1.2.1" in again.out
    done = stand.run(*command, "--next")
    assert (done.status, "1.2.1" in done.out) == (FINE, True)
    assert "--next" not in done.out
    assert stand.run(*command, "--version", "1.1.0").status != FINE
    assert stand.run(*command, "--version", "2.0.0").status == FINE
    assert "version: 2.0.0" in (folder / "pack.yaml").read_text()


def test_errors_are_shown_with_their_lines_and_nothing_is_built(stand: Stand, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "shop", {"pack.yaml": "id: a\n"})
    done = stand.run("pack", "build", str(folder), str(tmp_path / "out.dojopack"))
    assert done.status == MENDABLE
    assert "pack.yaml:1:1" in done.out
    assert "cannot be built" in done.out
    assert not (tmp_path / "out.dojopack").exists()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_personal_data_stop_it_where_nobody_can_be_asked(stand: Stand, tmp_path: Path, language: str) -> None:
    folder, target = write_pack(tmp_path / "shop", PRIVATE), tmp_path / "out.dojopack"
    set_language(language)
    done = stand.run("pack", "build", str(folder), str(target))
    assert (done.status, target.exists()) == (MENDABLE, False)
    assert "samples/parcel.yaml:4:" in done.out
    assert "ja••@•••••••.jp" in said(done.out)
    assert "jane@" not in done.out
    assert "--yes" in done.out
    assert stand.run("pack", "build", str(folder), str(target), "--yes").status == FINE
    assert target.is_file()


@pytest.mark.parametrize(
    ("answer", "status"), [("n", MENDABLE), ("", MENDABLE), ("ｙ", FINE), ("はい", FINE)]
)
def test_personal_data_are_asked_about_at_a_keyboard(
    stand: Stand, tmp_path: Path, typing: list[str], answer: str, status: int
) -> None:
    typing.append(answer)
    target = tmp_path / "out.dojopack"
    done = stand.run("pack", "build", str(write_pack(tmp_path / "shop", PRIVATE)), str(target))
    assert (done.status, target.exists()) == (status, status == FINE)
    assert ("Nothing was built" in done.out) == (status == MENDABLE)


def test_a_key_is_made_shown_and_signs(stand: Stand, tmp_path: Path) -> None:
    none = stand.run("pack", "key", "show")
    assert none.status == MENDABLE
    assert "pack key new" in none.out
    folder, target = write_pack(tmp_path / "shop", CLEAN), tmp_path / "out.dojopack"
    refused = stand.run("pack", "build", str(folder), str(target), "--sign")
    assert (refused.status, target.exists()) == (MENDABLE, False)
    assert "no key" in refused.err
    made = stand.run("pack", "key", "new", "Tokyo office")
    own = Sharing(stand.paths).key()
    assert own is not None
    assert made.status == FINE
    assert "no password" in made.out
    shown = stand.run("pack", "key", "show")
    for part in (own.name, own.fingerprint, own.key):
        assert said(part) in said(made.out)
        assert said(part) in said(shown.out)
    done = stand.run("pack", "build", str(folder), str(target), "--sign")
    assert done.status == FINE
    assert said(own.fingerprint) in said(done.out)
    assert stand.run("pack", "key", "new", "Again").status == MENDABLE


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """An archive that another team signed."""
    others = Sharing(AppPaths.under(tmp_path / "others"))
    others.make_key("Osaka office")
    return others.build(
        others.look(write_pack(tmp_path / "shop", CLEAN)), tmp_path / "osaka.dojopack", is_signed=True
    ).path


def test_a_signer_is_known_once_the_fingerprint_was_compared(
    stand: Stand, signed: Path, typing: list[str]
) -> None:
    typing += ["n", "y"]
    refused = stand.run("pack", "key", "trust", str(signed))
    assert refused.status == MENDABLE
    assert "Nothing was remembered" in refused.out
    assert "No signers" in stand.run("pack", "key", "list").out
    assert stand.run("pack", "key", "trust", str(signed), "--as", "Osaka").status == FINE
    listed = stand.run("pack", "key", "list")
    assert "Osaka  " in listed.out
    assert "whom you know" in stand.run("pack", "key", "trust", str(signed), "--yes").out
    assert stand.run("pack", "key", "forget", "osaka").status == FINE
    assert stand.run("pack", "key", "forget", "osaka").status == MENDABLE


def test_nobody_is_trusted_unasked(stand: Stand, signed: Path, tmp_path: Path) -> None:
    done = stand.run("pack", "key", "trust", str(signed))
    assert done.status == MENDABLE
    assert "--yes" in done.out
    key = Sharing(AppPaths.under(tmp_path / "others")).key()
    assert key is not None
    assert stand.run("pack", "key", "trust", key.key, "--yes").status == MENDABLE, "a key needs a name"
    assert stand.run("pack", "key", "trust", key.key, "--as", "Osaka", "--yes").status == FINE
    assert stand.run("pack", "key", "trust", "nonsense", "--yes").status == MENDABLE


def test_a_broken_list_of_signers_is_told(stand: Stand) -> None:
    stand.paths.data.mkdir(parents=True, exist_ok=True)
    stand.paths.known_signers.write_text("{")
    done = stand.run("pack", "key", "list")
    assert done.status == FINE
    assert "was damaged" in done.out


@pytest.fixture
def signed_twins(tmp_path: Path) -> tuple[Path, Path]:
    """A signed archive, and one of other content with the signature of the first."""
    sharing = Sharing(AppPaths.under(tmp_path / "author"))
    sharing.make_key("Aki")
    folder = write_pack(tmp_path / "shop", CLEAN)
    true, forged = tmp_path / "true.dojopack", tmp_path / "forged.dojopack"
    sharing.build(sharing.look(folder), true, is_signed=True)
    (folder / "notes" / "shipping.md").write_text("# Other\n")
    sharing.build(sharing.look(folder), forged)
    with zipfile.ZipFile(true) as signed, zipfile.ZipFile(forged, "a") as target:
        target.writestr(SIGNATURE_FILE, signed.read(SIGNATURE_FILE))
    return true, forged


def test_the_check_tells_who_signed_an_archive(stand: Stand, signed_twins: tuple[Path, Path]) -> None:
    true, forged = map(str, signed_twins)
    done = stand.run("pack", "check", true)
    assert done.status == FINE
    assert "whogoesby“Aki”" in said(done.out)
    done = stand.run("pack", "check", forged)
    assert done.status == MENDABLE
    assert "Thesignaturedoesnotfit" in said(done.out)
    packs = [json.loads(stand.run("pack", "check", one, "--json").out)["packs"][0] for one in (true, forged)]
    assert [one["signature"]["state"] for one in packs] == ["unknown", "broken"]
    assert [one["is_usable"] for one in packs] == [True, False]


def test_a_difference_of_signatures_is_told(
    stand: Stand, signed_twins: tuple[Path, Path], tmp_path: Path
) -> None:
    true, forged = map(str, signed_twins)
    other = Sharing(AppPaths.under(tmp_path / "other"))
    other.make_key("Aki")
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(true) as archive:
        archive.extractall(folder)
    mine = str(tmp_path / "mine.dojopack")
    other.build(other.look(folder), Path(mine), is_signed=True)
    assert stand.run("pack", "diff", true, true).status == 0
    done = stand.run("pack", "diff", true, mine)
    assert done.status == 1
    assert "Secondone:Signedby" in said(done.out)
    data = json.loads(stand.run("pack", "diff", true, forged, "--json").out)
    assert (data["old_signature"]["state"], data["new_signature"]["state"]) == ("unknown", "broken")
