"""Who is here: ids, keys, trust, and sitting down."""

import pytest

from handfast.errors import PassphraseError, RefusedError, SignatureError, UsageError
from handfast.signing import Secret, check_private_key, make_key
from handfast.workspace import people


@pytest.mark.parametrize(
    ("name", "person_id", "expected"),
    [("Zoë K.", None, "zoe-k"), ("日本", None, "person"), ("Alex", "my-id", "my-id")],
)
def test_an_id_comes_from_the_name_or_is_chosen(make_workspace, name, person_id, expected):
    """Ids hold small letters, digits and hyphens, whatever the name holds."""
    ws = make_workspace()
    made = people.make_person(ws, name, Secret("a passphrase"), person_id=person_id)
    assert (made.id, made.name, made.key_here) == (expected, name, True)


@pytest.mark.parametrize("wanted", ["sam", "Sam", " SAM "])
def test_somebody_is_found_by_id_or_name(ws, wanted):
    """Letters' size and spaces around do not matter."""
    assert people.find(ws, wanted).id == "sam"


def test_two_people_of_one_name_are_told_apart_by_their_ids(ws, keys):
    """A name that two people have names nobody; their ids still do."""
    people.trust(ws, "sam-2", check_private_key(keys["kim"]), "Sam")
    assert people.find(ws, "sam").id == "sam"
    people.trust(ws, "x-1", check_private_key(make_key(Secret("p"), seed=b"1" * 32)), "Alexis")
    people.trust(ws, "x-2", check_private_key(make_key(Secret("p"), seed=b"2" * 32)), "Alexis")
    with pytest.raises(UsageError, match="nobody called 'Alexis'"):
        people.find(ws, "Alexis")


def test_nobody_is_found_where_nobody_is(make_workspace):
    """The sentence says that nobody is known yet."""
    with pytest.raises(UsageError, match="nobody yet"):
        people.find(make_workspace(), "Alex")


def test_the_right_passphrase_opens_the_seat_and_a_wrong_one_does_not(ws):
    """A seat is one person with their own key, and leaving it forgets the key."""
    with people.unlock_seat(ws, "Alex", Secret("alex passphrase")) as seat:
        assert seat.here
        assert seat.key.public.fingerprint == people.find(ws, "alex").fingerprint
    assert not seat.here
    with pytest.raises(PassphraseError):
        people.unlock_seat(ws, "alex", Secret("sam passphrase"))


def test_a_key_file_that_was_swapped_opens_no_seat(ws, keys):
    """A key that this machine does not trust as this person's is refused, however it opens."""
    (ws.ledger.place.keys / "alex").write_bytes(keys["sam"])
    with pytest.raises(SignatureError, match="not the one this machine trusts"):
        people.unlock_seat(ws, "alex", Secret("sam passphrase"))


def test_somebody_elses_seat_cannot_be_taken_here(ws, keys):
    """Who was met from another machine has no key here."""
    key = check_private_key(keys["kim"])
    met = people.meet_person(ws, "Kim", key.line, fingerprint=f" {key.fingerprint}\n")
    assert (met.id, met.key_here) == ("kim", False)
    with pytest.raises(RefusedError, match="not on this machine"):
        people.unlock_seat(ws, "kim", Secret("kim passphrase"))


def test_one_key_belongs_to_one_person(ws, keys):
    """A key that is trusted already is not brought again, and no half of it stays behind."""
    with pytest.raises(RefusedError, match="already trusted as the key of alex"):
        people.bring_person(ws, "Lee", keys["alex"], Secret("alex passphrase"))
    assert "lee" not in ws.ledger.people()
    assert people.make_person(ws, "Lee", Secret("a passphrase")).id == "lee"


@pytest.mark.parametrize("moment", ["write_key", "trust", "name"])
def test_making_somebody_can_be_done_again_wherever_it_was_interrupted(
    make_workspace, monkeypatch, moment
):
    """No id is left behind that is trusted and has no key, or that can never be used."""
    ws = make_workspace()
    broken = {"write_key": (ws.ledger, "put_key"), "trust": (ws.ledger, "trust")}
    with monkeypatch.context() as patch:
        patch.setattr(*broken.get(moment, (ws, "save_local")), killed)
        with pytest.raises(KeyboardInterrupt):
            people.make_person(ws, "Kim", Secret("kim passphrase"))
    assert set(ws.ledger.trusted()) <= set(ws.ledger.people())
    if moment != "name":
        assert people.make_person(ws, "Kim", Secret("kim passphrase")).key_here
    with people.unlock_seat(ws, "kim", Secret("kim passphrase")) as seat:
        assert seat.here


def killed(*_given, **_named):
    """End as a program does that is stopped."""
    raise KeyboardInterrupt


def test_an_interrupted_key_is_taken_up_with_its_own_passphrase_only(make_workspace, keys):
    """Another passphrase is refused with a sentence, and the key stays as it was."""
    ws = make_workspace()
    ws.ledger.put_key("kim", keys["kim"])
    with pytest.raises(RefusedError, match="made on this machine before"):
        people.make_person(ws, "Kim", Secret("another passphrase"))
    assert people.everybody(ws) == ()
    made = people.make_person(ws, "Kim", Secret("kim passphrase"))
    assert made.fingerprint == check_private_key(keys["kim"]).fingerprint


def test_somebody_who_was_met_may_bring_that_very_key(make_workspace, keys):
    """A trusted id without its key is no dead end; another key still has no way in."""
    ws = make_workspace()
    people.trust(ws, "kim", check_private_key(keys["kim"]), "Kim")
    with pytest.raises(UsageError, match="somebody with the id kim"):
        people.bring_person(ws, "Kim", keys["sam"], Secret("sam passphrase"))
    with pytest.raises(UsageError, match="somebody with the id kim"):
        people.make_person(ws, "Kim", Secret("a passphrase"))
    assert people.bring_person(ws, "Kim", keys["kim"], Secret("kim passphrase")).key_here
    with pytest.raises(UsageError, match="somebody with the id kim"):
        people.bring_person(ws, "Kim", keys["kim"], Secret("kim passphrase"))


def test_an_unsealed_key_is_not_brought(ws, tmp_path):
    """A private key without a passphrase is refused."""
    import subprocess

    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    with pytest.raises(SignatureError):
        people.bring_person(ws, "Kim", path.read_bytes(), Secret(""))
    assert people.everybody(ws)[-1].id == "sam"


@pytest.mark.parametrize(
    "name", ["Alex", " alex ", "ALEX", "\uff21lex", "\u0410\u04cf\u0435\u0445", "Alex\u2800"]
)
def test_nobody_takes_the_name_of_somebody_who_is_here(ws, keys, name):
    """Made, brought or met: a name that looks like a taken one is refused, whatever the id."""
    key = check_private_key(keys["kim"])
    with pytest.raises(UsageError, match="called Alex already"):
        people.make_person(ws, name, Secret("a passphrase"), person_id="alex2")
    with pytest.raises(UsageError, match="called Alex already"):
        people.bring_person(ws, name, keys["kim"], Secret("kim passphrase"), person_id="alex2")
    with pytest.raises(UsageError, match="called Alex already"):
        people.meet_person(ws, name, key.line, fingerprint=key.fingerprint, person_id="alex2")
    assert [person.id for person in people.everybody(ws)] == ["alex", "sam"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("\u2800", "no letter"), ("...", "no letter"), ("S\u0430ndra", "several alphabets")],
)
def test_a_name_can_be_seen_and_stays_in_one_alphabet(ws, name, words):
    """A blank name, and one that mixes letters that look alike, cannot be used."""
    with pytest.raises(UsageError, match=words):
        people.make_person(ws, name, Secret("a passphrase"), person_id="new")
