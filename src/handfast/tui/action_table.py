"""The table of every action of the screens: footer, help and command palette all read it.

An action named ``x`` runs the method ``action_x`` of its screen, or of the app for those that are
everywhere. ``footer`` says whether its key is shown at the bottom; help and palette show them all.
"""

from typing import Final

from . import actions_repair
from .action import EVERYWHERE, Action
from .actions_review import REVIEW, REVIEW_ACTIONS, REVIEW_AT_HOME

INSIDE: Final = (
    "people",
    "drafting",
    "rewording",
    "proposing",
    "proposal",
    "signing",
    "agreement",
    "history",
    "verifying",
    "support",
    *actions_repair.PLACES,
    "review",
    "answering",
)

_OPEN = "Open what is chosen: an agreement, or what today asks for."
_SWITCH = "Somebody else sits down. What is private is locked first; they give their passphrase."

_MEET = "Meet somebody from another machine: their invitation, and words to compare aloud."
_INVITE = "Write an invitation, with your public key, for somebody at another machine."
_GROUND = "Begin with the ground agreement: how you make agreements."
_VERIFY = "Check every signature afresh, trusting nothing remembered."

ACTIONS: Final = (
    # Welcome
    Action("start", "s", "Start", "Start agreements of our own in a new folder.", ("welcome",)),
    Action("join", "j", "Join", "Join somebody who sent you an invitation.", ("welcome",)),
    Action("open", "o", "Open", "Open a folder of agreements that is here already.", ("welcome",)),
    Action("look", "l", "Look", "Look around with an example couple.", ("welcome",)),
    # People
    Action(
        "bring", "alt+k", "Bring a key", "Use the OpenSSH key that you have.", ("people",), False
    ),
    Action("meet", "f7", "Meet somebody", _MEET, ("people",), False),
    Action("invite", "f8", "Invite somebody", _INVITE, ("people",), False),
    Action("ground", "f9", "First agreement", _GROUND, ("people",), False),
    # Home
    Action("open_chosen", "enter", "Open", _OPEN, ("home",), shown_key="⏎"),
    Action("new_draft", "n", "New", "Begin a draft. Only you can read it.", ("home",)),
    Action("ground", "g", "First agreement", _GROUND, ("home",), footer=False),
    Action("drafts", "d", "Drafts", "Your own drafts. Nobody else can open them.", ("home",)),
    Action("people", "p", "People", "Who is here; make a person and a key.", ("home",)),
    Action("switch", "s", "Switch", _SWITCH, ("home",)),
    Action(
        "verify",
        "v",
        "Verify",
        _VERIFY,
        ("home",),
        footer=False,
    ),
    Action("verify", "v", "Verify", _VERIFY, ("history", "verifying")),
    # Looking back
    Action(
        "differences",
        "d",
        "Differences",
        "What differs from the version before, or the version as it was again.",
        ("history",),
    ),
    Action(
        "side_by_side",
        "b",
        "Side by side",
        "Put the two versions beside each other, or into one text again.",
        ("history",),
    ),
    Action(
        "compare_with",
        "m",
        "Compare with",
        "Keep this version to compare with: then go to any other.",
        ("history",),
        footer=False,
    ),
    REVIEW_AT_HOME,
    Action("again", "r", "Read again", "Read the folder again.", ("home",), footer=False),
    Action("find", "slash", "Find", "Find agreements by their words.", ("home",), shown_key="/"),
    Action(
        "show",
        "f",
        "Show",
        "Show all, only what is in force, what waits, or what is at an end.",
        ("home",),
        footer=False,
    ),
    Action(
        "show_everything",
        "escape",
        "Show everything",
        "Let go of the words to find; or, while a big folder is read, stop reading.",
        ("home",),
        footer=False,
    ),
    *actions_repair.ACTIONS,
    # One agreement
    Action("answer", "a", "Answer", "Answer clause by clause, or counter.", ("agreement",)),
    Action("sign", "s", "Sign", "Read the whole text once more, then sign.", ("agreement",)),
    Action("renew", "r", "Renew", "The same words with a new review day.", ("agreement",)),
    Action(
        "withdraw",
        "w",
        "Withdraw",
        "Take back your consent, to the whole or to one clause. Needs no reason.",
        ("agreement",),
    ),
    Action(
        "change",
        "c",
        "Change",
        "Begin a new version of it as a draft of yours.",
        ("agreement",),
        footer=False,
    ),
    Action("history", "h", "History", "Every version, who signed, and when.", ("agreement",)),
    REVIEW,
    *REVIEW_ACTIONS,
    # Drafting
    Action("add_clause", "ctrl+n", "Add", "Add a clause.", ("drafting",)),
    Action(
        "starting_clause",
        "f7",
        "Starting clause",
        "Choose wording to start from, by topic.",
        ("drafting",),
        footer=False,
    ),
    Action("reword", "ctrl+r", "Take", "Take the first wording that is offered.", ("drafting",)),
    Action(
        "need",
        "ctrl+l",
        "Need",
        "Look for the need under this clause, and for other words.",
        ("drafting",),
    ),
    Action(
        "talked_through",
        "ctrl+t",
        "Talk",
        "Note that you have talked a finding through, and what came of it.",
        ("drafting",),
    ),
    Action("propose", "ctrl+o", "Propose", "See it as the other will, then sign.", ("drafting",)),
    Action(
        "details",
        "ctrl+g",
        "Details",
        "Go between the findings and the details of a clause: need, whom it binds, notice.",
        ("drafting",),
        footer=False,
    ),
    Action(
        "split_clause",
        "alt+s",
        "Split clause",
        "Make two clauses of this one, where the cursor is.",
        ("drafting",),
        footer=False,
        always=True,
    ),
    Action(
        "merge_clauses",
        "alt+m",
        "Merge clauses",
        "Make one clause of this one and the next.",
        ("drafting",),
        footer=False,
        always=True,
    ),
    Action(
        "undo",
        "ctrl+z",
        "Undo",
        "Take back the last change of the draft: words, details, order.",
        ("drafting",),
        footer=False,
    ),
    Action(
        "redo",
        "ctrl+y",
        "Redo",
        "Make the change again that was taken back last.",
        ("drafting",),
        footer=False,
    ),
    Action(
        "open_editor",
        "alt+e",
        "In your editor",
        "Open the draft as text in the editor that you have set. The file lies in memory only.",
        ("drafting",),
        footer=False,
        always=True,
    ),
    Action("clause_up", "alt+up", "Up", "Move the clause up.", ("drafting",), footer=False),
    Action("clause_down", "alt+down", "Down", "Move the clause down.", ("drafting",), footer=False),
    Action(
        "remove_clause",
        "f8",
        "Remove clause",
        "Take the clause out of the draft.",
        ("drafting",),
        footer=False,
    ),
    Action(
        "delete_draft",
        "f9",
        "Delete draft",
        "Delete this draft for good.",
        ("drafting",),
        footer=False,
    ),
    # The need under a clause
    Action("go_on", "ctrl+s", "Go on", "Go on to the next step.", ("rewording",)),
    Action("take_1", "1", "Take", "Take this wording.", ("rewording",), shown_key="1–4"),
    Action("take_2", "2", "Second", "Take the second.", ("rewording",), footer=False),
    Action("take_3", "3", "Third", "Take the third.", ("rewording",), footer=False),
    Action("take_4", "4", "Fourth", "Take the fourth.", ("rewording",), footer=False),
    # Proposing
    Action(
        "sign_and_propose", "ctrl+o", "Sign and propose", "Sign it and propose it.", ("proposing",)
    ),
    # A proposal
    Action("agree", "a", "Agree", "This clause is fine with you. It signs nothing.", ("proposal",)),
    Action("ask", "q", "Ask", "Ask something about this clause.", ("proposal",)),
    Action("suggest", "w", "Suggest", "Suggest another wording.", ("proposal",)),
    Action("decline", "x", "Not this", "Not this clause. A reason is optional.", ("proposal",)),
    Action("send", "ctrl+s", "Send", "Send all your answers, signed by you.", ("proposal",)),
    Action(
        "take_back",
        "backspace,delete",
        "Take back",
        "Take back your answer to this clause; nothing was sent.",
        ("proposal",),
        footer=False,
        shown_key="⌫",
    ),
    Action(
        "counter",
        "c",
        "Counter",
        "Begin a counter-proposal: your own version, with your wordings in it.",
        ("proposal",),
        footer=False,
    ),
    Action("sign", "s", "Sign", "Go on to sign it as it is.", ("proposal",), footer=False),
    # Signing
    Action("sign_now", "ctrl+s", "Sign", "Sign with your passphrase.", ("signing",)),
    Action(
        "my_check",
        "m",
        "My last answers",
        "What you answered to the three questions last time; your passphrase opens it.",
        ("signing",),
        footer=False,
    ),
    # Everywhere
    Action("back", "escape", "Back", "Go back; drafts are saved.", INSIDE),
    Action("help", "f1,question_mark", "Help", "What each key does here.", (EVERYWHERE,)),
    Action(
        "support",
        "f2",
        "Support",
        "Where to find help, if something here frightens you.",
        (EVERYWHERE,),
        always=True,
    ),
    Action(
        "leave_at_once",
        "ctrl+q",
        "Leave",
        "Leave at once: the screen and the window title are cleared.",
        (EVERYWHERE,),
        always=True,
    ),
    Action("switch", "f3", "Switch seat", _SWITCH, (EVERYWHERE,), footer=False),
    Action(
        "lock",
        "f4",
        "Lock",
        "Lock what is private. Your passphrase opens it again.",
        (EVERYWHERE,),
        footer=False,
    ),
    Action(
        "lights", "f5", "Light or dark", "Change to the other theme.", (EVERYWHERE,), footer=False
    ),
    Action(
        "contrast",
        "f6",
        "High contrast",
        "Change between the house colours and high contrast.",
        (EVERYWHERE,),
        footer=False,
    ),
    Action(
        "motion",
        "f10",
        "Stand still",
        "Let nothing move or blink, or let it move again.",
        (EVERYWHERE,),
        footer=False,
    ),
    Action(
        "command_palette",
        "ctrl+p",
        "All actions",
        "Find any action by its name.",
        (EVERYWHERE,),
        footer=False,
        always=True,
    ),
)
