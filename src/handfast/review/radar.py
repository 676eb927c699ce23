"""The five parts of a review conversation, in order: the form known as RADAR."""

from attrs import frozen


@frozen
class RadarPart:
    """One part: its word, what it is for, and a question to begin it with."""

    id: str
    title: str
    purpose: str
    question: str


RADAR: tuple[RadarPart, ...] = (
    RadarPart(
        "review",
        "Review",
        "Look at what each of you wrote, side by side, before anybody explains anything.",
        "What in the other's words surprises you, or warms you?",
    ),
    RadarPart(
        "agenda",
        "Agree the agenda",
        "Choose together what to talk about today. What does not fit today can wait.",
        "Which two or three things matter most to each of you?",
    ),
    RadarPart(
        "discuss",
        "Discuss",
        "Take one point at a time. Each speaks until they feel heard. A pause is always allowed.",
        "What do you need here, and what could the two of you try?",
    ),
    RadarPart(
        "actions",
        "Action points",
        "Each says what they will do, and by which day to look back on it. Nobody says it for"
        " somebody else.",
        "What is one small thing you want to do, and by when?",
    ),
    RadarPart(
        "reconnect",
        "Reconnect",
        "End with something good, so that the talk is not the last thing of the day.",
        "What would feel good to do together now, or to do again and again?",
    ),
)
"""All five, in the order in which they are offered."""
