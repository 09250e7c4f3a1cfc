"""A pack in which every key of the format stands at least once."""

from __future__ import annotations

PACK = """\
id: everything
version: 1.2.0-beta.1+5
title: Everything
language: en
authors: [Aki, Ben]
licence: CC-BY-4.0
description: Every key there is.
requires: reply-dojo >= 0.1
phrases:
  apology: [sorry, "apolog*"]
fictional: [0120-000-000]
"""

DRILL = """\
id: parcel
title: Where is it?
language: en
channel: email
subject: My parcel
level: 2
minutes: 6
skills: [empathy]
pass_mark: 70
max_turns: 8
exam_minutes: 12
briefing: Eight days.
notes: [shipping]
customer: {name: Mika, mood: 35, voice: female}
facts:
  - {id: number, asked: {ask: order number}, value: M-1, says: "It's {fact.number}."}
flags:
  - {id: promised, said: call you, label: A call}
interjections:
  - {after: 90, says: Hello?, mood: -5}
start: opening
turns:
  - id: opening
    says:
      - Where is it?
      - {text: Hello?, reading: hello, audio: media/hello.ogg}
      - text: You!
        if: {mood: {below: 20}, fact: number, flag: promised, tries: 2, elapsed: {at_least: 60},
             all: [{mood: 1}], any: [{fact: number}], not: {flag: promised}}
    goal: Ask.
    model: I am so sorry.
    criteria:
      - {id: sorry, section: empathy, skill: empathy, points: 20, bonus: 2, label: Apologises,
         needs: $apology, hint: Her feeling.}
      - {id: ask, label: Asks, points: 30, deduct: 5, needs: {ask: [order number,
         {phrase: order ID, typos: no, inflect: no, negated: any}]},
         not_applicable: {met: opening.sorry, fact: number}}
      - {id: promise, label: No promise, critical: true, avoid: {sentence: {all: [refund, {none: [once]}]}}}
      - {id: many, label: Many, points: 1, needs: {any: [{at_least: 1, of: [a, b]}, {near: [c, d], within: 5},
         {in_order: [e, f]}, {opening: hello}, {closing: bye}, {says_not: never}]}}
      - {id: polite, label: Polite, points: 1, needs: {all: [{tone: calm}, {length: {min: 5, max: 400}}]}}
      - {id: keigo, label: Keigo, points: 1, needs: {any: [{register: polite}, {keigo: correct}]}}
    then:
      - {if: {critical: true}, go: lost, mood: -30, raise: [promised]}
      - if: {score: {at_least: 50, below: 80}, met: [sorry], missed: ask, mood: 10, fact: [number],
             flag: promised, tries: {below: 3}, elapsed: 5, all: {score: 1}, any: [{met: sorry}],
             not: {critical: no}}
        says: So?
        again: true
      - {go: solved, mood: "+20"}
endings:
  - {id: solved, outcome: resolved, says: Thank you.}
  - {id: lost, outcome: lost}
"""

SAMPLES = """\
scenario: parcel
samples:
  - {turn: opening, reply: I am sorry., marks: {sorry: met, ask: not-met}, total: 40, by: Aki}
"""

QUIZ = """\
id: returns
title: Returns
language: en
level: 3
minutes: 4
exam_minutes: 6
pass_mark: 60
skills: [policy]
notes: [shipping]
introduction: Read the note.
questions:
  - {id: hello, read: A short text., title: First}
  - id: days
    ask: How many days?
    explanation: See the note.
    note: shipping
    picture: media/box.png
    skills: [policy]
    several: yes
    shuffle: no
    options:
      - {right: Seven, credit: 50, feedback: Yes.}
      - {text: One week, credit: 50}
      - {wrong: Nine, feedback: No.}
  - {id: so, ask: Is it so?, answer: yes, if_right: Yes., if_wrong: No.}
  - {id: order, ask: In order?, order: [first, second], explanation: So.}
  - {id: pairs, ask: Together?, pairs: {a: b, c: d}, spare: [e], explanation: So.}
  - {id: listed, ask: Together?, pairs: [{left: a, right: b}, {left: c, right: d}], explanation: So.}
  - {id: number, ask: How many?, number: [7, {from: 5, to: 6},
     {about: 8, within: 1, credit: 50, feedback: Nearly.}], unit: days, if_wrong: No.}
  - {id: text, ask: What?, answers: [label, {text: the label, credit: 50, feedback: Nearly.}], if_wrong: No.}
  - {id: rubric, ask: What?, criteria: [{id: a, label: A, points: 1, needs: a}], if_wrong: No.}
  - {id: feeling, ask: What?, message: Oh no., feeling: [{right: Sad}, {wrong: Glad}], shown_by: [Oh no],
     note: shipping}
  - {id: better, ask: Which?, replies: {better: a, other: b},
     criteria: [{id: a, label: A, points: 1, needs: a}]}
  - {id: open, ask: What?, open: yes, model: So.}
"""

SEMINAR = """\
id: morning
title: A morning
language: en
level: 2
minutes: 45
skills: [policy]
introduction: Read first.
notes: [shipping]
quiz: returns
discussion:
  - {id: when, ask: When?, hint: Soon.}
owner: Shipping team
"""

FILES = {
    "pack.yaml": PACK,
    "drills/parcel.yaml": DRILL,
    "samples/parcel.yaml": SAMPLES,
    "quizzes/returns.yaml": QUIZ,
    "seminars/morning.yaml": SEMINAR,
}
