"""Private drafts: sealed at every save, readable by their writer alone."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from handfast.errors import DocumentError, HandfastError, RefusedError, UsageError
from handfast.model import ReviewDays, Style
from handfast.workspace import drafts, editing

CANARY = "the-canary-sings-at-dawn"
PLAIN = Style("plain", "Plain", "")


@pytest.fixture
def name(ws):
    words = editing.add_clause(drafts.blank(ws, title="Mine", style=PLAIN), CANARY)
    return drafts.new_draft(ws, "alex", words)


def test_a_draft_never_touches_the_disk_unsealed(ws, name, tmp_path, sit):
    """After writing, saving and opening, no file anywhere holds the words."""
    view = drafts.open_draft(ws, sit("alex"), name)
    drafts.save(ws, sit("alex"), name, view.document)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if CANARY.encode() in path.read_bytes()]


def test_only_the_writer_opens_it(ws, name, sit):
    """The other person's key does not open it, even with the sealed bytes in hand."""
    with pytest.raises(UsageError):
        drafts.open_draft(ws, sit("sam"), name)
    sealed = ws.ledger.get_private("alex", name)
    with pytest.raises(HandfastError):
        sit("sam").key.open(sealed)


def test_its_size_says_little(ws, sit):
    """Drafts of different lengths are sealed to the same size."""
    short = drafts.new_draft(ws, "alex", drafts.blank(ws, title="a", style=PLAIN))
    words = editing.add_clause(drafts.blank(ws, title="b", style=PLAIN), "we " * 300)
    long = drafts.new_draft(ws, "alex", words)
    sizes = {len(ws.ledger.get_private("alex", one)) // drafts.PADDING for one in (short, long)}
    assert len(sizes) == 1


def test_saving_keeps_comments_and_order(ws, name, sit):
    """What somebody wrote by hand between the lines stays."""
    view = drafts.open_draft(ws, sit("alex"), name)
    text = b"# only for me\n" + view.text
    drafts.save_text(ws, sit("alex"), name, text)
    words = editing.add_clause(view.document, "Another one.")
    saved = drafts.save(ws, sit("alex"), name, words)
    assert saved.text.startswith(b"# only for me\n")
    assert len(saved.document.clauses) == 2


def test_a_text_that_is_not_valid_is_refused_and_the_draft_stays(ws, name, sit):
    """Bad input loses nothing."""
    with pytest.raises(DocumentError):
        drafts.save_text(ws, sit("alex"), name, b"title = ")
    assert drafts.open_draft(ws, sit("alex"), name).document.title == "Mine"


@pytest.mark.parametrize("by", ["name", "start", "title"])
def test_a_draft_is_found_by_name_start_or_title(ws, name, sit, by):
    """People type what they remember."""
    wanted = {"name": name, "start": name.removeprefix("draft-")[:6], "title": "mine"}[by]
    assert drafts.open_draft(ws, sit("alex"), wanted).name == name


def test_a_deleted_draft_is_gone(ws, name, sit):
    """Deleting is for good."""
    drafts.delete(ws, "alex", name)
    assert drafts.list_drafts(ws, sit("alex")) == ()
    assert drafts.count(ws, "alex") == 0


def test_a_seat_that_was_left_opens_nothing(ws, name, sit):
    """Whoever leaves the keyboard leaves nothing open, and a seat shows nothing."""
    seat = sit("alex")
    assert repr(seat) == "<Seat>"
    seat.leave()
    seat.leave()
    assert not seat.here
    with pytest.raises(RefusedError, match="locked"):
        drafts.open_draft(ws, seat, name)
    with pytest.raises(TypeError):
        seat.__reduce__()


def test_a_damaged_file_does_not_keep_the_others_shut(ws, name, sit):
    """Whatever lies among the drafts and does not open is named, and the rest opens."""
    seal = ws.ledger.get_private("alex", name)
    ws.ledger.put_private("alex", "draft-" + "a" * 16, seal[:-5])
    drafts._put(ws, "alex", "draft-" + "b" * 16, b"title = \n")
    ws.ledger.put_private("alex", "answers-1", seal)
    assert [view.name for view in drafts.list_drafts(ws, sit("alex"))] == [name]
    assert set(drafts.list_damaged(ws, sit("alex"))) == {"draft-" + "a" * 16, "draft-" + "b" * 16}
    assert drafts.open_draft(ws, sit("alex"), "Mine").name == name


def test_nobody_keeps_a_draft_for_somebody_unknown(ws):
    """A draft is sealed to somebody whose key is known here."""
    with pytest.raises(UsageError, match="nobody called 'kim'"):
        drafts.new_draft(ws, "kim", drafts.blank(ws, title="Mine", style=PLAIN))


def test_two_drafts_of_one_title_are_told_apart_by_name(ws, name, sit):
    """A title that two drafts have names neither; the list of titles is in the sentence."""
    drafts.new_draft(ws, "alex", drafts.blank(ws, title="Mine", style=PLAIN))
    with pytest.raises(UsageError, match="name one"):
        drafts.open_draft(ws, sit("alex"), "mine")
    assert drafts.open_draft(ws, sit("alex"), name).name == name
    with pytest.raises(UsageError, match="none yet"):
        drafts.open_draft(ws, sit("sam"), "")


def test_a_person_who_is_named_twice_is_in_it_once(ws):
    """By id and by name is the same person."""
    words = drafts.blank(ws, title="Mine", style=PLAIN, person_ids=("alex", "Sam", "Alex"))
    assert [person.id for person in words.people] == ["alex", "sam"]


@pytest.mark.parametrize(
    ("on", "grace", "lapses"),
    [
        (date(2027, 2, 23), 28, date(2027, 3, 23)),
        (date(9999, 12, 31), 28, date(9999, 12, 31)),
    ],
)
def test_the_days_of_grace_follow_the_review(on, grace, lapses):
    """As many days later as there are, and never past the last day there is."""
    assert drafts.review_on(on, grace) == ReviewDays(on, lapses)


def test_what_another_window_saved_is_not_overwritten(ws, name, sit):
    """Where the stored text is not the one that was opened, both are kept, and both are named."""
    opened = drafts.open_draft(ws, sit("alex"), name)
    theirs = editing.add_clause(opened.document, "From the other window.")
    drafts.save(ws, sit("alex"), name, theirs, opened=opened.text)
    ours = editing.add_clause(opened.document, "From this one.")
    second = drafts.save(ws, sit("alex"), name, ours, opened=opened.text)
    assert second.name != name
    assert drafts.open_draft(ws, sit("alex"), name).document == theirs
    assert drafts.open_draft(ws, sit("alex"), second.name).document == ours


def test_saving_again_and_again_stays_one_draft(ws, name, sit):
    """What this window saved last is what it opened; the same words from both are no quarrel."""
    opened = drafts.open_draft(ws, sit("alex"), name)
    once = editing.add_clause(opened.document, "One more.")
    saved = drafts.save(ws, sit("alex"), name, once, opened=opened.text)
    assert drafts.save(ws, sit("alex"), name, once, opened=opened.text).name == name
    twice = editing.add_clause(saved.document, "And one.")
    assert drafts.save(ws, sit("alex"), name, twice, opened=saved.text).name == name
    assert drafts.count(ws, "alex") == 1


@pytest.mark.parametrize("round_of_three", range(5))
def test_windows_that_save_in_the_same_instant_lose_nothing(ws, name, sit, round_of_three):
    """However three windows meet, the words of each are in a draft afterwards."""
    seat = sit("alex")
    opened = drafts.open_draft(ws, seat, name)
    texts = [f"From window {number}." for number in range(3)]
    start = threading.Barrier(len(texts))

    def window(text):
        words = editing.add_clause(opened.document, text)
        start.wait()
        drafts.save(ws, seat, name, words, opened=opened.text)

    with ThreadPoolExecutor(len(texts)) as pool:
        list(pool.map(window, texts))
    kept = [draft.document.clauses[-1].text for draft in drafts.list_drafts(ws, seat)]
    assert sorted(kept) == texts


def test_an_editor_and_a_window_that_save_in_the_same_instant_lose_nothing(ws, name, sit):
    """What an editor made lies beside a draft that was changed elsewhere meanwhile."""
    seat = sit("alex")
    opened = drafts.open_draft(ws, seat, name)
    drafts.save(ws, seat, name, editing.add_clause(opened.document, "Here."), opened=opened.text)
    saved = drafts.save_text(ws, seat, name, opened.text + b"# mine\n", opened=opened.text)
    assert saved.name != name
    assert drafts.open_draft(ws, seat, name).document.clauses[-1].text == "Here."
    with pytest.raises(DocumentError):
        drafts.save_text(ws, seat, name, b"not = [toml", opened=opened.text)
    assert drafts.count(ws, "alex") == 2
