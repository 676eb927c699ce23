"""The arithmetic that tells a sound point from a weak one."""

import pytest

from handfast.signing import points


def decoded(raw: bytes) -> tuple[int, int]:
    """Return x and y of an encoding, the textbook way."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, (number & (2**255 - 1)) % points.P
    square = (y * y - 1) * pow(points.D * y * y + 1, -1, points.P) % points.P
    x = pow(square, (points.P + 3) // 8, points.P)
    if (x * x - square) % points.P:
        x = x * pow(2, (points.P - 1) // 4, points.P) % points.P
    assert (x * x - square) % points.P == 0
    return ((points.P - x) % points.P if x & 1 != sign else x), y


def added(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    """Return the sum of two points, the textbook way."""
    (x1, y1), (x2, y2) = one, two
    twist = points.D * x1 * x2 * y1 * y2 % points.P
    x = (x1 * y2 + x2 * y1) * pow(1 + twist, -1, points.P) % points.P
    y = (y1 * y2 + x1 * x2) * pow(1 - twist, -1, points.P) % points.P
    return x, y


def test_fourteen_encodings_of_low_order() -> None:
    """There are fourteen of them, of eight points, and eight times each is the neutral point."""
    assert len(points.LOW_ORDER) == 14
    assert len({decoded(raw) for raw in points.LOW_ORDER}) == 8
    for raw in points.LOW_ORDER:
        point = decoded(raw)
        for _ in range(3):
            point = added(point, point)
        assert point == (0, 1), raw.hex()


def test_low_order_is_named_and_the_base_point_is_not() -> None:
    """Every listed encoding is of low order; the base point of the curve is sound in all ways."""
    base = (4 * pow(5, -1, points.P) % points.P).to_bytes(32, "little")
    assert all(points.is_low_order(raw) for raw in points.LOW_ORDER)
    assert not points.is_low_order(base)
    assert points.is_canonical(base)
    assert points.is_on_curve(base)


@pytest.mark.parametrize(
    ("raw", "holds"),
    [
        ((points.P - 1).to_bytes(32, "little"), True),
        (points.P.to_bytes(32, "little"), False),
        ((points.P + 3 | 1 << 255).to_bytes(32, "little"), False),
        (bytes(31), False),
        (bytes(33), False),
    ],
    ids=["largest", "the prime itself", "beyond with sign", "short", "long"],
)
def test_canonical(raw: bytes, holds: bool) -> None:
    """A point is canonical when it has 32 bytes and its y is below the prime."""
    assert points.is_canonical(raw) is holds


def test_half_of_all_numbers_are_on_no_curve() -> None:
    """Two is the y of no point; three is the y of one."""
    assert not points.is_on_curve((2).to_bytes(32, "little"))
    assert points.is_on_curve((3).to_bytes(32, "little"))


def test_reduced() -> None:
    """A scalar is reduced below the order of the group and not from there on."""
    assert points.is_reduced((points.L - 1).to_bytes(32, "little"))
    assert not points.is_reduced(points.L.to_bytes(32, "little"))
