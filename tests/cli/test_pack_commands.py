"""The family of commands below ``pack``, as somebody at a terminal meets it."""

from __future__ import annotations

import pytest

from trainer.cli.arguments import parser


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("check", "pack check"), ("bench", "pack bench"), ("chek", "pack check"), ("dril", "drill")],
)
def test_a_command_below_pack_is_found_without_it(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([typed])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"Did you mean “reply-dojo {meant}”?\n")


def test_nothing_is_guessed_where_nothing_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["zzz"])
    assert "Did you mean" not in capsys.readouterr().err
