"""What memory keeps of a review round: enough to say what is due, and no answer."""

import pytest
from attrs import evolve

from handfast.documents import write_entry
from handfast.ledger import facts
from handfast.model import RoundStep

from ..documents.test_rounds import STEPS, entry


@pytest.mark.parametrize("words", STEPS.values(), ids=STEPS)
def test_every_step_is_remembered_without_what_was_said(words):
    """A step comes back from memory as it was, but for the words and the salt of an answer."""
    written = write_entry(entry(words))
    packed = facts.of_entry(written)
    agenda = () if words.step is RoundStep.ANSWER else words.agenda
    expected = evolve(words, answers=(), salt="", sentence="", appreciated="", agenda=agenda)
    assert facts.entry_of(written.digest, packed).facts.review == expected
    for said in ("kinder", "called", "mostly", "Sundays", "f" * 64):
        assert said not in packed


@pytest.mark.parametrize("damaged", ['["open"]', '["verdict",1,0,0,[],[],"",0,null,0,0,0,0]', "7"])
def test_damaged_facts_are_no_facts(damaged):
    """What memory holds of a step and cannot be read is one of the errors that begin it anew."""
    head = '["review-answer","sam","k","2026-11-23T18:04:00+00:00",null,[],null,'
    with pytest.raises((ValueError, TypeError, LookupError)):
        facts.entry_of("0" * 64, f"{head}{damaged}]")
