"""The lock files: exact versions, a hash on each, no address of any kind."""

import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from source_tree import ROOT, listed

PACKAGE = re.compile(r"([a-z0-9-]+)==([0-9][0-9A-Za-z.+]*)(?: ; ([^\\]+?))?( \\)?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
LOCKS = {
    "runtime": ("build",),
    "dev": ("dev",),
    "train": ("train",),
    "train-encoder": ("train-encoder",),
}
ALL = [*LOCKS, "encoder"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _lines(lock: str) -> list[str]:
    return (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines()


def _pinned(lock: str) -> dict[str, str]:
    return {found[1]: found[2] for line in _lines(lock) if (found := PACKAGE.fullmatch(line))}


def _wanted(groups: Iterable[str]) -> list[Requirement]:
    wanted = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    for group in groups:
        for line in PROJECT["dependency-groups"][group]:
            wanted += (
                _wanted([line["include-group"]]) if isinstance(line, dict) else [Requirement(line)]
            )
    return wanted


@pytest.mark.parametrize("lock", ALL)
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    """Each line is a package with one version or the hash of one of its files: no address."""
    odd = [
        line for line in _lines(lock) if not PACKAGE.fullmatch(line) and not HASH.fullmatch(line)
    ]
    assert not odd, listed(odd)


@pytest.mark.parametrize("lock", ALL)
def test_every_pinned_package_has_a_hash(lock: str) -> None:
    """After each package line comes at least one hash."""
    lines = [*_lines(lock), ""]
    bare = [
        line
        for line, after in pairwise(lines)
        if PACKAGE.fullmatch(line) and not HASH.fullmatch(after)
    ]
    assert not bare, listed(bare)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_satisfies_what_the_project_asks_for(lock: str) -> None:
    """Each requirement of pyproject.toml is pinned to a version inside its range."""
    pinned = _pinned(lock)
    unmet = [
        str(requirement)
        for requirement in _wanted(LOCKS[lock])
        if pinned.get(canonicalize_name(requirement.name)) not in requirement.specifier
    ]
    assert not unmet, listed(unmet)


def test_the_encoder_runs_the_versions_it_was_trained_and_tested_with() -> None:
    """Its lock holds its group and what that needs, as the lock of its training does."""
    pinned = _pinned("encoder")
    wanted = [Requirement(line) for line in PROJECT["dependency-groups"]["encoder"]]
    assert all(pinned.get(one.name) in one.specifier for one in wanted)
    assert pinned.items() <= _pinned("train-encoder").items()
    shared = pinned.keys() & _pinned("dev").keys()
    assert all(pinned[name] == _pinned("dev")[name] for name in shared)


def test_users_and_contributors_run_the_same_versions() -> None:
    """What is in one lock has the same version in those that hold more."""
    runtime, dev, train, most = (_pinned(lock) for lock in LOCKS)
    assert runtime.items() <= dev.items() <= train.items() <= most.items()
