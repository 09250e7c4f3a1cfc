"""What is said about the bench: agreement with people, what is missed, what one more phrase would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trainer.services.bench import Bench, CriterionBench, Disagreement
from trainer.services.trials import Effect, SampleChange, Trial
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import state_name
from trainer.wording.numbers import number


def kappa_sentence(bench: Bench) -> str:
    """Say how far the totals agree."""
    return ngettext(
        "{totals} total: {equal} the same; quadratic weighted kappa {kappa}.",
        "{totals} totals: {equal} the same; quadratic weighted kappa {kappa}.",
        bench.totals,
    ).format(totals=number(bench.totals), equal=number(bench.equal_totals), kappa=f"{bench.kappa:.2f}")


def miss_lines(one: CriterionBench) -> Iterator[str]:
    """Yield the replies on which a criterion does not agree with people, whole."""
    for miss in one.missed_positives:
        yield _("{where}: people say met, the program {program} – “{reply}”").format(**_data(one, miss))
    for miss in one.missed_negatives:
        yield _("{where}: people say not met, the program {program} – “{reply}”").format(**_data(one, miss))


def _data(one: CriterionBench, miss: Disagreement) -> dict[str, str]:
    return {
        "where": "/".join(one.key),
        "program": state_name(miss.state),
        "reply": " ".join(miss.sample.reply.split()),
    }


def change_line(one: SampleChange) -> str:
    """Say what a phrase would change on one sample, and whether that is better."""
    template = _("{effect}: {where}: {before} → {after} – “{reply}”")
    return template.format(
        effect=_effects()[one.effect],
        where=f"{one.sample.scenario_id}/{one.sample.turn_id}/{one.criterion_id}",
        before=state_name(one.before),
        after=state_name(one.after),
        reply=" ".join(one.sample.reply.split()),
    )


def _effects() -> dict[Effect, str]:
    return {Effect.BETTER: _("better"), Effect.WORSE: _("worse"), Effect.OPEN: _("not marked")}


def trial_sentence(trial: Trial) -> str:
    """Sum up what a phrase would change; nothing of it is saved."""
    counts = Counter(one.effect for one in trial.changes)
    if not trial.changes:
        return _("The phrase changes nothing on the samples.")
    return _("Better: {better}, worse: {worse}, not marked: {open}. Nothing was saved.").format(
        better=number(counts[Effect.BETTER]),
        worse=number(counts[Effect.WORSE]),
        open=number(counts[Effect.OPEN]),
    )
