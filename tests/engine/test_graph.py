"""Walking what supersedes what: forks, lines and generations of made-up graphs."""

import itertools

import pytest

from handfast.engine.graph import forks, generations, lines, reach

FORKS = {
    "none": (["b"], {"b": ["a"]}, []),
    "apart": (["b", "d"], {"b": ["a"], "d": ["c"]}, []),
    "two of one": (["c", "b"], {"b": ["a"], "c": ["a"]}, [["b", "c"]]),
    "through others": (["d", "b"], {"b": ["a"], "c": ["a"], "d": ["c"]}, [["b", "d"]]),
    "joined one by one": (
        ["p", "q", "r"],
        {"p": ["x"], "q": ["y"], "r": ["x", "y"]},
        [["p", "q", "r"]],
    ),
    "two pairs": (
        ["p", "q", "r", "s"],
        {"p": ["x"], "q": ["y"], "r": ["x"], "s": ["y"]},
        [["p", "r"], ["q", "s"]],
    ),
    "one that comes to the same twice": (["d"], {"d": ["b", "c"], "b": ["a"], "c": ["a"]}, []),
    "pairs that a fifth joins": (
        ["p", "q", "r", "s", "t"],
        {"p": ["x"], "q": ["y"], "r": ["x"], "s": ["y"], "t": ["y", "x"]},
        [["p", "q", "r", "s", "t"]],
    ),
}


@pytest.mark.parametrize(("standing", "edges", "expected"), FORKS.values(), ids=FORKS)
def test_forks_share_an_earlier_version(standing, edges, expected):
    """Those that come to the same earlier version are one group, and nobody else is."""
    assert forks(standing, edges) == expected


def test_reach_goes_all_the_way_and_stops():
    """Everything below is reached, also in a circle; the start itself only if one comes back."""
    assert reach(["c"], {"c": ["b"], "b": ["a"]}) == {"a", "b"}
    assert reach(["a"], {"a": ["b"], "b": ["a"]}) == {"a", "b"}


def test_a_generation_is_the_longest_way_down():
    """A version stands after everything below it, however short another way is."""
    assert generations("abcd", {"b": ["a"], "c": ["b"], "d": ["a", "c"]}) == {
        "a": 0,
        "b": 1,
        "c": 2,
        "d": 3,
    }


def test_lines_of_a_long_chain_are_found_without_deep_calls():
    """A line of ten thousand versions is one line, in order."""
    names = [f"{number:05}" for number in range(10_000)]
    edges = {later: [earlier] for earlier, later in itertools.pairwise(names)}

    assert lines(reversed(names), edges) == [names]
