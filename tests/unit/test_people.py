"""Authors in all the ways they are written."""

import pytest

from alignsite.loader.people import names, people, safe_url
from alignsite.records import Person


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ada Example", [Person("Ada Example")]),
        ("Ada Example and Ben Sample", [Person("Ada Example"), Person("Ben Sample")]),
        ("Ada, Ben & Cleo", [Person("Ada"), Person("Ben"), Person("Cleo")]),
        ("Ada, Ben, and Cleo", [Person("Ada"), Person("Ben"), Person("Cleo")]),
        ("Ada Example, Jr.", [Person("Ada Example, Jr.")]),
        ("Sandy Andrews", [Person("Sandy Andrews")]),
        ("Ada Example <ada@example.org>", [Person("Ada Example", None, "ada@example.org")]),
        (
            "Ada <ada@example.org>, Ben <ben@example.org>",
            [Person("Ada", None, "ada@example.org"), Person("Ben", None, "ben@example.org")],
        ),
        (
            '<a href="https://example.org/ada">Ada Example </a>'
            ' (<a href="mailto:ada@example.org">email</a>)',
            [Person("Ada Example", "https://example.org/ada", "ada@example.org")],
        ),
        (
            '<a href="https://example.org/ada">Ada</a> and <a href="https://example.org/ben">Ben</a>',
            [Person("Ada", "https://example.org/ada"), Person("Ben", "https://example.org/ben")],
        ),
        (
            "Cleo, <a href='https://example.org/ada'>Ada</a> & Dan",
            [Person("Cleo"), Person("Ada", "https://example.org/ada"), Person("Dan")],
        ),
        ("[Ada](https://example.org/ada)", [Person("Ada", "https://example.org/ada")]),
        ("<b>Ada</b> &amp; Ben", [Person("Ada"), Person("Ben")]),
        (["Ada", "Ben and Cleo"], [Person("Ada"), Person("Ben"), Person("Cleo")]),
        (["Ada", "Ada"], [Person("Ada")]),
        (
            {"name": "Ada", "url": "https://example.org", "email": "mailto:a@example.org"},
            [Person("Ada", "https://example.org", "a@example.org")],
        ),
        ([{"name": "Ada, the first"}], [Person("Ada, the first")]),
        ({"ada": {"name": "Ada"}}, [Person("Ada")]),
        ({"twitter": "x"}, []),
        (None, []),
        ("", []),
        (["", None], []),
    ],
)
def test_people(value, expected):
    assert people(value, pytest.fail) == tuple(expected)


def test_what_somebody_did_is_no_part_of_the_name():
    found = people(
        ["Ada Example", '<a href="https://b.example/"> edited by Ben Sample </a>'], print
    )
    assert [person.name for person in found] == ["Ada Example", "Ben Sample"]


def test_an_unsafe_address_is_refused_and_the_name_stays():
    refused: list[str] = []
    found = people('<a href="javascript:alert(1)">Ada</a>', refused.append)
    assert found == (Person("Ada"),)
    assert refused == ["javascript:alert(1)"]


def test_markup_never_reaches_a_name():
    (found,) = people(
        '<script>alert(1)</script><a href="https://example.org">Ada<img src=x></a>', print
    )[-1:]
    assert found.name == "Ada"
    assert "<" not in "".join(one.name for one in people("<b <i>Ada</b>", print))


@pytest.mark.parametrize("text", ["<a " * 5_000, "<a href=x>" * 5_000, "and " * 5_000, "(" * 9_000])
def test_hostile_text(text):
    assert all("href" not in one.name for one in people(text, lambda _: None))


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("/about/", True),
        ("//example.org", False),
        ("javascript:x", False),
        ("example.org", False),
        ("https://exa mple.org", False),
        ('https://example.org/"x', False),
    ],
)
def test_safe_url(address, kept):
    assert (safe_url(address) is not None) is kept


def test_names():
    assert names("A; B") == ["A", "B"]
