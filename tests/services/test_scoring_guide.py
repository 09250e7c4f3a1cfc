"""The guides to scoring are true: every example is scored, and says what its table says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from trainer.core.answers import State
from trainer.core.scoring import CompiledTurn, ScoreSettings, Verdict, compile_turn, score_reply
from trainer.language import reader_for
from trainer.packs.loader import LoadedPack, load_pack

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("scoring.md", "scoring.ja.md")
VERDICTS = {
    "met": State.MET, "達成": State.MET, "not met": State.NOT_MET, "未達成": State.NOT_MET,
    "unsure": State.UNSURE, "要確認": State.UNSURE,
}  # fmt: skip
EXAMPLE = re.compile(
    r"^```yaml (?P<language>\w+)\n(?P<yaml>.*?)^```\n(?P<table>(?:\|[^\n]*\n)+)", re.MULTILINE | re.DOTALL
)

PACK = "id: guide\nversion: 1.0.0\ntitle: Guide\nlanguage: {language}\n"
DRILL = """\
id: guide
title: Guide
customer: {{name: Mika}}
start: only
turns:
  - id: only
    says: Hello?
    model: Hello.
    criteria:
      - {{id: points, label: Points, points: 1, needs: "xyzzy"}}
      - id: example
        label: Example
{criterion}
    then: [{{go: end}}]
endings: [{{id: end, outcome: resolved}}]
"""


@dataclass(frozen=True)
class Row:
    """One row of a table: what is written, and what the program must say of it."""

    language: str
    yaml: str
    reply: str
    verdict: str
    words: str
    better: str = ""


def rows() -> Iterator[Row]:
    text = "".join((DOCS / name).read_text(encoding="utf-8") for name in GUIDES)
    for example in EXAMPLE.finditer(text):
        for line in example["table"].splitlines()[2:]:
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            yield Row(example["language"], example["yaml"], *cells)


ROWS = tuple(rows())


@pytest.fixture(scope="module")
def turns(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], CompiledTurn]:
    """Each criterion of the guides, loaded as part of a pack and compiled."""
    folder = tmp_path_factory.mktemp("guide")
    return {
        (language, yaml): compiled(folder / str(number), language, yaml)
        for number, (language, yaml) in enumerate(dict.fromkeys((row.language, row.yaml) for row in ROWS))
    }


def compiled(folder: Path, language: str, yaml: str) -> CompiledTurn:
    effect = "" if "critical" in yaml else "points: 10\n"
    criterion = "".join(f"        {line}\n" for line in (yaml + effect).splitlines())
    (folder / "drills").mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK.format(language=language), encoding="utf-8")
    (folder / "drills" / "guide.yaml").write_text(DRILL.format(criterion=criterion), encoding="utf-8")
    loaded = load_pack(folder)
    assert isinstance(loaded, LoadedPack), yaml
    return compile_turn(loaded.pack.scenarios[0].turns[0], reader_for(language))


def judged(row: Row, turns: dict[tuple[str, str], CompiledTurn]) -> Verdict:
    reader = reader_for(row.language)
    card = score_reply(
        reader.read(row.reply), turns[row.language, row.yaml], reader, settings=ScoreSettings()
    )
    verdict = card.verdict("example")
    assert verdict is not None
    return verdict


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.language}: {row.reply}")
def test_an_example_says_what_its_table_says(row: Row, turns: dict[tuple[str, str], CompiledTurn]) -> None:
    verdict = judged(row, turns)
    assert verdict.state is VERDICTS[row.verdict]
    words = [row.reply[one.span.start : one.span.end] for one in verdict.evidence]
    if row.words:
        assert "; ".join(words) == row.words
    if row.better:
        assert "; ".join(one.phrase for one in verdict.evidence) == row.better


def test_the_guides_show_both_languages_and_every_verdict() -> None:
    assert {row.language for row in ROWS} == {"en", "ja"}
    assert {row.verdict for row in ROWS} == set(VERDICTS)
    assert len(ROWS) > 40
