"""What is forgotten at handing over, and that forgetting disturbs nothing that works beside it."""

import gc
import sys
import threading
from functools import lru_cache
from types import SimpleNamespace

import pytest

from handfast.tui.forgetting import forget


@lru_cache(maxsize=16)
def _remembers(text: str) -> str:
    return text.upper()


class _Measured:
    @staticmethod
    @lru_cache(maxsize=16)
    def width(text: str) -> int:
        return len(text)

    @property
    @lru_cache(maxsize=16)  # noqa: B019 - what is looked for is just such a one
    def said(self) -> str:
        return "said"


@pytest.fixture
def app():
    """Nothing but what forgetting asks of an app."""
    return SimpleNamespace(screen_stack=(), clipboard="", clear_notifications=lambda: None)


def test_what_was_left_out_of_collections_is_forgotten_too(app):
    """Caches of functions and classes are emptied where the collector does not know of them."""
    gc.freeze()
    try:
        _remembers("a private word"), _Measured.width("a private word"), _Measured().said
        forget(app)
    finally:
        gc.unfreeze()
    left = (_remembers, _Measured.width, _Measured.said.fget)
    assert [each.cache_info().currsize for each in left] == [0, 0, 0]


def test_a_cache_inside_a_function_is_forgotten_too(app):
    """Also where no module and no class holds it."""
    inside = lru_cache(maxsize=4)(str.title)
    inside("a private word")
    forget(app)
    assert inside.cache_info().currsize == 0


def test_forgetting_leaves_alone_what_threads_are_building(app):
    """A tuple that grows in another thread meanwhile is finished as ever."""
    errors, enough = [], threading.Event()

    def build() -> None:
        while not enough.is_set():
            try:
                tuple(int(number) for number in range(2000))
            except SystemError as error:
                errors.append(error)
                return

    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    beside = threading.Thread(target=build)
    beside.start()
    try:
        for _ in range(20):
            forget(app)
    finally:
        enough.set()
        beside.join()
        sys.setswitchinterval(before)
    assert errors == []
