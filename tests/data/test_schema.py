"""Every schema there has been becomes the present one, and nothing is lost on the way."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool

from trainer.core.errors import DatabaseError, DatabaseFault
from trainer.core.given import Entered, Given
from trainer.core.memory import ItemKind
from trainer.core.quiz_records import Asks
from trainer.data import revisions, schema, sqlite
from trainer.data.answer_reviews import AnswerReviewStore
from trainer.data.attempts import AttemptStore
from trainer.data.database import Database
from trainer.data.debriefs import DebriefStore
from trainer.data.memories import MemoryStore
from trainer.data.orm import Row
from trainer.data.revisions import REVISIONS
from trainer.data.seminars import SeminarStore
from trainer.data.sittings import SittingStore
from trainer.data.trainees import TraineeStore

DUMPS = Path(__file__).parent / "schemas"
COUNTS = {
    "trainees": 2,
    "attempts": 3,
    "replies": 4,
    "verdicts": 6,
    "events": 14,
    "insights": 2,
    "contests": 3,
    "reviews": 2,
    "rescores": 1,
}
"""How many rows each dump holds."""
QUIZ_COUNTS = {
    "sittings": 2,
    "quiz_answers": 10,
    "answer_reviews": 1,
    "memories": 2,
    "memory_reviews": 4,
    "memory_parameters": 1,
    "seminar_entries": 2,
}
"""How many more each dump holds from 0003 on."""


def restored(revision: str, path: Path) -> Path:
    """Make a database from the dump of a schema."""
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))
    return path


def counts(path: Path, tables: Iterable[str] = COUNTS) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def tables(path: Path) -> list[tuple[str, ...]]:
    """Everything that makes the schema of a file, in SQL; a table made anew has its name in quotes."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
        return sorted((*row[:3], row[3].replace(f'"{row[2]}"', row[2])) for row in rows)


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


def test_the_list_of_revisions_is_that_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(scripts)) == REVISIONS


def test_every_revision_has_a_dump_with_rows() -> None:
    """Write tests/data/schemas/<revision>.sql with each new revision, from a database with rows in it."""
    assert sorted(one.stem for one in DUMPS.glob("*.sql")) == list(REVISIONS)


def migrated(path: Path) -> Path:
    """Make an empty database by the migrations alone."""
    engine = sqlite.make_engine(path, busy_timeout_ms=100, has_foreign_keys=False, pool=NullPool)
    with sqlite.writing(engine).begin() as connection:
        schema.migrate(connection)
    return path


def test_models_and_migrations_make_the_same_tables(tmp_path: Path) -> None:
    Database.open(tmp_path / "new.db").close()
    assert tables(migrated(tmp_path / "migrated.db")) == tables(tmp_path / "new.db")
    assert len(tables(tmp_path / "new.db")) > len(COUNTS) + len(QUIZ_COUNTS)


def test_models_and_migrations_agree_as_alembic_sees_them(tmp_path: Path) -> None:
    engine = sqlite.make_engine(migrated(tmp_path / "x.db"), busy_timeout_ms=100, pool=NullPool)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_database_of_every_release_opens_with_all_its_rows(path: Path, revision: str) -> None:
    restored(revision, path)
    assert counts(path) == COUNTS
    with Database.open(path) as database:
        store = AttemptStore(database)
        loaded = [store.load(one.head.id) for one in store.history()]
        debriefs = DebriefStore(database)
        insights = [debriefs.insight(one.head.id) for one in loaded]
        contests = [one for drill in loaded for one in debriefs.contests(drill.head.id)]
    assert sum(len(one.events) for one in loaded) == COUNTS["events"]
    assert len([one for one in insights if one.learned or one.suggestion]) == COUNTS["insights"]
    assert len(contests) == COUNTS["contests"]
    assert sum(len(one.reviews) for one in loaded) == COUNTS["reviews"]
    assert sum(len(one.rescores) for one in loaded) == COUNTS["rescores"]
    assert counts(path) == COUNTS
    assert tables(path) == tables(migrated(path.with_name("migrated.db")))


@pytest.mark.parametrize("revision", [one for one in REVISIONS if one >= "0003"])
def test_quizzes_and_memories_of_every_release_are_all_there(path: Path, revision: str) -> None:
    assert counts(restored(revision, path), QUIZ_COUNTS) == QUIZ_COUNTS
    with Database.open(path) as database:
        sittings, memories, seminars = SittingStore(database), MemoryStore(database), SeminarStore(database)
        stored = [sittings.stored(one.head.id) for one in sittings.sittings()]
        trainees = [one.id for one in TraineeStore(database).list()]
        remembered = [each for one in trainees for kind in ItemKind for each in memories.all(one, kind)]
        reviews = [each for one in trainees for each in memories.reviews(one)]
        entries = [each for one in trainees for each in seminars.entries(one, "flea-en", "morning")]
        decided = AnswerReviewStore(database)
        reviewed = [each for one in stored for answer in one.answers for each in decided.reviews(answer.id)]
        fitted = [one for one in map(memories.parameters, trainees) if one is not None]
    assert [len(one.answers) for one in stored] == [2, 8]
    assert {type(one.given) for one in stored[1].answers} == set(get_args(Given))
    assert [one.head.asks for one in stored] == [(Asks.MARKED,) * 8] * 2
    assert [one.standing.was_clock_set_back for one in stored] == [False, True]
    assert stored[0].draft == (5, Entered("お調べ"))
    assert [(one.credit, one.low, one.high, one.reviewer) for one in reviewed] == [
        (75.0, 50.0, 100.0, "Ken Mori")
    ]
    assert stored[0].answers[1].is_taken_back
    assert (len(remembered), len(reviews)) == (QUIZ_COUNTS["memories"], QUIZ_COUNTS["memory_reviews"] - 1)
    assert len(entries) == QUIZ_COUNTS["seminar_entries"]
    assert [one.values for one in fitted] == [(0.212, 1.2931, 2.3065)]
    assert counts(path, QUIZ_COUNTS) == QUIZ_COUNTS


def test_a_database_from_before_quizzes_has_none(path: Path) -> None:
    Database.open(restored("0002", path)).close()
    assert counts(path, QUIZ_COUNTS) == dict.fromkeys(QUIZ_COUNTS, 0)


REBUILD = '''
"""A later schema: rebuilds a table that others refer to."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "HEAD"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempts", recreate="always") as attempts:
        attempts.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
'''.replace("HEAD", REVISIONS[-1])
FAILS_HALF_WAY = REBUILD + "    raise RuntimeError('half way')\n"
LOSES_PARENTS = REBUILD + "    op.execute('DELETE FROM trainees')\n"


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release with one more revision; gives the file where that is written."""
    migrations = tmp_path / "100% later" / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(revisions, "REVISIONS", (*REVISIONS, "9999"))
    monkeypatch.setattr(revisions, "HEAD", "9999")
    return migrations / "versions" / "9999_later.py"


def test_an_upgrade_keeps_every_row_and_a_copy_of_before(path: Path, later: Path) -> None:
    later.write_text(REBUILD)
    before = dump(restored("0001", path))
    with Database.open(path) as database:
        assert (
            sum(
                len(AttemptStore(database).load(one.head.id).events)
                for one in AttemptStore(database).history()
            )
            == COUNTS["events"]
        )
    assert counts(path) == COUNTS
    assert "note TEXT" in dump(path)
    (copy,) = (path.parent / "backups").iterdir()
    assert dump(copy) == before
    assert copy.name.startswith("dojo-0001-")
    Database.open(path).close()
    assert len(list((path.parent / "backups").iterdir())) == 1, "the second start has nothing to upgrade"


def test_a_copy_of_before_goes_where_it_is_wanted(path: Path, later: Path, tmp_path: Path) -> None:
    later.write_text(REBUILD)
    Database.open(restored("0001", path), backups=tmp_path / "kept" / "copies").close()
    (copy,) = (tmp_path / "kept" / "copies").iterdir()
    assert counts(copy) == COUNTS


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(path: Path, later: Path) -> None:
    later.write_text(FAILS_HALF_WAY)
    before = dump(restored("0001", path))
    with pytest.raises(RuntimeError, match="half way"):
        Database.open(path)
    assert dump(path) == before


def test_an_upgrade_that_leaves_rows_without_parents_is_taken_back(path: Path, later: Path) -> None:
    later.write_text(LOSES_PARENTS)
    before = dump(restored("0001", path))
    with pytest.raises(DatabaseError) as caught:
        Database.open(path)
    assert caught.value.fault is DatabaseFault.DAMAGED
    assert Path(str(caught.value.data["backup"])).is_file()
    assert dump(path) == before


def test_no_upgrade_without_a_copy(path: Path, later: Path) -> None:
    later.write_text(REBUILD)
    before = dump(restored("0001", path))
    (path.parent / "backups").touch()
    with pytest.raises(DatabaseError) as caught:
        Database.open(path)
    assert caught.value.fault is DatabaseFault.UNREACHABLE
    assert dump(path) == before


def test_a_copy_that_cannot_be_made_is_not_left_behind(
    path: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise DatabaseError(DatabaseFault.DISK_FULL, path=target)

    later.write_text(REBUILD)
    monkeypatch.setattr(sqlite, "copy", full)
    with pytest.raises(DatabaseError):
        Database.open(restored("0001", path))
    assert list((path.parent / "backups").iterdir()) == []


def test_a_start_without_an_upgrade_does_not_load_alembic(path: Path) -> None:
    """Start-up time: the check runs in this process, so it watches what is imported."""
    Database.open(path).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "alembic", None)
        Database.open(path).close()
        Database.open(path.with_name("new.db")).close()
