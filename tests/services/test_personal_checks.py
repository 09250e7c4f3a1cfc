"""What in a pack might be about a person, once the pack is known as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.builders import write_pack
from tests.services.stage import bundled
from trainer.packs.cache import PackCache
from trainer.packs.loader import load_pack
from trainer.resources import resource_folder
from trainer.services.paths import AppPaths
from trainer.services.personal_checks import personal_data_of


@pytest.mark.parametrize("is_looked_for", [True, False])
def test_a_number_that_the_rubric_of_a_question_looks_for_is_nobodys(
    tmp_path: Path, *, is_looked_for: bool
) -> None:
    rubric = "criteria: [{id: a, label: A, points: 1, needs: TS-739154}]" if is_looked_for else "open: yes"
    quiz = f"id: a\ntitle: A\nquestions: [{{id: b, ask: What of TS-739154?, {rubric}}}]\n"
    folder = write_pack(tmp_path, {"quizzes/a.yaml": quiz})
    found = {one.file for one in personal_data_of(folder, load_pack(folder).pack)}
    assert ("quizzes/a.yaml" in found) is not is_looked_for


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "folder",
    [
        *(bundled() / f"tsugite-support-{one}" for one in ("en", "ja")),
        *(resource_folder("assets") / "templates").glob("*"),
    ],
    ids=lambda folder: folder.name,
)
def test_there_is_nothing_to_learn_to_ignore_in_bundled_packs_and_templates(
    tmp_path: Path, folder: Path
) -> None:
    cache = PackCache(AppPaths.under(tmp_path).pack_cache)  # that of all tests
    loaded = load_pack(folder, cache=cache)
    assert personal_data_of(loaded.folder, loaded.pack) == ()
