"""What the statistics of a question say, in sentences that name what to look at."""

from __future__ import annotations

from babel.numbers import format_decimal

from trainer.core.answer_picks import Offered
from trainer.core.item_statistics import FEWEST_ANSWERS, FEWEST_COMPARED, ItemRemark, PickShare
from trainer.services.note_text import plain_text
from trainer.services.quiz_statistics import QuestionReport, QuizReport
from trainer.wording.catalogue import _, ngettext
from trainer.wording.numbers import babel_locale, number, percent
from trainer.wording.quotes import beginning_of, in_quotes

_PER_CENT = 100


def people_sentence(report: QuizReport) -> str:
    """Say how many people answered questions of a quiz."""
    if not report.people:
        return _("Nobody has answered its questions yet.")
    return ngettext(
        "{count} person answered. Only the first answer of each person to a question counts.",
        "{count} people answered. Only the first answer of each person to a question counts.",
        report.people,
    ).format(count=number(report.people))


def figures_line(report: QuestionReport) -> str:
    """Return the figures of a question, such as ``12 people · 67 of 100 on average``."""
    found = report.statistics
    parts = [ngettext("{count} person", "{count} people", found.count).format(count=number(found.count))]
    if found.difficulty is not None:
        parts.append(_("{credit} of 100 on average").format(credit=number(round(found.difficulty))))
    if found.discrimination is not None:
        value = format_decimal(found.discrimination, format="+0.00;-0.00", locale=babel_locale())
        parts.append(
            ngettext(
                "discrimination {value} (against {count} other question)",
                "discrimination {value} (against {count} other questions)",
                found.others or 0,
            ).format(value=value, count=number(found.others or 0))
        )
    if found.median_s is not None:
        parts.append(_("median time {seconds} s").format(seconds=number(round(found.median_s))))
    if found.skipped:
        parts.append(_("no answer: {count}").format(count=number(found.skipped)))
    return " · ".join(parts)


def remark_sentences(report: QuestionReport) -> tuple[str, ...]:
    """Return what is noticeable about a question, what is most likely a fault of its own first."""
    offers = {offer.key: offer for offer in report.offers}
    on_picks = [
        _remark(remark).format(option=in_quotes(pick_text(pick, offers.get(pick.key))))
        for pick in report.statistics.picks
        for remark in pick.remarks
    ]
    on_question = [_remark(remark) for remark in report.statistics.remarks]
    if report.older:
        on_question.append(
            ngettext(
                "{count} person answered it before it was changed, and does not count.",
                "{count} people answered it before it was changed, and do not count.",
                report.older,
            ).format(count=number(report.older))
        )
    return (*on_picks, *on_question)


def _remark(remark: ItemRemark) -> str:
    match remark:
        case ItemRemark.TOO_FEW:
            return _("Too few people for any figure: {count} are needed.").format(count=FEWEST_ANSWERS)
        case ItemRemark.TOO_FEW_COMPARED:
            return _(
                "Stronger and weaker trainees cannot be compared: fewer than {count} people, or all alike."
            ).format(count=FEWEST_COMPARED)
        case ItemRemark.EASY:
            return _("Nearly everybody knows it. It may be left out, or asked at a lower level.")
        case ItemRemark.HARD:
            return _("Hardly anybody knows it. Is it taught, and is its wording clear?")
        case ItemRemark.BETTER_FAIL:
            return _(
                "Trainees who do well elsewhere do worse here. Check what counts as right, and the wording."
            )
        case ItemRemark.WEAK:
            return _("It hardly tells those who know from those who do not.")
        case ItemRemark.SKIPPED:
            return _("Many give no answer.")
    return _remark_on_pick(remark)


def _remark_on_pick(remark: ItemRemark) -> str:
    match remark:
        case ItemRemark.WRONG_BEATS_RIGHT:
            return _("{option} is wrong and is chosen more often than what is right.")
        case ItemRemark.TEMPTS_BETTER:
            return _("{option} is wrong and tempts the stronger trainees more than the weaker ones.")
    return _("Hardly anybody chooses {option}: it makes the question no harder.")


def pick_headings() -> tuple[str, ...]:
    """Return the headings of `pick_rows`."""
    return (_("Answer"), _("Worth"), _("People"), _("Share"), _("Stronger"), _("Weaker"))


def pick_rows(report: QuestionReport) -> tuple[tuple[str, ...], ...]:
    """Return a row for each option, or for each of the most frequent typed answers."""
    offers = {offer.key: offer for offer in report.offers}
    return tuple(_row(pick, offers.get(pick.key)) for pick in report.statistics.picks)


def _row(pick: PickShare, offer: Offered | None) -> tuple[str, ...]:
    shares = (_share(one) for one in (pick.share, pick.upper, pick.lower))
    credit = pick.credit if offer is None else offer.credit
    worth = "" if credit is None else number(round(credit))
    return (pick_text(pick, offer), worth, number(pick.count), *shares)


def pick_text(pick: PickShare, offer: Offered | None) -> str:
    """Return the beginning of what was picked; true and false by their names."""
    if offer is None:
        return beginning_of(pick.key)
    names = {"true": _("True"), "false": _("False")}
    return beginning_of(plain_text(offer.text) or names.get(offer.key, offer.text))


def _share(value: float | None) -> str:
    return "" if value is None else percent(round(_PER_CENT * value))
