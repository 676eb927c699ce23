"""The actions of review rounds: a part of the one table in ``action_table``."""

from typing import Final

from .action import Action

REVIEW: Final = Action(
    "review",
    "b",
    "Review",
    "Come back to it: each answers alone, then you see, talk, and leave with something.",
    ("agreement",),
)
REVIEW_AT_HOME: Final = Action(
    "review",
    "b",
    "Review",
    "Come back to the chosen agreement: each answers alone, then you talk.",
    ("home",),
    footer=False,
)

REVIEW_ACTIONS: Final = (
    # A review round
    Action("answer", "a", "Answer", "Answer alone; nobody sees it before all are in.", ("review",)),
    Action("begin", "o", "Begin", "Begin a review, at any time and without a reason.", ("review",)),
    Action("unlock", "u", "Open", "Open a sealed answer, now that all are in.", ("review",)),
    Action("agenda", "g", "Agenda", "Name what you would like to talk about.", ("review",)),
    Action("agree", "y", "Agree", "Agree to the agenda that somebody else named.", ("review",)),
    Action(
        "take_on",
        "t",
        "To do",
        "Say what you will do, and by when. Nobody takes anything on for somebody else.",
        ("review",),
    ),
    Action(
        "look_back",
        "l",
        "Look back",
        "Look back on something you took on: done, or let go.",
        ("review",),
        footer=False,
    ),
    Action(
        "finish",
        "f",
        "Finish",
        "Leave it with a renewal, a draft, an end, or with all as it is for now.",
        ("review",),
    ),
    Action(
        "hand_over",
        "s",
        "Switch",
        "Somebody else sits down here. What is private is locked first.",
        ("review",),
    ),
    # Answering a review, alone
    Action("write", "enter", "Write", "Write how it has been.", ("answering",), shown_key="⏎"),
    Action(
        "next_step",
        "ctrl+n",
        "Next",
        "Go on to the next; leave open what you like.",
        ("answering",),
    ),
    Action("seal", "ctrl+s", "Seal in", "Seal your answer in, signed by you.", ("answering",)),
    Action("keep", "k", "Keep", "You would keep this clause.", ("answering",), footer=False),
    Action(
        "change",
        "c",
        "Change",
        "You would change it; you can say how.",
        ("answering",),
        footer=False,
    ),
    Action("let_go", "l", "Let go", "You would let it go.", ("answering",), footer=False),
    Action(
        "scale_1",
        "1",
        "Hard",
        "How it has been, from 1 (hard) to 5 (easy). Only ever shown beside your words.",
        ("answering",),
        footer=False,
        shown_key="1–5",
    ),
    Action("scale_2", "2", "Rather hard", "2 of 5.", ("answering",), footer=False),
    Action("scale_3", "3", "In between", "3 of 5.", ("answering",), footer=False),
    Action("scale_4", "4", "Rather easy", "4 of 5.", ("answering",), footer=False),
    Action("scale_5", "5", "Easy", "5 of 5.", ("answering",), footer=False),
    Action(
        "take_back",
        "backspace,delete",
        "Take back",
        "Take back what you would do with this clause, and the number.",
        ("answering",),
        footer=False,
        shown_key="⌫",
    ),
)
"""What can be done in a round, and while one answers in it alone."""
