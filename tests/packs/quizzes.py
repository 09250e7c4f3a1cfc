"""A quiz file with every kind of question and a seminar file with every key, neither with a fault."""

PNG = b"\x89PNG\r\n\x1a\n"

QUIZ = """\
id: parcels
title: Parcels
language: en
introduction: |
  Read the page first.
level: 2
minutes: 4
pass_mark: 80
skills: [knowledge]
notes: [shipping]
questions:
  - id: hello
    read: These are about parcels.
  - id: late
    ask: When is a parcel late?
    title: Late
    options:
      - right: From day 7
      - wrong: From day 3
        feedback: That is usual.
      - {text: After a week, credit: 50}
    explanation: The page says so.
    note: shipping
    picture: media/box.png
    skills: [probing]
  - id: ask-for
    ask: What do you ask for?
    options:
      - right: Order number
      - right: Postcode
      - wrong: Password
      - wrong: Age
    shuffle: no
    explanation: Nobody else needs a password.
  - id: weighed
    ask: What helps?
    several: true
    options:
      - {right: Names, credit: 70}
      - {right: Thanks, credit: 30}
      - {wrong: Blame, credit: -100}
      - wrong: Silence
    explanation: See above.
  - id: refund
    ask: A refund takes a week.
    answer: true
    if_right: Yes.
    if_wrong: It does.
  - id: steps
    ask: Bring these into order.
    order: [Greet, Ask, Thank]
    explanation: In this order.
  - id: teams
    ask: Who helps?
    pairs:
      Lost: Warehouse
      Broken: Returns
    spare: [Sales]
    explanation: By team.
  - id: places
    ask: Which belongs together?
    pairs:
      - {left: "A: one", right: First}
      - {left: B, right: First}
    explanation: So.
  - id: days
    ask: After how many days?
    number: 7
    unit: days
    if_wrong: Count again.
  - id: price
    ask: How much?
    number:
      - {about: 25, within: 2, feedback: Good.}
      - {from: 20, to: 30.5, credit: 50}
      - {about: 40, credit: 10}
  - id: word
    ask: What do you say first?
    answers:
      - sorry
      - {text: hello, credit: 50, feedback: Almost.}
    if_wrong: Think again.
  - id: rubric
    ask: What do you say?
    criteria:
      - {id: apology, label: "Says {sorry}", points: 10, needs: $apology}
    explanation: Feelings first.
  - id: mood
    ask: What does she feel?
    message: |
      I paid eight days ago.
      Nobody answers me!
    feeling:
      - right: Left alone
      - {text: Angry, credit: 50, feedback: That comes second.}
      - wrong: Curious
    shown_by: [Nobody answers me]
  - id: which
    ask: Which reply is better?
    replies:
      better: I am so sorry. What is your order number?
      other: What is your order number?
    criteria:
      - {id: sorry, label: Apologises, points: 10, needs: $apology}
    explanation: Feelings first.
  - id: letter
    ask: Write it.
    open: yes
    model: Dear Mika, I am sorry.
  - id: free
    ask: Say it aloud.
    open: yes
"""

SEMINAR = """\
id: parcel-morning
title: A morning about parcels
introduction: |
  Read, then talk.
level: 2
minutes: 45
skills: [knowledge]
notes: [shipping]
quiz: parcels
discussion:
  - id: when
    ask: When would **you** call the carrier?
    hint: Day 7 is a promise, not a wish.
  - id: who
    ask: Who decides about exceptions?
owner: Shipping team
"""
