"""Every archive of the evaluation is read rightly or refused with its reason, in little memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from trainer.core.errors import PackError
from trainer.packs.archive import unpack_archive
from trainer.packs.archive_entries import CarefulFile, checked_entries
from trainer.packs.problems import Problems

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
FOLDER = Path(os.environ.get("REPLY_DOJO_EVALUATION", BESIDE)) / "bad_input" / "archives"
MOST_MEGABYTES = 200

NO_PACK = {"archive-no-pack"}
REFUSED = {
    "bogus-compression-method.zip": NO_PACK | {"entry-method"},
    "empty.zip": {"archive-empty"},
    "sloppy-filenames.zip": NO_PACK | {"name-backslash", "entry-damaged"},
    "traditional-encryption.zip": NO_PACK | {"entry-encrypted"},
    "traditional-encryption_deprecated.zip": NO_PACK | {"entry-encrypted"},
    "traditional-encryption-and-compression.zip": NO_PACK | {"entry-encrypted"},
    "traditional-encryption-and-compression_deprecated.zip": NO_PACK | {"entry-encrypted"},
    "zip-slip.zip": NO_PACK | {"name-outside"},
    "zip-slip-win.zip": NO_PACK | {"name-outside"},
    "zip-slip.tar": {"archive-other-kind"},
    "zip-slip-win.tar": {"archive-other-kind"},
    "README.md": {"archive-not-one"},
    "zbsm.zip": NO_PACK | {"archive-bomb", "entry-overlap", "pack-too-large"},
    "zipbomb_1G.zip": NO_PACK | {"archive-bomb", "entry-device", "file-too-large"},
}
"""What each is refused for; all others are sound archives, which hold no pack."""

CHILD = """
import json, resource, sys, time
from pathlib import Path
from trainer.core.errors import PackError
from trainer.packs.archive import unpack_archive
told, began = {}, time.process_time()
for number, path in enumerate(sys.argv[2:]):
    try:
        unpack_archive(Path(path), Path(sys.argv[1], str(number)))
    except PackError as error:
        told[path] = [one.code for one in error.problems]
status = Path("/proc/self/status")
if status.exists():  # Linux counts what the parent had before this began in getrusage
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    megabytes = int(peak.split()[1]) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(json.dumps({"told": told, "megabytes": megabytes, "seconds": time.process_time() - began}))
"""


def archives() -> list[Path]:
    if not FOLDER.is_dir():
        pytest.skip(f"the archives are not here: {FOLDER} (REPLY_DOJO_EVALUATION names the evaluation)")
    found = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    assert len(found) >= 25
    return found


@pytest.mark.no_cover
def test_each_is_refused_for_its_own_reasons_and_nothing_is_written(tmp_path: Path) -> None:
    for path in archives():
        with pytest.raises(PackError) as caught:
            unpack_archive(path, tmp_path / "in")
        assert {one.code for one in caught.value.problems} == REFUSED.get(path.name, NO_PACK), path.name
    assert list(tmp_path.iterdir()) == []


@pytest.mark.no_cover
def test_those_that_are_sound_are_read_as_their_makers_wrote_them() -> None:
    """They hold no pack; what they hold has to be seen all the same, name by name."""
    seen = 0
    for path in archives():
        if path.suffix != ".zip" or path.name in REFUSED or path.name == "unicode-path-extra-field.zip":
            continue
        problems = Problems()
        with CarefulFile(path, "rb") as file, zipfile.ZipFile(file) as archive:
            entries = checked_entries(archive, file, problems)
            names = [one.name + "/" * one.is_folder for one in entries]
            assert names == archive.namelist()
            for one in entries:
                assert one.is_folder or len(archive.read(one.info)) == one.info.file_size
        assert not problems.error_count, (path.name, problems.in_order())
        seen += 1
    assert seen >= 10


@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no getrusage")
def test_no_bomb_takes_much_memory_or_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(path) for path in archives()]
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), *paths], capture_output=True, text=True, check=True
    )
    result = json.loads(done.stdout)
    with capsys.disabled():
        print(f"\n{len(paths)} archives: {result['megabytes']:.0f} MB at most, {result['seconds']:.2f} s")
    assert result["told"].keys() == set(paths)
    assert result["megabytes"] < MOST_MEGABYTES
    assert result["seconds"] < 5
