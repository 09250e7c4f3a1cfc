"""Puts a pack together from its files: what each folder holds, and what must fit between the files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeVar

from trainer.core.asked import lines_of
from trainer.core.scenario import Note, Pack, Sample
from trainer.packs.drafts import ScenarioDraft
from trainer.packs.files import PACK_FILE, PackFiles
from trainer.packs.graph import check_scenario
from trainer.packs.manifest import Manifest, read_manifest
from trainer.packs.media import check_audio, check_picture, check_pictures
from trainer.packs.needs import NeedReader
from trainer.packs.note_links import check_links
from trainer.packs.notes import read_note
from trainer.packs.problems import Place, ProblemCode, Problems
from trainer.packs.quiz_faults import QuizFault
from trainer.packs.quizzes import QuizDraft, QuizReader
from trainer.packs.readable import readable_part
from trainer.packs.samples import SampleReader
from trainer.packs.scenarios import ScenarioReader
from trainer.packs.seminar_faults import SeminarFault
from trainer.packs.seminars import SeminarDraft, SeminarReader, check_seminar
from trainer.packs.text import decode
from trainer.packs.yaml_nodes import Node
from trainer.packs.yaml_reader import read_yaml

_YAML_SUFFIXES = (".yaml", ".yml")
_FOLDERS = {
    "drills": _YAML_SUFFIXES,
    "quizzes": _YAML_SUFFIXES,
    "seminars": _YAML_SUFFIXES,
    "samples": _YAML_SUFFIXES,
    "notes": (".md",),
}

_Draft = TypeVar("_Draft", ScenarioDraft, QuizDraft, SeminarDraft)
_PathCheck = Callable[[str, Place, Collection[str], Problems], None]


class Assembly:
    """One run over a pack's files.

    Args:
        files: As they were read.
        problems: Takes every fault.

    Attributes:
        needs: Reads needs with the named sets of the pack, once it has run.
        readable: What of a pack with errors has none; ``None`` if there are none, or nobody knows its
            language.
    """

    needs: NeedReader
    readable: Pack | None = None

    def __init__(self, files: PackFiles, problems: Problems) -> None:
        self._files = files
        self._problems = problems

    def run(self) -> tuple[Pack, dict[tuple[str, ...], Place]]:
        """Return the pack, which is whole only if no error was found, and where its parts stand."""
        manifest = read_manifest(self._manifest_node(), self._problems)
        needs = self.needs = NeedReader(self._problems, manifest.sets)
        errors = self._problems.error_count
        needs.read_all_sets()
        are_sets_sound = manifest.sets is not None and self._problems.error_count == errors
        notes = self._notes()
        drafts = self._scenarios(manifest, needs)
        for draft in drafts:
            check_scenario(draft, self._problems)
            self._check_notes(draft.notes, notes)
            self._check_files(draft.audio, check_audio)
        quizzes = self._quizzes(manifest, needs)
        for quiz in quizzes:
            self._check_notes(quiz.notes, notes)
            self._check_files(quiz.pictures, check_picture)
        seminars = self._seminars(manifest, quizzes, notes)
        samples = self._samples(drafts)
        self._warn_of_unread()
        check_pictures(self._files.heads, self._problems)
        pack = Pack(
            id=manifest.id,
            version=manifest.version,
            title=manifest.title,
            language=manifest.language,
            content_hash=self._files.content_hash,
            scenarios=tuple(draft.scenario for draft in drafts),
            notes=tuple(notes.values()),
            samples=samples,
            authors=manifest.authors,
            licence=manifest.licence,
            description=manifest.description,
            requires=manifest.requires,
            fictional=manifest.fictional,
            quizzes=tuple(draft.quiz for draft in quizzes),
            phrases=needs.named_sets(),
            seminars=tuple(draft.seminar for draft in seminars),
        )
        if self._problems.error_count and manifest.language:
            self.readable = readable_part(
                pack, drafts, quizzes,
                files_with_errors=self._problems.files_with_errors, are_sets_sound=are_sets_sound,
            )  # fmt: skip
        places = _places(drafts) | _quiz_places(quizzes) | _seminar_places(seminars)
        return pack, {(): manifest.place} | places

    def _manifest_node(self) -> Node | None:
        if PACK_FILE not in self._files.texts and PACK_FILE not in self._files.refused:
            here = [name for name in self._files.digests if "/" not in name]
            self._problems.add(
                ProblemCode.NO_PACK_FILE, Place(""), found=self._problems.guess(PACK_FILE, here)
            )
            return None
        return self._yaml(PACK_FILE)

    def _yaml(self, name: str) -> Node | None:
        text = self._text(name)
        return None if text is None else read_yaml(text, name, self._problems)

    def _text(self, name: str) -> str | None:
        raw = self._files.texts.get(name)
        return None if raw is None else decode(raw, name, self._problems)

    def _names_in(self, folder: str) -> list[str]:
        return [name for name in self._files.texts if _folder_read(name) == folder]

    def _notes(self) -> dict[str, Note]:
        texts = [(name, self._text(name)) for name in self._names_in("notes")]
        notes = {name: read_note(name, text or "") for name, text in texts}
        by_id = {note.id: note for note in notes.values()}
        for name, note in notes.items():
            check_links(name, note.text, by_id, self._files.digests, self._problems)
        return by_id

    def _scenarios(self, manifest: Manifest, needs: NeedReader) -> list[ScenarioDraft]:
        folders = ("drills/", "quizzes/")
        is_anything_refused = any(name.startswith(folders) for name in self._files.refused)
        if not is_anything_refused and not any(
            _folder_read(name) in ("drills", "quizzes") for name in self._files.texts
        ):
            self._problems.add(ProblemCode.NO_SCENARIOS, Place(""))

        def read(node: Node) -> ScenarioDraft | None:
            return ScenarioReader(self._problems, needs, language=manifest.language).read(node)

        return self._drafts("drills", read, duplicate=ProblemCode.DUPLICATE_SCENARIO)

    def _quizzes(self, manifest: Manifest, needs: NeedReader) -> list[QuizDraft]:
        def read(node: Node) -> QuizDraft | None:
            return QuizReader(self._problems, needs, language=manifest.language).read(node)

        return self._drafts("quizzes", read, duplicate=QuizFault.DUPLICATE_QUIZ)

    def _seminars(
        self, manifest: Manifest, quizzes: Sequence[QuizDraft], notes: Mapping[str, Note]
    ) -> list[SeminarDraft]:
        def read(node: Node) -> SeminarDraft | None:
            return SeminarReader(self._problems, language=manifest.language).read(node)

        drafts = self._drafts("seminars", read, duplicate=SeminarFault.DUPLICATE_SEMINAR)
        by_id = {one.id: one for one in quizzes}
        are_all_known = self._are_all_known("quizzes", by_id, len(quizzes))
        for draft in drafts:
            self._check_notes(draft.notes, notes)
            check_seminar(draft, by_id, notes, self._problems, are_all_known=are_all_known)
        return drafts

    def _are_all_known(self, folder: str, by_id: Collection[str], count: int) -> bool:
        """Say whether each file of a folder could be read, so that an id which is not there is unknown."""
        return (
            "" not in by_id
            and count == len(self._names_in(folder))
            and not any(name.startswith(folder) for name in self._files.refused)
        )

    def _drafts(
        self, folder: str, read: Callable[[Node], _Draft | None], *, duplicate: StrEnum
    ) -> list[_Draft]:
        """Read the files of a folder; each must have an id of its own."""
        drafts: dict[str, _Draft] = {}
        for name in self._names_in(folder):
            node = self._yaml(name)
            draft = None if node is None else read(node)
            if draft is None:
                continue
            first = drafts.setdefault(draft.id or name, draft)
            if first is not draft:
                self._problems.add(duplicate, draft.place, id=draft.id, other=first.place.file)
                drafts[name] = draft
        return list(drafts.values())

    def _check_notes(self, named: Iterable[tuple[str, Place]], notes: Mapping[str, Note]) -> None:
        for name, place in named:
            if name not in notes and f"notes/{name}.md" not in self._files.refused:
                suggestion = self._problems.guess(name, notes)
                self._problems.add(ProblemCode.UNKNOWN_NOTE, place, name=name, suggestion=suggestion)

    def _check_files(self, paths: Iterable[tuple[str, Place]], check: _PathCheck) -> None:
        for path, place in paths:
            if path not in self._files.refused:
                check(path, place, self._files.digests, self._problems)

    def _samples(self, drafts: Sequence[ScenarioDraft]) -> tuple[Sample, ...]:
        by_id = {draft.scenario.id: draft for draft in drafts}
        are_all_known = self._are_all_known("drills", by_id, len(drafts))
        reader = SampleReader(self._problems, by_id, are_all_known=are_all_known)
        nodes = [self._yaml(name) for name in self._names_in("samples")]
        return tuple(sample for node in nodes if node is not None for sample in reader.read(node))

    def _warn_of_unread(self) -> None:
        for name in self._files.digests:
            folder, _, rest = name.rpartition("/")
            is_yaml = PurePosixPath(name).suffix.lower() in _YAML_SUFFIXES
            is_expected = name == PACK_FILE or _folder_read(name) is not None
            if is_expected or not (is_yaml or folder.split("/")[0] in _FOLDERS):
                continue
            if folder in _FOLDERS:
                self._warn_of_ending(name)
                continue
            suggestion = self._problems.guess(folder, _FOLDERS) if folder else None
            self._problems.warn(
                ProblemCode.FILE_NOT_READ,
                Place(name),
                suggestion=f"{suggestion}/{rest}" if suggestion else None,
            )

    def _warn_of_ending(self, name: str) -> None:
        allowed = _FOLDERS[str(PurePosixPath(name).parent)]
        inner = PurePosixPath(name).with_suffix("")
        suggestion = inner if inner.suffix.lower() in allowed else inner.with_suffix(allowed[0])
        self._problems.warn(
            ProblemCode.FILE_NAME_ENDING, Place(name), allowed=allowed, suggestion=str(suggestion)
        )


def _folder_read(name: str) -> str | None:
    """Return the folder as whose file this one is read, or ``None`` if it is not read."""
    path = PurePosixPath(name)
    folder = str(path.parent)
    return folder if path.suffix.lower() in _FOLDERS.get(folder, ()) else None


def _places(drafts: Sequence[ScenarioDraft]) -> dict[tuple[str, ...], Place]:
    places: dict[tuple[str, ...], Place] = {}
    for draft in drafts:
        scenario_id = draft.scenario.id
        places[scenario_id,] = draft.place
        for turn in draft.turns:
            places[scenario_id, turn.turn.id] = turn.place
            for criterion_id, place in turn.criteria.places.items():
                places[scenario_id, turn.turn.id, criterion_id] = place
            for number, rule in enumerate(turn.rules, start=1):
                places[scenario_id, turn.turn.id, "then", str(number)] = rule.place
        for ending_id, place in draft.ending_ids.places.items():
            places[scenario_id, ending_id] = place
        by_line = {id(line): place for line, place in draft.conditional_lines}
        conditional = (line for line in lines_of(draft.scenario) if line.condition is not None)
        for number, line in enumerate(conditional):
            places[scenario_id, "", "if", str(number)] = by_line[id(line)]
    return places


def _quiz_places(drafts: Sequence[QuizDraft]) -> dict[tuple[str, ...], Place]:
    places: dict[tuple[str, ...], Place] = {}
    for draft in drafts:
        quiz_id = draft.quiz.id
        places["", "quiz", quiz_id] = draft.place
        for question_id, place in draft.questions.places.items():
            places["", "quiz", quiz_id, question_id] = place
        for question_id, criteria in draft.criteria.items():
            for criterion_id, place in criteria.places.items():
                places["", "quiz", quiz_id, question_id, criterion_id] = place
    return places


def _seminar_places(drafts: Sequence[SeminarDraft]) -> dict[tuple[str, ...], Place]:
    places: dict[tuple[str, ...], Place] = {}
    for draft in drafts:
        places["", "seminar", draft.id] = draft.place
        for prompt_id, place in draft.prompts.places.items():
            places["", "seminar", draft.id, prompt_id] = place
    return places
