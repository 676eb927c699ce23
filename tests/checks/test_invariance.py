"""Who somebody is and how a clause is typed changes neither a verdict nor a finding."""

import json
import random
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import pytest

from handfast.checks import check_clause, core_pack, judge, load_pack, read_clause
from handfast.checks import verdict as by_rules


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


_WORD = re.compile(r"[^\W\d_]+")
_TURNED = {
    "he": "she", "she": "he", "him": "her", "his": "her", "hers": "his", "himself": "herself",
    "herself": "himself", "wife": "husband", "husband": "wife", "wives": "husbands",
    "husbands": "wives", "girlfriend": "boyfriend", "boyfriend": "girlfriend",
    "girlfriends": "boyfriends", "boyfriends": "girlfriends", "gf": "bf", "bf": "gf",
    "hes": "shes", "shes": "hes",
}  # fmt: skip
_NO_NOUN = frozenset(
    _words(
        "and or but to for with at in on of by as if when before after until while since about "
        "from first that this so because than then what who where how why not never always more "
        "again too the a an i you we he she they it is was will would can may must should has "
        "have had up down out off back home alone there here now today later once know"
    )
)
NOBODY = frozenset(
    _words(
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays january february march april may "
        "june july august september october november december advent easter eid diwali ramadan "
        "shabbat thanksgiving whitsun halloween haldi lammas dr mr ms mrs lord english polish "
        "catholic lebanese vietnamese yoruba quaker airbnb covid eurovision facebook instagram "
        "snapchat trello uber whatsapp xbox bible bridgerton catan costa kmart samaritans emoji "
        "prep accountability adjourned ah alcohol bowls bridesmaids cheat childcare christian "
        "claimant clients comparisons consequences cuddling cups daddy deaf dealer dear debriefs "
        "dec details diaries ditto dom dominant drafted dump dyad entry faithfulness fasting "
        "gaming general gloves gran grandad grandpa granny grow grumbling grumpiness hats hickeys "
        "hiya "
        "homesickness intimacy kittens ladies mama mediators mess missed mixed modest modesty "
        "monogamish motorbike mummy nana nurses observed offenders outings papa pauses "
        "polyfidelity praying priority processing pt quality quarantine rebuilding reconnecting "
        "remarriage respecting respondent sarcasm slamming snap suggestions suicidal summing swaps "
        "ta tall thin threats threesomes tracker trans ultimatums underwear unsure valentine "
        "whereas widow wifely yep"
    )
)
"""Words of our clauses that have a capital and are nobody's name."""

NAMES = _words(
    "Tamsin Oskar Birgit Rafiq Lindiwe Marisol Dmitri Aroha Kofi Siobhan Yusra Anneke Bogdan "
    "Chiamaka Ximena"
)
WORDS_AS_NAMES = _words("Will Grace Mark Hope Rose Bill May Faith Dawn Rob Sky Art Joy")


def names_in(text: str, ordinary: Collection[str]) -> list[str]:
    """Return the words with a capital that are never written small elsewhere, each once."""
    found = (word for word in _WORD.findall(text) if word[0].isupper() and not word.isupper())
    nobody = (ordinary, NOBODY)
    return list(
        dict.fromkeys(word for word in found if not any(word.lower() in one for one in nobody))
    )


def with_words(text: str, other: Mapping[str, str]) -> str:
    """Return a text with whole words replaced, exactly as they are written."""
    return _WORD.sub(lambda found: other.get(found.group(), found.group()), text)


def renamed(text: str, names: Collection[str], pool: Collection[str], chance: random.Random) -> str:
    """Return a text with other names from a pool that it does not hold already."""
    free = [name for name in pool if name not in names and name.lower() not in text.lower()]
    return with_words(text, dict(zip(names, chance.sample(free, len(names)), strict=True)))


def turned(text: str) -> str:
    """Return a text with he and she, wife and husband, girlfriend and boyfriend swapped."""

    def turn(found: re.Match[str]) -> str:
        word = found.group()
        small = word.lower()
        if small == "her":
            after = re.match(r"\s+([a-z]+)", text[found.end() :].lower())
            new = "his" if after and after.group(1) not in _NO_NOUN else "him"
        elif small == "his" and not re.match(r"\s+\w", text[found.end() :]):
            new = "hers"
        else:
            new = _TURNED.get(small, small)
        if new == small:
            return word
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return _WORD.sub(turn, text)


def exchanged(text: str, names: list[str]) -> str:
    """Return a text with the first two names, and partner A and partner B, swapped."""
    one, two = names[:2] if len(names) > 1 else ("", "")
    out = with_words(text, {one: two, two: one}) if one else text
    sides = {"A": "B", "B": "A"}
    return re.sub(
        r"\b([Pp]artner|[Pp]arty|[Pp]erson|[Ss]pouse) ([AB])\b",
        lambda found: f"{found.group(1)} {sides[found.group(2)]}",
        out,
    )


def stopped(text: str) -> str:
    """Return a text with a full stop at its end, or without the one it has."""
    bare = text.rstrip()
    if bare.endswith(".") and not bare.endswith(".."):
        return bare[:-1]
    return bare if bare[-1:] in {"!", "?", "…", "."} else f"{bare}."


def capital(text: str) -> str:
    """Return a text that begins with a capital, or with a small letter if it had one."""
    first = text[:1]
    return (first.lower() if first.isupper() else first.upper()) + text[1:]


def broken(text: str, chance: random.Random) -> str:
    """Return a text with line breaks instead of some spaces."""
    places = [number for number, letter in enumerate(text) if letter == " "]
    chosen = set(chance.sample(places, min(len(places), 1 + len(places) // 6)))
    return "".join("\n" if at in chosen else letter for at, letter in enumerate(text))


WRITING: dict[str, Callable[[str, random.Random], str]] = {
    "he for she": lambda text, _: turned(text),
    "a full stop": lambda text, _: stopped(text),
    "a capital": lambda text, _: capital(text),
    "a line break": broken,
    "a last line break": lambda text, _: f"{text}\n",
}


ROOT = Path(__file__).parents[2]
PACKS = [
    core_pack(),
    *(
        load_pack(path.read_bytes(), where=str(path))
        for path in sorted((ROOT / "plugins").glob("*/src/*/rules.toml"))
    ),
]
TEXTS = [
    json.loads(line)["text"]
    for path in sorted((ROOT / "training" / "clauses").glob("set*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
WRITTEN_SMALL = {word for text in TEXTS for word in re.findall(r"\b[a-z]+\b", text)}
MOST_NAMES = 8
Seen = tuple[str, str, tuple[str, ...]]


def seen(text: str, people: tuple[str, ...] = ()) -> Seen:
    """Return both verdicts on a clause and the codes of all findings."""
    reading = read_clause(text, people)
    findings = check_clause(reading, PACKS)
    judged = judge(reading, findings)
    codes = tuple(sorted(finding.code for finding in judged.findings))
    return by_rules(reading, findings).value, judged.verdict.value, codes


def other_ways(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield other ways to write a clause, each with its name."""
    for name, rewrite in WRITING.items():
        yield name, rewrite(text, chance)
    names = names_in(text, WRITTEN_SMALL)
    yield "the two swapped", exchanged(text, names)
    if 0 < len(names) <= MOST_NAMES:
        yield "other names", renamed(text, names, NAMES, chance)


def moved(texts: list[str], chance: random.Random) -> list[tuple[str, str, str]]:
    """Return what reads differently when it is written another way."""
    out = []
    for text in texts:
        first = seen(text)
        out += [
            (name, text, other)
            for name, other in other_ways(text, chance)
            if other != text and seen(other) != first
        ]
    return out


def moved_among_people(texts: list[str], chance: random.Random) -> list[tuple[str, str]]:
    """Return what reads differently when the people, who are known, are called something else.

    Known people may be called what is an ordinary word too, such as Will or Grace.
    """
    out = []
    pool = NAMES + WORDS_AS_NAMES
    for text in texts:
        names = names_in(text, WRITTEN_SMALL)
        if 0 < len(names) <= MOST_NAMES:
            other = renamed(text, names, pool, chance)
            called = tuple(name for name in pool if re.search(rf"\b{name}\b", other))
            if seen(text, tuple(names)) != seen(other, called):
                out.append((text, other))
    return out


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Iterator[random.Random]:
    """Chance with a seed that is printed where a test fails."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def test_a_slice_reads_the_same_however_it_is_written():
    """Every eighteenth clause, always in the same other ways, keeps verdicts and findings."""
    assert moved(TEXTS[::18], random.Random(1)) == []


def test_all_clauses_read_the_same_however_they_are_written(chance):
    """Each clause of our own keeps both verdicts and all findings in one other way of writing."""
    out = []
    for text in TEXTS:
        ways = [other for _, other in other_ways(text, chance) if other != text]
        other = chance.choice(ways)
        if seen(text) != seen(other):
            out.append((text, other))
    assert out == []


def test_what_people_are_called_changes_nothing(chance):
    """Where the people are known, other names for them keep verdicts and findings."""
    assert moved_among_people(TEXTS, chance) == []


SAME = [
    ("He asks his wife first.", "She asks her husband first.", ()),
    ("The car is hers, he says.", "The car is his, she says.", ()),
    ("No male friends, boyfriend of mine.", "No female friends, girlfriend of mine.", ()),
    ("Will will ask Grace first.", "Alex will ask Sam first.", ("Will", "Grace", "Alex", "Sam")),
    ("Bill pays Rose back.", "Kim pays Jo back.", ("Bill", "Rose", "Kim", "Jo")),
    ("You told Hope you may not go.", "You told Kim you may not go.", ("Hope", "Kim")),
    ("zoë must ask me", "Zoë must ask me", ("Zoë",)),
    ("Alex'll ask Sam's mother.", "Kim'll ask Jo's mother.", ()),
    ("Jean-Luc may not see her.", "Kim may not see her.", ()),
    ("You must tell me\nbefore you go.", "You must tell me before you go.", ()),
    ("birgit must ask me", "Birgit must ask me", ()),
]


@pytest.mark.parametrize(("one", "other", "people"), SAME, ids=[pair[0] for pair in SAME])
def test_the_same_said_of_others(one, other, people):
    """Two clauses that differ in who or in how read alike."""
    assert seen(one, people) == seen(other, people)


def test_an_empty_line_parts_sentences():
    """One line break is a space; an empty line ends a sentence."""
    alone = read_clause("I cook\nand wash up")
    apart = read_clause("I cook\n\nYou wash up")
    assert {one.sentence for one in alone.statements} == {0}
    assert [one.sentence for one in apart.statements] == [0, 1]


def test_quotes_keep_the_words_that_are_there():
    """Findings quote the clause, not what it was made alike to."""
    text = "Zoe's husband said that his boyfriend\ncannot see his female friends anymore."
    for finding in check_clause(read_clause(text), PACKS):
        start, end = finding.span
        assert finding.quote == text[start:end]
    places = read_clause(text).domains["friends"]
    assert [one.text for one in places] == ["friends"]
