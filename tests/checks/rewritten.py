"""Other ways to write the same clause: other names, he for she, a full stop, a capital, a line."""

import random
import re
from collections.abc import Callable, Collection, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_TURNED = {
    "he": "she", "she": "he", "him": "her", "his": "her", "hers": "his", "himself": "herself",
    "herself": "himself", "wife": "husband", "husband": "wife", "wives": "husbands",
    "husbands": "wives", "girlfriend": "boyfriend", "boyfriend": "girlfriend",
    "girlfriends": "boyfriends", "boyfriends": "girlfriends", "gf": "bf", "bf": "gf",
    "hes": "shes", "shes": "hes",
}  # fmt: skip
_NO_NOUN = frozenset(
    "and or but to for with at in on of by as if when before after until while since about from "
    "first that this so because than then what who where how why not never always more again too "
    "the a an i you we he she they it is was will would can may must should has have had up down "
    "out off back home alone there here now today later once know".split()
)
NAMES = tuple(
    "Tamsin Oskar Birgit Rafiq Lindiwe Marisol Dmitri Aroha Kofi Siobhan Yusra Anneke Bogdan "
    "Chiamaka Ximena".split()
)
WORDS_AS_NAMES = tuple("Will Grace Mark Hope Rose Bill May Faith Dawn Rob Sky Art Joy".split())


def names_in(text: str, ordinary: Collection[str]) -> list[str]:
    """Return the words with a capital that are never written small elsewhere, each once."""
    found = (word for word in _WORD.findall(text) if word[0].isupper() and not word.isupper())
    return list(dict.fromkeys(word for word in found if word.lower() not in ordinary))


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
