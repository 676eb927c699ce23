"""A bundle is taken whole or not at all, and never points anywhere."""

import tracemalloc

import pytest

from handfast.errors import DocumentError, SignatureError, UsageError
from handfast.exchange import MAX_BUNDLE, MAX_RECORD, MAX_RECORDS, bundle, pack, unpack
from handfast.model import PersonId
from handfast.signing import UnlockedKey, seal

INTRO = b"handfast bundle 1\n"
Keys = dict[PersonId, UnlockedKey]


@pytest.fixture
def key(keys: Keys) -> UnlockedKey:
    """Alex's open key."""
    return keys[PersonId("alex")]


def record(data: bytes) -> bytes:
    """Return a record as it stands in a bundle."""
    return len(data).to_bytes(4, "big") + data


@pytest.mark.parametrize(
    "records",
    [
        [],
        [b"one"],
        [b"b", b"a", b"b"],
        [b"\0", b"../../etc/passwd", b"C:\\x", bytes(range(256))],
        [bytes([number]) * MAX_RECORD for number in range(5)],
    ],
    ids=["none", "one", "twice", "like names", "largest"],
)
def test_there_and_back(keys: Keys, records: list[bytes]) -> None:
    """Everybody gets the same set of records, each once, in an order of its own."""
    sealed = pack(iter(records), [key.public for key in keys.values()])
    assert {unpack(sealed, key) for key in keys.values()} == {tuple(sorted(set(records)))}


def test_as_many_as_there_may_be(key: UnlockedKey) -> None:
    """Ten thousand records go into one bundle."""
    records = {number.to_bytes(4, "big") for number in range(MAX_RECORDS)}
    assert set(unpack(pack(records, [key.public]), key)) == records


def test_too_much_is_not_packed(monkeypatch: pytest.MonkeyPatch, key: UnlockedKey) -> None:
    """An empty or oversized record, too many of them, or too many bytes: nothing is sealed."""
    with pytest.raises(UsageError, match="64 KiB"):
        pack([b""], [key.public])
    with pytest.raises(UsageError, match="64 KiB"):
        pack([bytes(MAX_RECORD + 1)], [key.public])
    monkeypatch.setattr(bundle, "MAX_RECORDS", 2)
    with pytest.raises(UsageError, match="too much"):
        pack([b"1", b"2", b"3"], [key.public])
    monkeypatch.setattr(bundle, "MAX_BUNDLE", len(INTRO) + 9)
    assert pack([b"12345"], [key.public])
    with pytest.raises(UsageError, match="too much"):
        pack([b"123456"], [key.public])


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"handfast bundle 2\n" + record(b"x"),
        INTRO[:-1],
        INTRO + b"\0\0\0",
        INTRO + record(b""),
        INTRO + record(b"a") + b"\0\0\0\5four",
        INTRO + b"\xff\xff\xff\xff" + b"x" * 100,
        INTRO + b"\x80\0\0\1" + b"x" * 100,
        INTRO + record(bytes(MAX_RECORD + 1)),
        INTRO + record(b"a") * 2,
        INTRO + record(b"b") + record(b"a"),
        INTRO + record(b"a") + b"trailing",
        INTRO + b"".join(record(number.to_bytes(4, "big")) for number in range(MAX_RECORDS + 1)),
    ],
    ids=[
        "empty", "another version", "no newline", "half a length", "empty record", "cut short",
        "huge length", "negative length", "oversized record", "twice", "out of order", "trailing",
        "10,001 records",
    ],
)  # fmt: skip
def test_hostile_bundles(key: UnlockedKey, plain: bytes) -> None:
    """Nothing is taken of a bundle with anything wrong in it, and nothing large is made for it."""
    sealed = seal(plain, [key.public])
    tracemalloc.start()
    with pytest.raises(DocumentError) as refused:
        unpack(sealed, key)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "Nothing of it was taken" in str(refused.value)
    assert peak < 4 * 1024 * 1024


def test_more_bytes_than_a_bundle_may_have(
    monkeypatch: pytest.MonkeyPatch, key: UnlockedKey
) -> None:
    """The bound for the whole is looked at before the records are."""
    sealed = pack([b"12345"], [key.public])
    monkeypatch.setattr(bundle, "MAX_BUNDLE", len(INTRO) + 8)
    with pytest.raises(DocumentError):
        unpack(sealed, key)


def test_what_is_sealed_to_others_or_damaged(keys: Keys, key: UnlockedKey) -> None:
    """A bundle for somebody else, or one that lost its end, is refused as what it is."""
    sealed = pack([b"one"], [keys[PersonId("sam")].public])
    for hostile, reason in ((sealed, "key"), (b"not sealed", "armour")):
        with pytest.raises(SignatureError) as refused:
            unpack(hostile, key)
        assert reason == refused.value.reason
    with pytest.raises(SignatureError):
        unpack(sealed[:-1], keys[PersonId("sam")])


def test_a_bundle_fits_what_is_sealed() -> None:
    """The largest bundle is no larger than what may be sealed in one file."""
    from handfast.signing import MAX_PLAIN

    assert MAX_BUNDLE <= MAX_PLAIN
