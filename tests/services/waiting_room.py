"""A small pack with everything that makes a customer worth talking to, for tests of the services."""

from __future__ import annotations

from pathlib import Path

PACK = """\
id: waiting-room
version: 1.0.0
title: The waiting room
language: en
licence: CC-BY-4.0
"""

DRILL = """\
id: no-call
title: Nobody called
level: 1
minutes: 5
exam_minutes: 3
customer: {name: Mika, mood: 50}
facts:
  - {id: order, asked: {ask: "order number"}, says: "It's M-20391."}
flags:
  - {id: call, said: "call you", label: Promised a call}
  - {id: asked-twice, label: Had to be asked again}
interjections:
  - {after: 60, says: "Hello?", mood: -5}
  - {after: 120, says: "Is anybody there?"}
start: opening
turns:
  - id: opening
    says: "Where is my parcel?"
    model: "I am so sorry. What is the order number?"
    criteria:
      - {id: apology, section: empathy, points: 20, label: Apologises, needs: sorry, hint: "Her feeling?"}
      - {id: ask-order, label: Asks, points: 30, needs: {ask: "order number"}}
      - {id: promise, label: Promises nothing, critical: true, avoid: [full refund]}
    then:
      - {if: {critical: true}, go: lost, mood: -30}
      - {if: {met: [apology, ask-order]}, go: second, mood: "+20"}
      - {if: {tries: {below: 3}}, says: "So?", again: true, raise: asked-twice}
      - {go: second}
  - id: second
    says: "And now?"
    model: "It will come tomorrow."
    criteria:
      - {id: when, label: Says when, points: 10, needs: tomorrow}
    then:
      - {if: {met: when}, go: solved}
      - {go: opening}
endings:
  - {id: solved, outcome: resolved, says: "Thank you."}
  - {id: lost, outcome: lost}
"""


def write_waiting_room(packs: Path) -> None:
    """Write the pack into a folder of packs."""
    drills = packs / "waiting-room" / "drills"
    drills.mkdir(parents=True)
    drills.joinpath("no-call.yaml").write_text(DRILL, encoding="utf-8")
    drills.parent.joinpath("pack.yaml").write_text(PACK, encoding="utf-8")
