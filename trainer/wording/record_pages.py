"""The record of a quiz as a page to hand out: one sheet, with lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from trainer.core.codes import Result
from trainer.core.quiz_records import SittingMode
from trainer.services.sitting_records import SittingRecord
from trainer.wording.catalogue import _, language
from trainer.wording.sitting_records import Row, record_rows, record_title, result_sentence

_HASH_SHOWN = 12
_FONTS = ("Noto Sans", "Noto Sans JP", "Yu Gothic", "Hiragino Sans")


def record_page(record: SittingRecord, fonts: Sequence[str] = _FONTS) -> str:
    """Return the record as a page of HTML that prints on one sheet.

    Args:
        record: What it tells.
        fonts: Families, the best one first.
    """
    rows = "\n".join(
        f'<tr><td class="label" width="26%">{escape(name)}</td><td>{escape(text)}</td></tr>'
        for name, text in _facts(record)
    )
    return _PAGE.format(
        language=language(),
        fonts=", ".join(f"'{escape(family)}'" for family in fonts),
        heading=escape(_heading(record)),
        title=escape(record_title(record)),
        name=escape(record.trainee_name),
        result=escape(result_sentence(record)),
        rows=rows,
        trainer=escape(_("Signature of the trainer")),
        date=escape(_("Date")),
        origin=escape(_origin(record)),
    )


def _heading(record: SittingRecord) -> str:
    is_passed_exam = record.result is Result.PASSED and record.mode is SittingMode.EXAM
    return _("Certificate") if is_passed_exam else _("Record")


def _facts(record: SittingRecord) -> Iterator[Row]:
    """Leave out what stands above the table, in large letters, or below it, in small ones."""
    elsewhere = {_("Trainee"), _("Quiz"), _("Result"), _("Record")}
    for name, text in record_rows(record):
        if name == _("Pack"):
            yield name, f"{record.pack_title or record.pack_id} {record.pack_version}"
        elif name not in elsewhere:
            yield name, text


def _origin(record: SittingRecord) -> str:
    """Say of which run of which edition this is, for whoever looks it up."""
    pack = f"{record.pack_id} {record.pack_version} · {record.pack_hash[:_HASH_SHOWN]} · "
    return (pack if record.pack_id else "") + _("Record {id}").format(id=record.sitting_id)


# Sizes in px and widths as attributes: the HTML of Qt, which makes the PDF, knows no other units for margins
# (https://doc.qt.io/qt-6/richtext-html-subset.html).
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{heading} – {title} – {name}</title>
<style>
@page {{ size: A4; margin: 20mm; }}
body {{ font-family: {fonts}, sans-serif; color: #1a1a1a; max-width: 640px; margin: 0 auto;
  font-size: 14px; line-height: 135%; }}
.kind {{ font-size: 17px; color: #555555; margin-top: 0px; margin-bottom: 0px; }}
h1 {{ font-size: 30px; font-weight: 600; margin-top: 4px; margin-bottom: 0px; line-height: 130%;
  overflow-wrap: anywhere; }}
.name {{ font-size: 24px; margin-top: 24px; margin-bottom: 0px; overflow-wrap: anywhere; }}
.result {{ font-size: 17px; font-weight: 600; margin-top: 8px; margin-bottom: 20px; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ text-align: left; vertical-align: top; overflow-wrap: anywhere; }}
.facts td {{ padding: 4px 12px 4px 0px; border-bottom: 1px solid #cccccc; }}
.facts .label {{ color: #555555; }}
.signatures {{ margin-top: 72px; }}
.signatures .line {{ border-top: 1px solid #1a1a1a; padding-top: 6px; color: #555555; }}
.origin {{ font-size: 11px; color: #777777; margin-top: 24px; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<p class="kind">{heading}</p>
<h1>{title}</h1>
<p class="name">{name}</p>
<p class="result">{result}</p>
<table class="facts" width="100%" cellspacing="0">
{rows}
</table>
<table class="signatures" width="100%" cellspacing="0">
<tr><td class="line" width="62%">{trainer}</td><td width="6%"></td>
<td class="line" width="32%">{date}</td></tr>
</table>
<p class="origin">{origin}</p>
</body>
</html>
"""
