"""What is said about the bench: agreement with people, what is missed, what one more phrase would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from trainer.services.bench_results import LOWEST_KAPPA, Bench, CriterionBench, Disagreement
from trainer.services.trials import Effect, SampleChange, Trial
from trainer.wording.catalogue import _, ngettext
from trainer.wording.names import state_name
from trainer.wording.numbers import number
from trainer.wording.quotes import on_one_line


def kappa_sentence(bench: Bench) -> str:
    """Say how far the totals agree, and what the figure means."""
    return ngettext(
        "{totals} total: {equal} the same. Agreement beyond chance (kappa): {kappa}; "
        "1 is perfect, 0 is chance, from {lowest} on the rubric can be relied on.",
        "{totals} totals: {equal} the same. Agreement beyond chance (kappa): {kappa}; "
        "1 is perfect, 0 is chance, from {lowest} on the rubric can be relied on.",
        bench.totals,
    ).format(
        totals=number(bench.totals),
        equal=number(bench.equal_totals),
        kappa=_kappa(bench),
        lowest=f"{LOWEST_KAPPA:.2f}",
    )


def _kappa(bench: Bench) -> str:
    return "–" if bench.kappa is None else f"{bench.kappa:.2f}"


def columns_sentence() -> str:
    """Say what the columns of the bench count."""
    return _(
        "Too strict: people say met, the program does not. "
        "Too lenient: people say not met, the program does not."
    )


def trial_rows(trial: Trial) -> list[tuple[str, str, str]]:
    """Return what is compared, and what it is without and with the phrase."""
    before, after = trial.before, trial.after
    rows = [
        (
            _("verdicts that agree with people, of {marks}").format(marks=number(before.marks)),
            number(before.agreed),
            number(after.agreed),
        )
    ]
    if before.totals:
        told = _("totals that are the same, of {totals}").format(totals=number(before.totals))
        rows.append((told, number(before.equal_totals), number(after.equal_totals)))
        rows.append((_("agreement beyond chance (kappa)"), _kappa(before), _kappa(after)))
    return rows


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
        "reply": on_one_line(miss.sample.reply),
    }


def change_line(one: SampleChange) -> str:
    """Say what a phrase would change on one sample, and whether that is better."""
    template = _("{effect}: {where}: {before} → {after} – “{reply}”")
    return template.format(
        effect=_effects()[one.effect],
        where=f"{one.sample.scenario_id}/{one.sample.turn_id}/{one.criterion_id}",
        before=state_name(one.before),
        after=state_name(one.after),
        reply=on_one_line(one.sample.reply),
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
