"""Drafting: the list, the editor, findings while typing, the form, and saving."""

from textual.widgets import Input, OptionList, Select

from handfast.tui.tidying import tidied
from handfast.tui.widgets.fields import Editor
from handfast.tui.widgets.findings import FindingsPanel
from handfast.workspace import drafts, editing

FEAR = "You can't talk to your ex anymore."


def _saved(hands, ws):
    return drafts.open_draft(ws, hands.app.session.seat, hands.draft).document


def _said_beside(hands) -> str:
    return str(hands.screen.query_one("#editor").border_subtitle)


async def _choose(hands, place: int) -> None:
    hands.screen.query_one("#clauses", OptionList).highlighted = place
    await hands.settle()


async def test_typing_is_saved_sealed(desk, ws):
    """What is typed is on the disk a moment later, and nowhere unsealed."""
    async with desk() as hands:
        await hands.pilot.press(*" Kindly.")
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        assert _saved(hands, ws).clauses[0].text.endswith("within a day. Kindly.")
        assert "saved and sealed" in str(hands.screen.query_one("#saved").content)
        for file in ws.folder.rglob("*"):
            assert not file.is_file() or b"Kindly." not in file.read_bytes()


async def test_findings_are_about_the_words_that_stand_there(desk):
    """Choosing a clause shows its findings and marks the words; new words drop the old marks."""
    async with desk() as hands:
        await _choose(hands, 3)
        panel, editor = hands.screen.query_one(FindingsPanel), hands.screen.query_one(Editor)
        await hands.until(lambda: panel.findings)
        assert all(finding.clause == hands.screen.clause.id for finding in panel.findings)
        start, end = editor.marks[0]
        assert editor.text[start:end] in FEAR
        editor.focus()
        editor.text = "We each keep our friendships."
        await hands.until(lambda: not panel.findings)
        assert not editor.marks


async def test_a_wording_is_taken_with_one_key(desk, ws):
    """ctrl+r puts the offered wording in the place of the clause; undo brings the old one back."""
    async with desk() as hands:
        await _choose(hands, 3)
        panel, editor = hands.screen.query_one(FindingsPanel), hands.screen.query_one(Editor)
        await hands.until(lambda: panel.first_wording() is not None)
        offered = panel.first_wording()
        await hands.press("ctrl+r")
        assert editor.text == offered
        await hands.until(lambda: not hands.screen.autosave.open)
        assert _saved(hands, ws).clauses[2].text == offered
        await hands.press("ctrl+z")
        assert editor.text == FEAR


async def test_a_wording_is_taken_from_the_list(desk):
    """Enter on a wording takes that one."""
    async with desk() as hands:
        await _choose(hands, 3)
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.first_wording() is not None)
        panel.focus()
        places = [n for n, o in enumerate(panel.options) if (o.id or "").startswith("take:")]
        panel.highlighted = places[-1]
        wanted = panel.findings[int(panel.options[places[-1]].id.split(":")[1])].wordings[-1]
        await hands.press("enter")
        assert hands.screen.query_one(Editor).text == wanted


async def test_a_finding_can_be_talked_through(desk, ws):
    """A note settles a finding; it is kept in the draft and shown with the finding."""
    async with desk() as hands:
        await _choose(hands, 3)
        panel = hands.screen.query_one(FindingsPanel)
        await hands.until(lambda: panel.first_open() is not None)
        code = panel.first_open().code
        hands.screen.query_one(Editor).focus()
        await hands.press("ctrl+t")
        await hands.paste("We looked at why this is there.")
        await hands.press("ctrl+s")
        await hands.until(lambda: "You talked it through" in hands.screen_text())
        await hands.until(lambda: not hands.screen.autosave.open)
        note = _saved(hands, ws).clauses[2].talked_through[0]
        assert (note.check, note.note) == (code, "We looked at why this is there.")


async def test_clauses_are_added_moved_and_removed(desk, ws):
    """Each change of the list is in the draft; taking out words asks first."""
    async with desk() as hands:
        await hands.press("ctrl+n")
        await hands.paste("We hug when we come home.")
        await hands.press("alt+up")
        texts = [clause.text for clause in hands.screen.document.clauses]
        assert texts[2] == "We hug when we come home."
        await hands.press("f8")
        assert hands.dialog == "ConfirmDialog"
        await hands.press("escape")
        assert len(hands.screen.document.clauses) == 4
        await hands.press("f8", "y")
        assert [c.text for c in hands.screen.document.clauses] == [*texts[:2], texts[3]]
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert len(_saved(hands, ws).clauses) == 3


async def test_the_details_are_a_form(desk, ws):
    """Need, whom it binds, notice, kind, if missed and until are changed in fields."""
    async with desk() as hands:
        await hands.press("ctrl+g")
        assert hands.app.focused.id == "need"
        screen = hands.screen
        screen.query_one("#need", Input).value = "so that we can sleep"
        screen.query_one("#if_missed", Input).value = "we laugh"
        screen.query_one("#notice", Select).value = "after"
        screen.query_one("#kind", Select).value = "hold"
        screen.query_one("#until", Input).value = "2026-12-01"
        screen.query("Tick").last().value = False
        await hands.until(lambda: not screen.autosave.open)
        await hands.settle()
        await hands.until(lambda: _saved(hands, ws).clauses[0].need == "so that we can sleep")
        clause = _saved(hands, ws).clauses[0]
        assert clause.if_missed == "we laugh"
        assert (clause.notice.value, clause.kind.value) == ("after", "hold")
        assert clause.until.isoformat() == "2026-12-01"
        assert clause.binds == ("alex",)


async def test_a_day_that_is_none_is_said(desk):
    """A day that cannot be read changes nothing and is said beside the field."""
    async with desk() as hands:
        hands.screen.query_one("#kind", Select).value = "hold"
        hands.screen.query_one("#until", Input).value = "next week"
        await hands.settle()
        assert "Write the day like" in hands.screen_text()
        assert hands.screen.clause.until is None


async def test_the_whole_has_its_own_fields(desk, ws):
    """Title, why and the two days belong to the whole; two days in the wrong order are said."""
    async with desk() as hands:
        await _choose(hands, 0)
        await hands.press("enter")
        assert hands.app.focused.id == "title"
        screen = hands.screen
        screen.query_one("#title", Input).value = "Meeting exes"
        screen.query_one("#review_on", Input).value = "2027-03-01"
        screen.query_one("#lapses", Input).value = "2027-02-01"
        await hands.settle()
        assert "the second not before the first" in hands.screen_text()
        screen.query_one("#lapses", Input).value = "2027-04-01"
        await hands.settle()
        await hands.until(lambda: not screen.autosave.open)
        await hands.until(lambda: _saved(hands, ws).title == "Meeting exes")
        assert _saved(hands, ws).review.lapses.isoformat() == "2027-04-01"
        assert "draft · Meeting exes" in hands.screen_text()


async def test_a_draft_is_deleted_after_asking(desk, ws):
    """f9 asks, and then the draft is gone for good."""
    async with desk() as hands:
        await hands.press("f9", "y")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert drafts.count(ws, "alex") == 0


async def test_a_failing_disk_is_said_and_nothing_is_lost(desk, ws, monkeypatch):
    """When saving fails, the words stay on the screen and are saved with the next change."""
    from handfast.errors import StorageError

    async with desk() as hands:
        keep = drafts.save

        def full(*_, **__):
            raise StorageError("The disk is full.", next_step="Make room.")

        monkeypatch.setattr(drafts, "save", full)
        await hands.pilot.press("!")
        await hands.until(lambda: "The disk is full" in _said_beside(hands))
        monkeypatch.setattr(drafts, "save", keep)
        assert hands.screen.autosave.open
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert _saved(hands, ws).clauses[0].text.endswith("!")


async def test_going_back_leaves_no_empty_clause(desk, ws):
    """An empty clause is not kept."""
    async with desk() as hands:
        await hands.press("ctrl+n")
        assert len(hands.screen.document.clauses) == 4
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert len(_saved(hands, ws).clauses) == 3


def test_tidying_takes_out_empty_clauses_only(document):
    """A draft without empty clauses is left as it is."""
    assert tidied(editing.add_clause(document, " ")) == document
    assert tidied(document) == document


async def test_at_eighty_columns_one_panel_shows_at_a_time(desk):
    """On a small screen ctrl+g goes between findings and details; nothing is cut off."""
    async with desk(size=(80, 24)) as hands:
        findings, details = (hands.screen.query_one(i) for i in ("#findings", "#details"))
        assert (findings.display, details.display) == (True, False)
        await hands.press("ctrl+g")
        assert (findings.display, details.display) == (False, True)
        await hands.press("ctrl+g")
        assert (findings.display, details.display) == (True, False)
        assert all(w.region.right <= 80 for w in hands.screen.query("FooterKey"))
