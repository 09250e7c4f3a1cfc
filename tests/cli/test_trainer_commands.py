"""Reviews, new scores and the bench at the terminal, by hand and from a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.stand import Stand, widest_line
from tests.packs.builders import write_pack
from tests.services.stage import copy_pack
from tests.services.test_bench import SAMPLES
from tests.services.test_reviews import paste_the_model
from trainer.app import open_office
from trainer.cli.statuses import FINE, INTERRUPTED, MENDABLE
from trainer.core.errors import UserFacingError
from trainer.services.drills import DrillService
from trainer.services.helper_processes import Page
from trainer.services.rescoring import Plan, RescoringService
from trainer.wording.catalogue import set_language

PACK = "tsugite-support-en"


def play(stand: Stand) -> str:
    """Store a drill whose last reply is for a person to decide; return its id."""
    office, close = open_office(stand.paths, stand.settings)
    trainee = office.trainees.present_or_new("Aiko")
    entry = office.library.find("late-parcel", pack_id=PACK)
    session = office.drills.start(trainee.id, entry)
    paste_the_model(session)
    session.stop()
    close()
    return session.state.plays[-1].reply_id


@pytest.fixture
def at_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.cli.reviewing.is_interactive", lambda: True)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_waits_is_listed_with_the_reply_and_a_key(stand: Stand, language: str) -> None:
    reply_id = play(stand)
    set_language(language)
    done = stand.run("review")
    assert done.status == FINE
    assert f"{reply_id}/apology" in done.out
    assert done.out.count(f"{reply_id}/") > 1
    assert done.out.count("Nine days of watching") == 1, "the reply stands once above all of them"
    assert all(f"  {place}. " in done.out for place in (1, 2)), "the number stands at the verdict"
    assert ("verdicts wait for a review" if language == "en" else "件の判定が添削待ちです") in done.out
    assert widest_line(done.out) <= 96
    assert not stand.prompts


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_waits_stands_with_its_turn_and_the_note_that_the_trainee_saw(
    stand: Stand, language: str
) -> None:
    play(stand)
    office, close = open_office(stand.paths, stand.settings)
    turn = office.library.find("late-parcel", pack_id=PACK).scenario.turn("opening")
    one = office.reviews.waiting()[0]
    office.debriefs.contest(reply_id=one.reply_id, criterion_id=one.criterion_id, comment="My own words.")
    close()
    set_language(language)
    said = "".join(stand.run("review").out.replace("│", " ").split())
    note = "This was copied from what is shown here" if language == "en" else "画面に出ている文章と同じです"
    for shown in (turn.goal, turn.model, note, "My own words."):
        assert "".join(shown.split()) in said, shown
    assert any("".join(line.text.split()) in said for line in turn.says), "one of the wordings was played"


def test_what_waits_of_a_pack_that_is_gone_is_listed_with_what_is_stored(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(stand)

    def gone(*_: object) -> None:
        raise UserFacingError("attempt-pack-gone", title="Where is my parcel?", pack=PACK, version="1")

    monkeypatch.setattr(DrillService, "open", gone)
    done = stand.run("review")
    assert done.status == FINE
    assert "The program says: unsure" in done.out
    assert "Nine days of watching" in done.out


def test_nothing_waits_in_an_empty_database(stand: Stand, at_keyboard: None) -> None:
    done = stand.run("review")
    assert (done.status, done.out.strip()) == (FINE, "No verdict waits for a review.")


def test_a_script_decides_by_number_or_key_and_reads_the_history(stand: Stand) -> None:
    reply_id = play(stand)
    done = stand.run("review", "1", "--not-met", "--by", "Mori", "--comment", "In your own words, please.")
    assert done.status == FINE
    assert "Mori decided “not met”; the program had said “unsure”. In your own words, please." in " ".join(
        done.out.split()
    )
    assert stand.run("review", f"{reply_id}/apology", "--met", "--by", "Mori").status == FINE
    history = stand.run("review", f"{reply_id}/apology")
    assert "decided “met”" in history.out
    assert "No trainer has decided" in stand.run("review", f"{reply_id}/brush-off").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("99", "--met", "--by", "Mori"), "No verdict waits under “99”"),
        (("first", "--met", "--by", "Mori"), "No verdict waits under “first”"),
        (("0", "--met", "--by", "Mori"), "No verdict waits under “0”"),
        (("none/apology", "--met", "--by", "Mori"), "No verdict waits under “none/apology”"),
        (("none/apology", "--met", "--by", "Mori"), "review --list"),
        (("1", "--met"), "--by NAME"),
        (("1", "--comment", "Well said."), "“--met” or “--not-met”"),
        (("--comment", "Well said."), "“--met” or “--not-met”"),
        (("--met", "--by", "Mori"), "does not say which verdict"),
        (("--not-met",), "its number, or its key"),
        (("1", "--met", "--by", " "), "The name is empty"),
    ],
)
def test_what_cannot_be_decided_is_said(stand: Stand, arguments: tuple[str, ...], said: str) -> None:
    play(stand)
    done = stand.run("review", *arguments)
    assert done.status == MENDABLE
    assert said in " ".join(done.err.split())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_decision_on_no_verdict_shows_those_that_there_are_and_decides_nothing(
    stand: Stand, at_keyboard: None, language: str
) -> None:
    reply_id = play(stand)
    set_language(language)
    done = stand.run("review", "--met", "--by", "Mori")
    assert done.status == MENDABLE
    assert f"{reply_id}/apology" in done.out
    wanted = "which verdict" if language == "en" else "どの判定を決めるのか"
    assert wanted in " ".join(done.err.split())
    assert not stand.prompts
    assert "Mori" not in stand.run("review", f"{reply_id}/apology").out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_decision_on_no_verdict_says_when_none_waits(stand: Stand, language: str) -> None:
    set_language(language)
    done = stand.run("review", "--met", "--by", "Mori")
    assert done.status == MENDABLE
    wanted = "Nonewaits" if language == "en" else "添削待ちの判定はありません"
    assert wanted in "".join(done.err.split())


def test_a_criterion_that_the_reply_has_no_verdict_on_is_said(stand: Stand) -> None:
    reply_id = play(stand)
    done = stand.run("review", f"{reply_id}/none", "--met", "--by", "Mori")
    assert done.status == MENDABLE
    assert "no verdict on this criterion" in " ".join(done.err.split())


def test_at_a_keyboard_each_verdict_is_asked_about_until_the_end(stand: Stand, at_keyboard: None) -> None:
    play(stand)
    before = stand.run("review", "--list")
    waiting = int(before.out.split()[0])
    typed = ("?", "m", "Mori", "Well said.", "", "ｎ", "", "q")
    done = stand.run("review", typed=typed)
    assert done.status == FINE
    assert f"{waiting - 2} verdict" in done.out.splitlines()[-1]
    assert stand.prompts.count("Why? (Enter for no comment) ") == 2
    names = [prompt.startswith("Your name") for prompt in stand.prompts]
    assert (names.count(True), names.index(True)) == (1, 2), "asked for once, at the first decision"


def test_a_name_that_cannot_be_kept_is_said_and_the_others_are_asked_about(
    stand: Stand, at_keyboard: None
) -> None:
    play(stand)
    done = stand.run("review", typed=("m", " ", "", "m", "Mori", "", "q"))
    assert done.status == MENDABLE
    assert "The name is empty" in done.out
    assert sum(prompt.startswith("Your name") for prompt in stand.prompts) == 2


def test_the_end_of_the_input_ends_the_questions(stand: Stand, at_keyboard: None) -> None:
    play(stand)
    assert stand.run("review").status == FINE
    assert stand.run("review", typed=("m",)).status == MENDABLE
    waiting = int(stand.run("review", "--list").out.split()[0])
    done = stand.run("review", typed=("m", "Mori"))
    assert done.status == FINE
    assert f"{waiting - 1} verdict" in done.out.splitlines()[-1], "decided without a comment"


def own_pack(stand: Stand) -> Path:
    """Put a pack of one's own onto the shelf, played and then changed."""
    stand.paths.packs.mkdir(parents=True, exist_ok=True)
    folder = copy_pack(PACK, stand.paths.packs).rename(stand.paths.packs / "mine")
    manifest = folder / "pack.yaml"
    told = manifest.read_text(encoding="utf-8")
    manifest.write_text(told.replace(f"id: {PACK}", "id: mine").replace("first month", "mine"), "utf-8")
    office, close = open_office(stand.paths, stand.settings)
    trainee = office.trainees.present_or_new("Aiko")
    session = office.drills.start(trainee.id, office.library.find("late-parcel", pack_id="mine"))
    session.send("Hello Hannah. Quel dommage. Could you give me the order number, please?")
    session.stop()
    close()
    told = manifest.read_text(encoding="utf-8")
    manifest.write_text(told.replace("  apology:\n", '  apology:\n    - "quel dommage"\n', 1), "utf-8")
    return folder


@pytest.mark.parametrize("language", ["en", "ja"])
def test_scoring_again_shows_the_difference_first_and_stores_it_when_told(
    stand: Stand, language: str
) -> None:
    own_pack(stand)
    set_language(language)
    dry = stand.run("rescore", "--helpers", "0")
    assert dry.status == FINE
    flat = " ".join(dry.out.split())
    wanted = "not met → met (“Quel dommage”)" if language == "en" else "未達成 → 達成（「Quel dommage」）"
    assert wanted in flat
    assert "late-parcel/opening/apology" in flat
    assert "--apply" in flat
    assert widest_line(dry.out) <= 96
    applied = stand.run("rescore", "--apply", "--pack", "mine")
    assert "--apply" not in applied.out
    stored = (
        "The new cards are stored" if language == "en" else "新しい採点結果を元の結果と並べて保存しました"
    )
    assert stored.replace(" ", "") in "".join(applied.out.split())
    again = "".join(stand.run("rescore", "--apply").out.split())
    assert again == (
        "1drillisuptodate:itwasscoredagainwiththesamerubricbefore."
        if language == "en"
        else "練習1件は、今の評価基準で再採点済みです。"
    )


def test_changed_replies_that_are_not_printed_are_counted(stand: Stand) -> None:
    own_pack(stand)
    done = stand.run("rescore", "--show", "0")
    assert "… and 1 more replies (“--show 1” prints them all)" in " ".join(done.out.split())
    assert "Quel dommage" not in done.out


def test_nothing_stored_is_nothing_to_score_again(stand: Stand) -> None:
    done = stand.run("rescore")
    assert (done.status, "No reply is stored" in done.out) == (FINE, True)


@pytest.mark.parametrize("option", [(), ("--apply",)])
def test_an_interruption_says_where_it_stands(
    stand: Stand, option: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    own_pack(stand)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(RescoringService, "_pages", interrupted)
    done = stand.run("rescore", *option)
    assert done.status == INTERRUPTED
    said = " ".join(done.out.split())
    if option:
        assert "Stopped. 0 of 1 drills are done" in said
        assert "the other 1 are as they were. Run the same command again" in said
    else:
        assert "Stopped after 0 replies. Nothing was changed." in said


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_interruption_names_how_many_drills_are_done_and_the_next_run_goes_on(
    stand: Stand, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_pack(stand)
    with_one_more_drill(stand)
    set_language(language)
    monkeypatch.setattr("trainer.services.rescoring.DRILLS_A_PAGE", 1)
    with monkeypatch.context() as patch:
        interrupt_after_the_first_page(patch)
        done = stand.run("rescore", "--apply", "--helpers", "0")
    assert done.status == INTERRUPTED
    said = "".join(done.out.split())
    assert ("1of2drillsaredone" if language == "en" else "練習2件のうち1件は採点が済み") in said
    again = stand.run("rescore", "--apply", "--helpers", "0")
    assert again.status == FINE
    wanted = "1drillisuptodate" if language == "en" else "練習1件は、今の評価基準で再採点済みです"
    assert wanted in "".join(again.out.split())


def with_one_more_drill(stand: Stand) -> None:
    office, close = open_office(stand.paths, stand.settings)
    trainee = office.trainees.present_or_new("Aiko")
    session = office.drills.start(trainee.id, office.library.find("late-parcel", pack_id="mine"))
    session.send("Hello Hannah. Quel dommage.")
    session.stop()
    close()


def interrupt_after_the_first_page(patch: pytest.MonkeyPatch) -> None:
    whole = RescoringService._pages

    def pages(self: RescoringService, plan: Plan) -> Iterator[Page]:
        for page in whole(self, plan):
            yield page
            raise KeyboardInterrupt

    patch.setattr(RescoringService, "_pages", pages)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_bench_prints_each_criterion_and_what_it_misses(
    stand: Stand, tmp_path: Path, language: str
) -> None:
    set_language(language)
    done = stand.run("pack", "bench", str(write_pack(tmp_path / "p", {"samples/parcel.yaml": SAMPLES})))
    assert done.status == FINE
    flat = " ".join(done.out.split())
    assert "parcel/opening/apology" in flat
    assert ("beyond chance (kappa)" if language == "en" else "偶然を除いた一致度（カッパ係数）") in flat
    meaning = "1 is perfect, 0 is chance" if language == "en" else "1なら完全な一致、0なら偶然と同じ"
    assert meaning.replace(" ", "") in flat.replace(" ", "")
    for heading in ("too strict", "too lenient") if language == "en" else ("厳しすぎ", "甘すぎ"):
        assert flat.lower().count(heading) == 2, "it stands above its column, and is explained"
    assert "I regret this" in flat
    assert (
        "people say met, the program not met" if language == "en" else "人は達成、プログラムは未達成"
    ) in flat
    assert widest_line(done.out) <= 96


def test_the_bench_can_be_of_one_criterion(stand: Stand, tmp_path: Path) -> None:
    folder = str(write_pack(tmp_path / "p", {"samples/parcel.yaml": SAMPLES}))
    done = stand.run("pack", "bench", folder, "--criterion", "apology")
    assert "opening/apology" in done.out
    assert "ask-order" not in done.out
    unknown = stand.run("pack", "bench", folder, "--criterion", "apologie")
    assert unknown.status == MENDABLE
    assert "apology" in unknown.err


def test_a_pack_that_cannot_be_used_says_why(stand: Stand, tmp_path: Path) -> None:
    for arguments in ((), ("--try", "$apology", "oops")):
        done = stand.run("pack", "bench", str(tmp_path / "none"), *arguments)
        assert done.status == MENDABLE
        assert "no folder" in done.out.lower() or "folder" in done.out


def test_a_phrase_is_tried_without_being_saved(stand: Stand, tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "p", {"samples/parcel.yaml": SAMPLES})
    before = (folder / "pack.yaml").read_bytes()
    done = stand.run("pack", "bench", str(folder), "--try", "$apology", "regret")
    assert done.status == FINE
    assert "better: parcel/opening/apology: not met → met" in " ".join(done.out.split())
    assert "Nothing was saved." in done.out
    assert "without the phrase with the phrase" in " ".join(done.out.split())
    assert (folder / "pack.yaml").read_bytes() == before
    none = stand.run("pack", "bench", str(folder), "--try", "$apology", "mea maxima culpa")
    assert "The phrase changes nothing on the samples." in none.out


@pytest.mark.parametrize("target", ["$apologie", "parcel/opening/apologie"])
def test_a_target_that_is_not_there_is_named_with_those_that_are(
    stand: Stand, tmp_path: Path, target: str
) -> None:
    done = stand.run("pack", "bench", str(write_pack(tmp_path / "p")), "--try", target, "oops")
    assert done.status == MENDABLE
    assert target in done.err
    assert "apology" in done.err
