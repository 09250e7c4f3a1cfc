"""What the pack that was brought is: its name, from which version to which, who made it, what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.context import Context
from trainer.ui.packs.rows import TitledCard
from trainer.ui.widgets.chip import Tone
from trainer.ui.widgets.fact_table import FactTable
from trainer.ui.widgets.text import Text
from trainer.wording.catalogue import _
from trainer.wording.installing import plan_sentence
from trainer.wording.pack_pages import contents_words, listed, pack_language_name, plan_chip, scoring_words

if TYPE_CHECKING:
    from trainer.services.install_plans import InstallPlan

_NOT_EVERY_DAY = frozenset(("downgrade", "same-version", "bundled-newer", "hand-placed"))


class ArrivalCard(TitledCard):
    """One look tells what would be installed over what."""

    def __init__(self, context: Context, plan: InstallPlan) -> None:
        tone: Tone = "unsure" if plan.kind in _NOT_EVERY_DAY else "accent"
        super().__init__(context, plan.pack.title, (plan_chip(plan), tone))
        self.body.addWidget(Text(context.theme, plan_sentence(plan)))
        if plan.pack.description:
            self.body.addWidget(Text(context.theme, plan.pack.description.strip(), role="muted"))
        facts = FactTable(context.theme)
        facts.set_rows(_facts(plan))
        self.body.addWidget(facts)


def _facts(plan: InstallPlan) -> list[tuple[str, str]]:
    pack = plan.pack
    here = plan.present.pack.version if plan.present is not None and plan.present.pack is not None else ""
    version = pack.version
    if here and here != version:
        version = _("{before} → {after}").format(before=here, after=pack.version)
    return [
        (_("Version"), version),
        (_("Language"), pack_language_name(pack.language)),
        (_("Contents"), contents_words(pack)),
        (_("Authors"), listed(pack.authors) or _("not named")),
        (_("Licence"), pack.licence or _("none given: ask the authors before you pass it on")),
        (_("Scoring"), scoring_words(pack, plan.bench)),
    ]
