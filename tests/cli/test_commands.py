"""Every command in this process, as somebody at a terminal sees it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.stand import Stand, widest_line
from tests.services.stage import copy_pack
from trainer.cli.arguments import parser
from trainer.cli.misunderstandings import told
from trainer.cli.statuses import FINE, INTERRUPTED, MENDABLE, OUR_FAULT
from trainer.core.errors import FileError, FileFault, UserFacingError
from trainer.services.library import Library
from trainer.wording.catalogue import set_language

GOOD = "Hi Hannah, I'm so sorry. That must be frustrating. Could you give me the order number, please?"
GOOD_JA = "中村さま、誠に申し訳ございません。取引番号をお知らせいただけますでしょうか。"


def number_of(stand: Stand, scenario: str) -> tuple[int, int]:
    """The number of a scenario in the list, and the last number."""
    rows = [line.split() for line in stand.run("list").out.splitlines()]
    ids = [row[1] for row in rows if len(row) > 1 and row[0].isdecimal()]
    return ids.index(scenario) + 1, len(ids)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_list_shows_every_scenario_under_its_pack(stand: Stand, language: str) -> None:
    set_language(language)
    done = stand.run("list")
    assert done.status == FINE
    for word in ("first-sale", "Where is my parcel?", "荷物が届かない", "Tsugite support desk, first month"):
        assert word in done.out
    assert ("8 minutes" if language == "en" else "8分") in done.out


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_line_is_wider_than_the_terminal_or_the_eye(stand: Stand, width: int, language: str) -> None:
    set_language(language)
    stand.width = width
    reply = GOOD if language == "en" else GOOD_JA
    done = stand.run("drill", "late-parcel", "--new", typed=(reply, "/hint", "/notes", "/model", "/help"))
    assert widest_line(done.out) <= min(width, 96)
    assert reply.replace(" ", "")[:30] in "".join(
        line.strip("│ ").replace(" ", "") for line in done.out.splitlines()
    )


def test_without_a_terminal_there_are_no_colours(stand: Stand) -> None:
    assert "\x1b" not in stand.run("drill", "late-parcel", typed=(GOOD,)).out
    stand.has_colours = True
    assert "\x1b[" in stand.run("drill", "late-parcel", "--new", typed=(GOOD,)).out


def test_a_drill_is_played_scored_kept_and_continued(stand: Stand) -> None:
    first = stand.run("drill", "late-parcel", typed=(GOOD,))
    assert first.status == FINE
    assert "Score 100 of 100" in first.out
    assert "Everything is stored" in first.out
    second = stand.run("drill", typed=("", "I'll ask the carrier to trace it."))
    assert "Not finished yet: Where is my parcel?" in second.out
    assert stand.prompts[-3].startswith("Continue it?")
    assert second.out.count("I'm so sorry") == 1  # what was said before, once
    assert second.out.count("Score") == 2


def test_the_last_reply_stands_before_what_the_customer_answered(stand: Stand) -> None:
    stand.run("drill", "late-parcel", typed=(GOOD,))
    again = stand.run("drill", "--continue").out
    assert again.index("I'm so sorry") < again.index("Score 100 of 100") < again.index("Your goal")
    assert again.rindex("Hannah ·") > again.index("Score 100 of 100")


def test_the_end_shows_the_model_reply_for_what_could_be_better(stand: Stand) -> None:
    done = stand.run("drill", "late-parcel", typed=(GOOD, "Ok.", "/stop"))
    after = done.out.rsplit("no result", 1)[0].split("Your goal")[-1]
    assert after.count("Model reply") == 1
    assert "Ok." in after
    assert GOOD[:20] not in after


def test_the_facts_of_every_scenario_end_in_one_column(stand: Stand) -> None:
    for language in ("en", "ja"):
        set_language(language)
        rows = [line for line in stand.run("list").out.splitlines() if "·" in line]
        assert len({widest_line(row) for row in rows}) == 1


def test_no_to_continuing_begins_anew(stand: Stand) -> None:
    stand.run("drill", "late-parcel", typed=(GOOD,))
    for answer in ("n", "Ｎ", "no", "いいえ"):
        done = stand.run("drill", typed=(answer, "1"))
        assert "My very first sale" in done.out.split("Everything")[0]


def test_continue_asks_nothing(stand: Stand) -> None:
    stand.run("drill", "late-parcel", typed=(GOOD,))
    stand.prompts.clear()
    assert stand.run("drill", "--continue").status == FINE
    assert stand.prompts == ["> "]


def test_continue_goes_on_with_the_drill_that_was_named_and_begins_no_other(stand: Stand) -> None:
    stand.run("drill", "tsugite-support-en/late-parcel", typed=(GOOD,))
    for asked in (("late-parcel", "--in", "ja"), ("--in", "ja"), ("first-sale",)):
        done = stand.run("drill", *asked, "--continue")
        assert done.status == MENDABLE
        assert "There is no such unfinished drill to continue" in " ".join(done.err.split())
        assert not done.out.strip()
    stand.run("drill", "tsugite-support-ja/late-parcel")
    assert "荷物が届かない" in stand.run("drill", "late-parcel", "--in", "ja", "--continue").out
    assert "Where is my parcel?" in stand.run("drill", "late-parcel", "--in", "en", "--continue").out


def test_a_scenario_is_chosen_by_its_number_in_any_width(stand: Stand) -> None:
    number, count = number_of(stand, "late-parcel")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    done = stand.run("drill", typed=("0", "seven", "７７", wide, GOOD))
    assert done.out.count(f"Please type a number from 1 to {count}.") == 3
    assert "Where is my parcel?" in done.out


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_scenario_has_one_number_everywhere(stand: Stand, language: str) -> None:
    set_language(language)
    listed = stand.run("list").out
    assert stand.run("drill").out.startswith(listed)
    number, title = next(line.split()[0:3:2] for line in listed.splitlines() if " first-sale " in line)
    assert title in stand.run("drill", number).out
    other = "en" if language == "ja" else "ja"
    (line,) = (
        one for one in stand.run("drill", "--in", other, "--new").out.splitlines() if " first-sale " in one
    )
    assert line.split() in [one.split() for one in listed.splitlines()]


def test_a_scenario_is_named_by_its_number_its_id_or_both_ids(stand: Stand) -> None:
    assert "荷物が届かない" in stand.run("drill", "tsugite-support-ja/late-parcel").out
    number, _count = number_of(stand, "late-parcel")
    for name in (str(number), "late-parcel", "tsugite-support-en/late-parcel"):
        assert "Where is my parcel?" in stand.run("drill", name, "--new").out
        assert "Where is my parcel?" in stand.run("drill", name, "--continue").out
    for name in ("99", "0", "tsugite-support-en/none", "none/late-parcel", "/"):
        assert "There is no scenario" in stand.run("drill", name).err


def test_an_id_that_several_packs_have_names_the_choices(stand: Stand) -> None:
    mine = copy_pack("tsugite-support-en", stand.paths.packs) / "pack.yaml"
    text = mine.read_text(encoding="utf-8")
    mine.write_text(text.replace("id: tsugite-support-en", "id: mine", 1), encoding="utf-8")
    done = stand.run("drill", "late-parcel")
    assert done.status == MENDABLE
    said = done.err.replace("\n", " ")
    assert "tsugite-support-en/late-parcel, mine/late-parcel" in said
    assert "Where is my parcel?" in stand.run("drill", "mine/late-parcel").out


def test_a_prohibition_that_was_kept_takes_no_room(stand: Stand) -> None:
    done = stand.run("drill", "late-parcel", typed=(GOOD,))
    assert "Score 100 of 100" in done.out
    assert "No brush-off" not in done.out
    assert "Apolog" in done.out


@pytest.mark.parametrize(
    ("arguments", "en", "ja"),
    [
        (["export"], "FILE is missing", "指定されていません"),
        (["list", "--all"], "--all means nothing here", "ここでは使えません"),
        (["drill", "--in", "fr"], "'fr' is not possible for --in", "指定できません"),
        (["pack", "install", "x", "--file", "a=b"], "these are: a=mine, a=theirs, a=both", "指定できません"),
        (["pack", "play", "x", "--seeds", "0"], "'0' is not possible for --seeds", "指定できません"),
        (["drill", "--in"], "something must follow --in", "値が必要です"),
        (
            ["drill", "--new", "--continue"],
            "--new cannot be used together",
            "同時に使えません",
        ),
        (["drill", "--exam=x"], "nothing may follow --exam, and 'x' does", "付けられません"),
    ],
)
def test_what_cannot_be_understood_is_told_in_the_language_of_the_screens(
    arguments: list[str], en: str, ja: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("en", en), ("ja", ja)):
        set_language(language)
        with pytest.raises(SystemExit):
            parser().parse_args(arguments)
        assert words in capsys.readouterr().err
    set_language("en")


def test_what_argparse_says_in_other_words_is_left_as_it_is() -> None:
    assert told("something new") == "something new"


def test_the_language_of_the_screens_comes_first_and_the_customers_can_be_chosen(stand: Stand) -> None:
    set_language("ja")
    assert "荷物が届かない" in stand.run("drill", "late-parcel").out
    assert "Where is my parcel?" in stand.run("drill", "late-parcel", "--in", "en", "--new").out


def test_nobody_answers(stand: Stand) -> None:
    done = stand.run("drill")
    assert done.status == MENDABLE
    assert "The input ended before a scenario was chosen." in done.err
    assert "Traceback" not in done.err


def test_an_unknown_scenario_is_answered_with_the_known_ones(stand: Stand) -> None:
    done = stand.run("drill", "late-parcle")
    assert done.status == MENDABLE
    assert "late-parcel" in done.err


def test_every_command_of_a_drill(stand: Stand) -> None:
    typed = (
        "/again", "/model", "/HELP", "／ｎｏｔｅｓ", "/hint", "/hint", "/hint", "/hint", "/hint",
        "/hint", "", "x" * 20_000, GOOD, "/model", "/again", "/nonsense", "/stop",
    )  # fmt: skip
    done = stand.run("drill", "late-parcel", typed=typed)
    assert done.status == FINE
    for sentence in (
        "There is no reply to take back.",
        "A model reply is shown after you have answered.",
        "leave now and continue another day",
        "There is no further hint here.",
        "There is nothing to send yet.",
        "20,000 characters",
        "Model reply",
        "Taken back.",
        "no result",
    ):
        assert sentence in done.out, sentence


def test_later_leaves_and_the_hint_was_recorded(stand: Stand) -> None:
    done = stand.run("drill", "late-parcel", typed=("/hint", "/later"))
    assert "Everything is stored" in done.out


def test_ctrl_c_keeps_the_words_that_stood_in_the_line(stand: Stand) -> None:
    stand.run("drill", "late-parcel", typed=("I am so sor" + Stand.INTERRUPT,))
    done = stand.run("drill", "--continue")
    assert "Your draft" in done.out
    assert "I am so sor" in done.out


def test_ctrl_c_at_a_question_ends_quietly(stand: Stand) -> None:
    done = stand.run("drill", typed=(Stand.INTERRUPT,))
    assert done.status == INTERRUPTED
    assert "Traceback" not in done.err


def test_an_exam_shows_its_feedback_at_the_end(stand: Stand) -> None:
    replies = (GOOD, "I will ask the carrier to trace it, up to 48 hours. We hold your money.", "Sure.")
    done = stand.run("drill", "late-parcel", "--exam", "--silent", typed=("/hint", *replies, "Ok.", "Ok.",
                     "Ok.", "Ok.", "Ok."))  # fmt: skip
    assert "Your goal" not in done.out
    before, after = done.out.split("pass mark 70", 1)[1].rsplit("Debrief", 1)
    assert "An exam has no hints" in before
    assert "Score" in after
    assert "Apologises for the delay" in before


def test_a_broken_pack_is_told_beside_the_good_ones(stand: Stand) -> None:
    folder = copy_pack("tsugite-support-en", stand.paths.packs)
    (folder / "pack.yaml").write_text("id: [", encoding="utf-8")
    for command in (["list"], ["drill", "late-parcel"]):
        done = stand.run(*command)
        assert done.status == FINE
        assert "was left out" in done.out
        assert "pack.yaml:1:" in done.out


@pytest.mark.no_cover
def test_check_reports_every_fault_with_its_line_and_the_bench(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tsugite-support-en", "tsugite-support-ja"):
        copy_pack(name, tmp_path / "here")  # of one drill each; the whole ones are checked with the services
    library = Library((tmp_path / "here", stand.paths.packs), stand.paths.kept_packs)
    monkeypatch.setattr("tests.cli.stand.open_library", lambda _paths: library)
    done = stand.run("pack", "check")
    assert done.status == FINE
    assert done.out.count("Bench:") == 2
    folder = copy_pack("tsugite-support-en", tmp_path / "mine")
    path = folder / "drills" / "late-parcel.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("level: 2", "level: many"), encoding="utf-8")
    broken = stand.run("pack", "check", str(folder))
    assert broken.status == MENDABLE
    assert "cannot be used, 1 error" in broken.out.replace("\n", " ")
    assert "drills/late-parcel.yaml:4:" in broken.out


@pytest.mark.no_cover
def test_check_of_a_folder_of_packs_finds_two_with_one_id(stand: Stand, tmp_path: Path) -> None:
    for name in ("first", "second"):
        copy_pack("tsugite-support-en", tmp_path).rename(tmp_path / name)
    done = stand.run("pack", "check", str(tmp_path))
    out = done.out.replace("\n", "").replace(" ", "")
    assert done.status == MENDABLE
    assert "second:cannotbeused,1error" in out
    assert "sameid“tsugite-support-en”" in out
    assert done.out.count("Bench:") == 1


def test_export_writes_what_was_played(stand: Stand, tmp_path: Path) -> None:
    stand.run("drill", "late-parcel", typed=(GOOD,))
    target = tmp_path / "scores.csv"
    done = stand.run("export", str(target))
    assert done.status == FINE
    assert done.out.replace("\n", "").startswith("1 row written to")
    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["reply"] == GOOD
    assert row["low_score"] == "100"
    assert stand.run("export", str(target), "--rows", "drills").status == FINE


def test_export_into_a_folder_that_is_not_there_is_told(stand: Stand, tmp_path: Path) -> None:
    done = stand.run("export", str(tmp_path / "none" / "scores.csv"))
    assert done.status == MENDABLE
    assert "cannot be written" in done.err.replace("\n", " ")


def test_the_demonstration_passes_in_both_languages_and_leaves_nothing_behind(stand: Stand) -> None:
    done = stand.run("demo")
    assert done.status == FINE
    assert "passed" in done.out
    assert "合格" in done.out
    assert not stand.paths.database.exists()
    assert stand.settings.value.trainee_id == ""


def test_a_database_that_is_none_is_left_alone_and_told(stand: Stand) -> None:
    stand.paths.data.mkdir(parents=True)
    stand.paths.database.write_text("not a database, but somebody's notes", encoding="utf-8")
    for command in (["export", "scores.csv"], ["drill", "late-parcel"]):
        done = stand.run(*command)
        assert done.status == MENDABLE
        assert "is not a database of this program" in done.err.replace("\n", " ")
    assert stand.paths.database.read_text(encoding="utf-8").startswith("not a database")


def test_settings_that_could_not_be_read_are_told_once_and_quietly(stand: Stand) -> None:
    stand.trouble = UserFacingError("settings-broken", kept_aside="settings.json.broken")
    done = stand.run("list")
    assert done.status == FINE
    assert "The settings file was damaged" in done.err


def test_settings_that_cannot_be_written_keep_nobody_from_practising(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(values: object) -> None:
        raise FileError(FileFault.READ_ONLY, path="settings.json")

    monkeypatch.setattr(stand.settings._store, "save", refuse)
    done = stand.run("drill", "late-parcel", "--silent", typed=(GOOD,))
    assert done.status == FINE
    assert "read-only" in done.out
    assert "Score 100 of 100" in done.out


@pytest.mark.expect_log("unexpected")
def test_our_own_fault_is_admitted_with_a_report(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("trainer.cli.listing.scenario_list", fail)
    done = stand.run("list")
    assert done.status == OUR_FAULT
    assert "This is our fault" in done.err
    assert "ZeroDivisionError" in done.err
