"""Messages arrive as they were sent, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.speech.protocol import (
    Command,
    Failed,
    Finished,
    ListVoices,
    ProtocolError,
    Ready,
    Report,
    Speak,
    Started,
    VoiceEntry,
    Voices,
    decode_command,
    decode_report,
    encode,
)

COMMANDS: list[Command] = [
    Speak(1, "はい", None, 1.0, 0.5),
    Speak(2, "Yes", "gmw/en", 1.2, 1.0),
    ListVoices(),
]
REPORTS: list[Report] = [
    Ready("espeak", "aplay"),
    Ready("sapi5", None),
    Voices((VoiceEntry("ja", "Japanese", ("ja", "ja-jp"), None),)),
    Voices(()),
    Started(3, 1200),
    Started(3, None),
    Finished(3),
    Failed("no-device", "exit 1"),
    Failed("player-died", "signal 9", 4, was_heard=True),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_arrives_as_it_was_sent(command: Command) -> None:
    assert decode_command(encode(command)) == command


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_arrives_as_it_was_sent(report: Report) -> None:
    assert decode_report(encode(report)) == report


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_stays_on_one_line_of_ascii(text: str) -> None:
    line = encode(Speak(1, text, None, 1.0, 1.0))
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert decode_command(line) == Speak(1, text, None, 1.0, 1.0)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"Audio saved to x\n",
        b"[]\n",
        b"\xff\xfe\n",
        b'{"v":2,"kind":"finished","line_id":1}\n',
        b'{"kind":"finished","line_id":1}\n',
        b'{"v":1,"kind":"speak","line_id":1}\n',
        b'{"v":1,"kind":["finished"]}\n',
        b'{"v":1,"kind":"finished"}\n',
        b'{"v":1,"kind":"finished","line_id":"1"}\n',
        b'{"v":1,"kind":"finished","line_id":true}\n',
        b'{"v":1,"kind":"finished","line_id":1,"more":1}\n',
        b'{"v":1,"kind":"voices","voices":{}}\n',
        b'{"v":1,"kind":"voices","voices":["ja"]}\n',
        b'{"v":1,"kind":"ready","engine":null,"player":null}\n',
        b'{"v":1,"kind":"voices","voices":[{"voice_id":"a","name":"b","languages":[1],"gender":null}]}\n',
    ],
)
def test_what_is_no_report_of_this_version_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_report(line)


def test_a_report_is_no_command() -> None:
    with pytest.raises(ProtocolError):
        decode_command(encode(Finished(1)))
