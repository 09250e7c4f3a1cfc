"""Whether inflected and honorific forms of Japanese words are found, and negated ones do not score.

UniMorph lists a dictionary word with its forms. The dictionary word is the keyword; the form alone is
the reply, because that is all the set has: words around it would be ours and could only help. An
affirmed form is found when the keyword is met. A negated form is kept from scoring when the keyword is
not met; those left to a person are counted apart.

For false merges each dictionary word is asked of the affirmed forms of all others, without honorific
and humble ones, which several words share (*いただく*), and without forms that UniMorph lists under both.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from benchmarks.quality.asking import asker, is_met, is_unsure, kinds
from benchmarks.quality.figures import Figure, Tally, at_least
from benchmarks.quality.material import tab_separated
from trainer.core.rubric import Phrase, SaysNot

HONORIFIC = frozenset({"FORM", "ELEV", "HUMB"})
"""UniMorph's tags of honorific and humble forms."""


def measure(folder: Path) -> list[Figure]:
    rows = tab_separated(folder, "matching/ja_inflection.tsv")
    found, honorific, kept, refused = Tally(), Tally(), Tally(), Tally()
    for row in rows:
        lemma, form, tags = row["lemma"], row["form"], row["tags"]
        answer = asker("ja").says(lemma, form)
        told = {
            "keyword": lemma,
            "reply": form,
            "tags": tags,
            "said": answer.state.value,
            "kinds": kinds(answer),
        }
        if row["neg"] == "1":
            kept.add(not is_met(answer), **told)
            kept.counts["left to a person"] += is_unsure(answer)
            denial = asker("ja").ask(SaysNot(Phrase(lemma)), form)
            refused.add(is_met(denial), **told | {"said": denial.state.value})
            continue
        found.add(is_met(answer), **told)
        found.counts["left to a person"] += is_unsure(answer)
        if HONORIFIC & set(tags.split(";")):
            honorific.add(is_met(answer), **told)
    return [
        found.figure(
            "ja-inflection-found",
            "Japanese inflected and honorific forms found",
            floor="70.5 %",
            aim=at_least(0.98),
        ),
        honorific.figure("ja-inflection-honorific", "  of these honorific and humble forms"),
        kept.figure(
            "ja-inflection-negated", "Japanese negated forms kept from scoring (UniMorph)", aim=at_least(0.99)
        ),
        refused.figure("ja-inflection-refusals", "  the same forms met as {says_not: keyword}"),
        _false_merges(rows),
    ]


def _false_merges(rows: list[dict[str, str]]) -> Figure:
    lemmas: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["neg"] == "0" and not HONORIFIC & set(row["tags"].split(";")):
            lemmas[row["form"]].add(row["lemma"])
    tally = Tally()
    for keyword in sorted(set().union(*lemmas.values())):
        for form in sorted(form for form, own in lemmas.items() if keyword not in own):
            answer = asker("ja").says(keyword, form)
            tally.add(
                not is_met(answer), keyword=keyword, reply=form, said=answer.state.value, kinds=kinds(answer)
            )
            tally.counts["left to a person"] += is_unsure(answer)
    return tally.figure("ja-inflection-merged", "  forms of other Japanese words taken", is_failed_share=True)
