"""Loading rule packs: what is refused, and how each fault is named."""

import pytest

from handfast.checks import check_clause, load_pack, patterns, read_clause
from handfast.checks.patterns import PatternError, PatternSet, spelled, try_pattern
from handfast.errors import DocumentError

GOOD = """handfast_pack = 1
id = "trial"
title = "A trial"
prefix = "TR"

[[rules]]
code = "TR101"
name = "tea-forbidden"
level = "warn"
signal = "prohibition"
why = "Tea is for everybody."
source = "https://example.org/tea"
ask = "What is it about the tea?"
try = ["{who} will tell {me} about the tea.", "We both drink tea."]
[[rules.look_for]]
bound = ["other"]
modality = ["may-not"]
words = ["tea"]
[[rules.unless]]
reciprocal = true
[rules.examples]
flags = ["You can't drink tea.", "Robin may not buy tea"]
allows = ["We both drink tea."]
near_misses = ["You can drink tea."]
"""

FAULTS = {
    "no format": ("handfast_pack = 1", "handfast_pack = 2", "handfast_pack = 1"),
    "no id": ('id = "trial"', 'id = ""', "'id' is missing"),
    "foreign heading": ('prefix = "TR"', 'prefix = "TR"\nauthor = "me"', "no heading 'author'"),
    "foreign rule heading": (
        'level = "warn"',
        'level = "warn"\nseverity = 1',
        "no heading 'severity'",
    ),
    "no why": ('why = "Tea is for everybody."', "", "'why' is missing"),
    "bad code": ('"TR101"', '"HF101"', "three digits"),
    "bad name": ('"tea-forbidden"', '"Tea Forbidden"', "small letters"),
    "bad source": ('"https://example.org/tea"', '"a book"', "web address"),
    "no question": ("about the tea?", "about the tea.", "question mark"),
    "bad level": ('level = "warn"', 'level = "panic"', "'level' cannot be 'panic'"),
    "bad signal": ('signal = "prohibition"', 'signal = "tea"', "'signal' cannot be 'tea'"),
    "bad leans": ('level = "warn"', 'level = "warn"\nleans = "left"', "'leans' cannot be 'left'"),
    "bad gap": ("{who} will", "{she} will", "no gap '{she}'"),
    "bad actor": ('bound = ["other"]', 'actor = ["cat"]', "'actor' cannot be 'cat'"),
    "bad domain": ('bound = ["other"]', 'domain = ["teapots"]', "'domain' cannot be 'teapots'"),
    "bad line": ('bound = ["other"]', 'colour = ["red"]', "no line 'colour'"),
    "bad flag": ("reciprocal = true", 'reciprocal = "yes"', "true or false"),
    "bad negated": ("reciprocal = true", 'negated = "yes"', "true or false"),
    "bad list": ('words = ["tea"]', 'words = "tea"', "list of texts"),
    "re2 refuses": ('words = ["tea"]', 'words = ["(?=tea)"]', "RE2 says"),
    "accents": ('words = ["tea"]', 'words = ["thé"]', "without accents"),
    "no such list": ('words = ["tea"]', 'words = ["<teas>"]', "no word list <teas>"),
    "too few flags": (
        'flags = ["You can\'t drink tea.", "Robin may not buy tea"]',
        'flags = ["You can\'t drink tea."]',
        "at least 2",
    ),
    "a flag is silent": (
        "Robin may not buy tea",
        "Robin buys tea",
        "TR101 is silent on this example under 'flags'",
    ),
    "an allow speaks": (
        'allows = ["We both drink tea."]',
        'allows = ["You mustn\'t drink tea."]',
        "speaks on this example under 'allows'",
    ),
    "a near miss speaks": (
        '["You can drink tea."]',
        "[\"You won't drink tea, you can't have tea.\"]",
        "under 'near_misses'",
    ),
    "no examples": ("[rules.examples]", "[rules.more]", "'examples' is missing"),
    "look_for is no list": ("[[rules.look_for]]", "[rules.look_for]", "[[rules.look_for]]"),
    "no look_for": ("[[rules.look_for]]", "[[rules.unless]]", "'look_for' is missing"),
    "not toml": ("handfast_pack = 1", "handfast_pack = = 1", ""),
}


def test_a_good_pack_loads_once():
    """A good pack loads, and the same bytes are not read again."""
    pack = load_pack(GOOD.encode())
    assert pack.rules[0].name == "tea-forbidden"
    assert load_pack(GOOD.encode()) is pack


@pytest.mark.parametrize(("good", "bad", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_named(good, bad, said):
    """Each fault of a pack is named in its own words, with the place it came from."""
    assert good in GOOD
    with pytest.raises(DocumentError) as caught:
        load_pack(GOOD.replace(good, bad, 1).encode(), where="trial.toml")
    assert caught.value.where == "trial.toml"
    assert any(said in str(problem) for problem in caught.value.problems)


def test_no_rules():
    """A pack without rules does not load."""
    with pytest.raises(DocumentError) as caught:
        load_pack(GOOD.split("[[rules]]", maxsplit=1)[0].encode())
    assert "no rule" in str(caught.value.problems[0])


def test_a_code_used_twice():
    """One code, or one name, for two rules is refused."""
    head, rule = GOOD.split("[[rules]]")
    with pytest.raises(DocumentError) as caught:
        load_pack(f"{head}[[rules]]{rule}[[rules]]{rule}".encode())
    assert [str(one) for one in caught.value.problems] == [
        "the code 'TR101' is used more than once.",
        "the name 'tea-forbidden' is used more than once.",
    ]


def test_everything_at_once():
    """All problems come at once."""
    bad = (
        GOOD.replace('"warn"', '"panic"')
        .replace('"prohibition"', '"tea"')
        .replace('prefix = "TR"', "prefix = 3")
    )
    with pytest.raises(DocumentError, match="problems") as caught:
        load_pack(bad.encode())
    assert len(caught.value.problems) == 3


def test_spelling_of_patterns():
    """A space, an apostrophe and a bare n't stand for more than themselves."""
    one = PatternSet([spelled("n't go", {}), spelled("<drink>", {"drink": "(?:tea|milk)"})])
    assert one.which(b"you can't   go") == [0]
    assert one.which(b"you cant go") == [0]
    assert one.which(b"i want go and milk") == [1]
    assert one.places(1, b"tea or milk") == [(0, 3), (7, 11)]


def test_no_patterns():
    """A set without patterns finds nothing."""
    assert PatternSet([]).which(b"tea") == []


def test_pattern_errors():
    """What RE2 refuses is said with its own reason."""
    with pytest.raises(PatternError, match="RE2 says"):
        try_pattern("(")
    assert patterns.PatternError.__mro__[1] is ValueError


def test_patterns_that_are_seldom_asked_for_are_left_out_of_the_pass():
    """A pass passes them over; by number they are found like any other."""
    some = PatternSet([r"\btea\b", r"\bmilk\b", r"\bcake\b"], seldom={1})
    assert some.which(b"tea, milk and cake") == [0, 2]
    assert some.places(1, b"tea, milk and cake") == [(5, 9)]
    assert PatternSet([r"\btea\b"], seldom={0}).which(b"tea") == []


def test_what_keeps_a_rule_silent_is_looked_for_once_it_would_speak(monkeypatch):
    """The words of 'unless' are searched for where the rule's own words stand, and once."""
    kept = GOOD.replace("reciprocal = true", 'words = ["at night"]').replace(
        'near_misses = ["You can drink tea."]', 'near_misses = ["You can\'t drink tea at night."]'
    )
    pack = load_pack(kept.encode())
    asked = []
    places = PatternSet.places

    def noting(self, number, data):
        if self is pack.words:
            asked.append(number)
        return places(self, number, data)

    monkeypatch.setattr(PatternSet, "places", noting)
    assert not check_clause(read_clause("You can't drink milk at night."), [pack])
    assert asked == []
    reading = read_clause("You can't drink tea at night.")
    assert not check_clause(reading, [pack])
    assert not check_clause(reading, [pack])
    assert asked == [1]
    assert check_clause(read_clause("You can't drink tea."), [pack])


def test_any_white_space_is_found_whether_or_not_it_is_a_single_space():
    """Of single spaces and of any other white space the same patterns are said to occur."""
    sources = [r"\btea\s+and\s+milk\b", r"\btea\s+\s+and\b", r"\band[\s+]milk\b", r"\ba\\s+b\b"]
    some = PatternSet(sources)
    assert some.which(b"tea and milk") == [0, 2]
    assert some.which(b"tea \n and milk") == [0, 1, 2]
    assert some.which(b"tea and+milk") == [2]
    assert some.which(rb"a\ssb") == [3]
    assert [some.places(at, b"tea and milk") != [] for at in range(4)] == [True, False, True, False]
