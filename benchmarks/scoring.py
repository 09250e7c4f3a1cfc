"""What reading and scoring a reply costs, against the tokeniser alone, both in one run.

The replies are cut from those in the bundled packs, so that each is another text. The criteria are those of
the packs, with many phrases each, and beyond their number phrases of two words that stand in the replies;
beside them stand 20 criteria of one such phrase. Rubrics are compiled once, outside the measure, the words of
the replies have been met before, and garbage is collected as seldom as in the program, on all sides.

All sides take turns. A figure is the processor time of a reply in its fastest round, the mean of all replies:
what else the machine does makes a round slower, never faster.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import math
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import Stemmer
from sudachipy import Dictionary, SplitMode

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import kept_packs
from trainer.__main__ import COLLECT_EVERY
from trainer.core.rubric import Criterion, Phrase
from trainer.core.scenario import Pack, Turn
from trainer.core.scoring import ScoreSettings, compile_turn, score_reply
from trainer.language import reader_for
from trainer.packs.cache import PackCache
from trainer.packs.loader import LoadedPack, load_packs
from trainer.resources import resource_folder

SHORT, LONG = 130, 2_000
REPLIES = {SHORT: 40, LONG: 6}
CRITERIA = (20, 200, 2_000)
AIMS = {("ja", SHORT): "aim: 3 × with 20 criteria", ("ja", LONG): "aim: 16 ms with 20 criteria"}
ENGLISH_WORD = re.compile(r"\w+")
MOST_WORDS = 60  # of which pairs are made

Work = Callable[[str], object]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, metavar="N", help="rounds of each (12)")
    parser.add_argument(
        "--criteria",
        type=int,
        nargs="+",
        default=CRITERIA,
        metavar="N",
        help="how many (20 200 2000)",
    )
    kept_packs.add_option(parser)
    options = parser.parse_args()
    rounds = options.rounds
    gc.set_threshold(COLLECT_EVERY)
    print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, the fastest of {rounds} rounds")
    loaded = load_packs(
        resource_folder("scenarios"), cache=PackCache(options.kept_packs) if options.kept_packs else None
    )
    packs = {one.pack.language: one.pack for one in loaded if isinstance(one, LoadedPack)}
    for language, baselines in (("ja", japanese_baselines()), ("en", english_baselines())):
        for size in REPLIES:
            compare(packs[language], size, baselines, options.criteria, rounds=rounds)
    return 0


def japanese_baselines() -> dict[str, Work]:
    """Return the tokeniser in the modes that a reader needs, and in the longest alone."""
    dictionary = Dictionary(dict="small")
    mode_a, mode_c = dictionary.tokenizer(mode=SplitMode.A), dictionary.tokenizer(mode=SplitMode.C)
    return {
        "Sudachi, modes C and A": lambda text: (mode_c.tokenize(text), mode_a.tokenize(text)),
        "Sudachi, mode C": mode_c.tokenize,
    }


def english_baselines() -> dict[str, Work]:
    stem = Stemmer.Stemmer("english").stemWords
    return {"split + PyStemmer": lambda text: stem(ENGLISH_WORD.findall(text.lower()))}


def compare(
    pack: Pack, size: int, baselines: Mapping[str, Work], counts: Sequence[int], *, rounds: int
) -> None:
    """Print what each way of reading and scoring costs, as a ratio to each baseline."""
    replies = replies_of(pack, size)
    print(f"\n{pack.language}, replies of {size:,} characters   {AIMS.get((pack.language, size), '')}")
    works = dict(baselines) | {"reading": reader_for(pack.language).read}
    works[f"with {CRITERIA[0]} plain criteria"] = scoring(pack, plain_criteria(pack, replies), CRITERIA[0])
    for count in counts:
        criteria = itertools.chain(pack_criteria(pack), plain_criteria(pack, replies))
        works[f"with {count:,} criteria"] = scoring(pack, criteria, count)
    costs_s = costs(works, replies, rounds=rounds)
    for name, cost_s in costs_s.items():
        ratios = "".join(f"   {cost_s / costs_s[one]:8.2f} × {one}" for one in baselines if one != name)
        print(f"  {name:24} {cost_s * 1000:8.3f} ms{ratios}")


def costs(works: Mapping[str, Work], replies: Sequence[str], *, rounds: int) -> dict[str, float]:
    """Return the cost of one reply in seconds, by name."""
    least_s = {name: [math.inf] * len(replies) for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            least_s[name] = list(map(min, least_s[name], (spent_s(work, reply) for reply in replies)))
    return {name: statistics.mean(each) for name, each in least_s.items()}


def spent_s(work: Work, reply: str) -> float:
    """Return the processor time of one piece of work."""
    begun_s = time.process_time()
    work(reply)
    return time.process_time() - begun_s


def scoring(pack: Pack, criteria: Iterator[Criterion], count: int) -> Work:
    """Return the work of reading and scoring with the first so many criteria."""
    reader, settings = reader_for(pack.language), ScoreSettings(pack.label)
    turn = compile_turn(Turn("measured", (), tuple(itertools.islice(criteria, count)), ()), reader)
    return lambda text: score_reply(reader.read(text), turn, reader, settings=settings)


def replies_of(pack: Pack, size: int) -> list[str]:
    """Cut texts of one size from all replies in the pack, each beginning somewhere else."""
    joint = "" if pack.language == "ja" else " "
    texts = [turn.model for turn in turns_of(pack)] + [sample.reply for sample in pack.samples]
    every = (joint.join(texts) + joint) * (1 + 2 * size // sum(map(len, texts)))
    starts = [(len(every) - size) * number // REPLIES[size] for number in range(REPLIES[size])]
    return [every[start : start + size] for start in starts]


def turns_of(pack: Pack) -> Iterator[Turn]:
    return (turn for scenario in pack.scenarios for turn in scenario.turns)


def pack_criteria(pack: Pack) -> Iterator[Criterion]:
    return (criterion for turn in turns_of(pack) for criterion in turn.criteria)


def plain_criteria(pack: Pack, replies: Sequence[str]) -> Iterator[Criterion]:
    """Give criteria of one phrase each, all different."""
    reader = reader_for(pack.language)
    words = {token.surface for reply in replies for token in reader.read(reply).views[0]}
    known = sorted(filter(str.isalpha, words))
    chosen = known[:: 1 + len(known) // MOST_WORDS]
    phrases = (Phrase(" ... ".join(pair)) for pair in itertools.product(chosen, repeat=2))
    return (Criterion(phrase.text, phrase.text, phrase, points=1) for phrase in phrases)


if __name__ == "__main__":
    sys.exit(main())
