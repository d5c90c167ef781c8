from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from alignsite.digest import Digester, of_bytes


@dataclass(frozen=True, slots=True)
class Inner:
    text: str


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    rows: tuple[Inner, ...]
    names: dict[str, str]
    number: int | None = None


VALUE = Outer(Inner("a"), (Inner("b"), Inner("c")), {"x": "y"})


@pytest.mark.parametrize("shared", [(), (Inner,)])
def test_equal_values_have_equal_digests_and_others_do_not(shared: tuple[type, ...]) -> None:
    digest = Digester(shared).of
    assert digest(VALUE) == digest(replace(VALUE, inner=Inner("a")))
    different = [
        replace(VALUE, inner=Inner("A")),
        replace(VALUE, rows=(Inner("c"), Inner("b"))),
        replace(VALUE, rows=(Inner("b"),)),
        replace(VALUE, names={"x": "z"}),
        replace(VALUE, number=0),
        replace(VALUE, number=1),
    ]
    assert len({digest(one) for one in [VALUE, *different]}) == len(different) + 1


@pytest.mark.parametrize("length", [1, 15, 16, 17, 40])
def test_a_list_has_the_same_digest_wherever_it_stands(length: int) -> None:
    digester = Digester()
    rows = tuple(Inner(str(n)) for n in range(length))
    same = tuple(Inner(str(n)) for n in range(length))
    assert digester.of((rows, rows)) == digester.of((same, rows)) == Digester().of((same, same))
    assert digester.of((rows, rows)) != digester.of((rows, rows[1:]))


def test_each_field_has_its_digest() -> None:
    digester = Digester()
    one, other = digester.fields(VALUE), digester.fields(replace(VALUE, number=3))
    assert [name for name in one if one[name] != other[name]] == ["number"]


def test_a_value_without_a_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        Digester().of({1, 2})


def test_bytes_cut_otherwise_differ() -> None:
    assert of_bytes(b"ab", b"c") != of_bytes(b"a", b"bc")
