"""The actions of the screens for repair, and what their help says first."""

from typing import Final

from .action import Action

REPAIR: Final = "repair"
STEP: Final = "repair-step"
NAMING: Final = "naming"
SHARING: Final = "sharing"
PAUSE: Final = "pause"
TAKEN: Final = "taken-on"

PLACES: Final = (REPAIR, STEP, NAMING, SHARING, PAUSE, TAKEN)

_AFTER = "Name a hurt for yourself, or find back to each other after one."
_OPEN = "Open what is chosen: a step, a pause, what you took on, what you keep for yourself."
_NAME = "Put a hurt into words. It is sealed to you, and nobody is told."
_PAUSE = "Take a pause of 20 minutes or more with a time to come back, or go to the one that is on."
_OWN = "What you keep for yourself. Your passphrase opens it, for this sitting."
_LENGTHEN = "Make the time longer in which only holds can be signed. Nobody can make it shorter."
_STOP = "Stop here for now. No reason is needed, and you can go on at any time."
_HERE = "Note for yourself that you are at this step. Nobody else can see it."
_LEAVE_OUT = "Leave this step out for now, or take it in again. Nobody else can see it."
_SHARE_WORDS = "Let the others read words of yours about this step. They are signed, and stay."
_FORGET = "Delete words that you kept at this step for yourself, for good."
_WHOSE = "Show the questions for whoever was hurt, for whoever caused harm, or all of them."
_COUNTRY = "Choose your country, to see places near you. It is kept nowhere."
_AGREEMENT = "Begin a draft of a new agreement, with what a hurt asks first."
_LEARNED = "Choose a day to look again, and something good to share."

ACTIONS: Final = (
    Action("repair", "h", "After a hurt", _AFTER, ("home",), footer=False),
    # A repair
    Action("open_chosen", "enter", "Open", _OPEN, (REPAIR,), shown_key="⏎"),
    Action("name_hurt", "n", "A hurt", _NAME, (REPAIR,)),
    Action("pause", "p", "Pause", _PAUSE, (REPAIR, STEP)),
    Action("own", "o", "Mine", _OWN, (REPAIR, STEP)),
    Action("lengthen", "l", "More time", _LENGTHEN, (REPAIR,), footer=False),
    Action("another", "a", "Another", "Go to another repair.", (REPAIR,), footer=False),
    Action("stop", "x", "Stop here", _STOP, (REPAIR,)),
    # A step
    Action("write", "w", "Write", "Write about this step, for yourself alone.", (STEP,)),
    Action("share_words", "s", "Share", _SHARE_WORDS, (STEP,)),
    Action("next_step", "n", "Next", "Read the next step.", (STEP,)),
    Action("step_before", "b", "Before", "Read the step before.", (STEP,), footer=False),
    Action("here", "g", "I am here", _HERE, (STEP,), footer=False),
    Action("leave_out", "x", "Leave out", _LEAVE_OUT, (STEP,), footer=False),
    Action("whose", "v", "Whose questions", _WHOSE, (STEP,), footer=False),
    Action("country", "c", "Country", _COUNTRY, (STEP,), footer=False),
    Action("forget_words", "f9", "Forget words", _FORGET, (STEP,), footer=False),
    Action("taken_on", "t", "Taken on", "What you took on: rituals and actions.", (STEP,), False),
    Action("new_agreement", "d", "Begin a draft", _AGREEMENT, (STEP,), footer=False),
    Action("look_again", "l", "Look again", _LEARNED, (STEP,), footer=False),
    # Naming a hurt
    Action("keep", "ctrl+s", "Keep", "Keep it for yourself, sealed to you.", (NAMING,)),
    Action("share", "ctrl+o", "Share …", "Choose what the others read of it.", (NAMING,)),
    Action("forget", "f9", "Forget", "Delete it for good; nobody ever saw it.", (NAMING,)),
    Action("share_now", "ctrl+o", "Share", "Share exactly these words, signed.", (SHARING,)),
    # A pause
    Action(
        "longer",
        "l",
        "A little longer",
        "Choose a later time to come back. Everybody sees the time.",
        (PAUSE,),
    ),
    # What was taken on
    Action("done", "d", "Done", "A ritual: done today. An action: done.", (TAKEN,)),
    Action("not_today", "x", "Not today", "A ritual: not today, and that is fine.", (TAKEN,)),
    Action(
        "let_go", "e", "Let go", "Let go of a ritual or an action of yours.", (TAKEN,), footer=False
    ),
    Action("new_ritual", "r", "Ritual", "Begin a small ritual, yours or an idea.", (TAKEN,)),
    Action(
        "new_action",
        "t",
        "I will",
        "What you will do, by when, and the day to look back.",
        (TAKEN,),
    ),
)

HELP: Final = {
    REPAIR: "Seven steps, at your own pace and in your own order. Where you are is sealed to you; "
    "nobody else is shown it.",
    STEP: "Nothing here has to be answered, and no step has to be finished. What you write is for "
    "you alone until you share it.",
    NAMING: "What you name is yours first. It lies sealed to you, and you decide whether anybody "
    "ever reads it.",
    SHARING: "Choose what the others read: these words, other words, or none. It is signed, and "
    "stays.",
    PAUSE: "The pause goes on without this screen. There is nothing to do.",
    TAKEN: "Small things that bring you back to each other. Nothing here is counted.",
}
