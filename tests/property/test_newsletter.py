"""Issues put together at random: what was put in comes out in every layout; nothing is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alignsite.loader.newsletter import looks_like_issue
from alignsite.records import Issue, Markup
from tests.unit.issues import document, filled, issue, loaded

NOUNS = ["Ladders", "Walls", "Rungs", "Ropes", "Stairs", "Climbers", "Anchors", "Knots"]
ADJECTIVES = ["Long", "Wet", "Robust", "Hidden", "Learned", "Open", "Adversarial"]
FIRST = ["Ada", "Bob", "Carla", "Dô", "El", "Fée"]
LAST = ["Example", "Writer", "de la Cruz", "O'Rung", "Step-Ladder", "III Sample"]
SENTENCES = [
    "This paper asks whether ropes hold.",
    "They do (most of the time)!",
    "As ( AN #7 ) said, rungs break, e.g. at night.",
    "Is it so?",
    "Interpretability seems to be hard.",
    "The authors (and others) climbed 3.5 walls: one was wet.",
    "“Nobody fell.”",
]
SECTIONS = [
    (None, "Highlights"),
    ("Technical AI alignment", "Interpretability"),
    ("Technical AI alignment", "Learning human intent"),
    ("Technical AI alignment", "Miscellaneous (Alignment)"),
    ("Other progress in AI", "Deep learning"),
    ("Other progress in AI", "Reinforcement learning"),
    (None, "News"),
]


@dataclass(frozen=True)
class Given:
    group: str | None
    section: str
    title: str
    authors: str
    summarizer: str | None
    hat_tip: str | None
    text: str
    opinions: tuple[tuple[str, str], ...]


names = st.builds(lambda a, b: f"{a} {b}", st.sampled_from(FIRST), st.sampled_from(LAST))
authors = st.one_of(
    names, st.builds("{} and {}".format, names, names), st.builds("{} et al".format, names),
    st.builds("{}, {}, and {}".format, names, names, names), st.just("quietclimber"),
)  # fmt: skip
titles = st.one_of(
    st.builds("{} {} for {}".format, st.sampled_from(ADJECTIVES), st.sampled_from(NOUNS),
              st.sampled_from(NOUNS)),
    st.builds("{}: On the {} of {}".format, st.sampled_from(NOUNS), st.sampled_from(NOUNS),
              st.sampled_from(NOUNS)),
    st.builds("Can {} Be {}?".format, st.sampled_from(NOUNS), st.sampled_from(ADJECTIVES)),
    st.builds("What {} tell us about {} (and {})".format, st.sampled_from(NOUNS),
              st.sampled_from(NOUNS), st.sampled_from(["walls", "ropes"])),
)  # fmt: skip
prose = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
summarizers = st.sampled_from(["Rita", "Tom H"])


@st.composite
def issues(draw: st.DrawFn) -> list[Given]:
    chosen = sorted(draw(st.sets(st.integers(0, len(SECTIONS) - 1), min_size=1)))
    found = []
    for group, section in (SECTIONS[index] for index in chosen):
        for _ in range(draw(st.integers(1, 3))):
            told = draw(st.booleans())
            by = draw(summarizers) if told else None
            opinions = draw(st.lists(st.tuples(summarizers, prose), max_size=2)) if told else []
            found.append(
                Given(
                    group, section, draw(titles), draw(authors), by,
                    draw(st.none() | names) if told else None, draw(prose) if told else "",
                    tuple(opinions),
                )
            )  # fmt: skip
    return found


def on_one_line(items: list[Given], *, capitals: bool) -> str:
    parts = ["Find all Example Newsletter resources here ."]
    group = section = None
    for one in items:
        if one.group is not None and one.group != group:
            parts.append(one.group.upper() if capitals else one.group)
        if one.section != section:
            parts.append(one.section.upper() if capitals else one.section)
        group, section = one.group, one.section
        head = f"{one.title} ({one.authors})"
        if one.text:
            head += f" (summarized by {one.summarizer})"
            head += f" (H/T {one.hat_tip})" if one.hat_tip else ""
            head += f": {one.text}"
        parts.append(head)
        parts += [f"{by}'s opinion: {words}" for by, words in one.opinions]
    return " ".join(parts)


def in_markdown(items: list[Given]) -> str:
    parts = ["Hello."]
    group = section = None
    for one in items:
        if one.group is not None and one.group != group:
            parts.append(f"# {one.group}")
        if one.section != section:
            parts.append(f"{'##' if one.group else '#'} {one.section}")
        group, section = one.group, one.section
        head = f"**[{one.title}](https://example.org/)** *({one.authors})*"
        if one.text:
            head += f" (summarized by {one.summarizer})"
            head += f" (H/T {one.hat_tip})" if one.hat_tip else ""
            head += f": {one.text}"
        parts.append(head)
        parts += [f"**{by}’s opinion:** {words}" for by, words in one.opinions]
    return "\n\n".join(parts)


def understood(record: Issue) -> list[Given]:
    return [
        Given(item.part, item.section or "", item.title, item.authors or "", item.summarizer,
              item.hat_tip, item.text, tuple((one.by, one.text) for one in item.opinions))
        for item in record.items
    ]  # fmt: skip


def mended(items: list[Given]) -> list[Given]:
    """What the items look like without the scars of flattening."""
    return [
        Given(one.group, one.section, one.title, one.authors, one.summarizer, one.hat_tip,
              one.text.replace("( AN #7 )", "(AN #7)"),
              tuple((by, words.replace("( AN #7 )", "(AN #7)")) for by, words in one.opinions))
        for one in items
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(issues())
@pytest.mark.parametrize("capitals", [True, False])
def test_round_trip_on_one_line(capitals, items):
    text = on_one_line(items, capitals=capitals)
    assert understood(issue(text)) == mended(items)


@settings(max_examples=60, deadline=None)
@given(issues())
def test_round_trip_in_markdown(items):
    assert understood(issue(in_markdown(items), "an-1.md")) == mended(items)


PIECES = [
    *SENTENCES, "A Wall (Ada Example)", "(summarized by Rita):", "Rita's opinion:", "Read more:",
    "Prerequisites: Rungs", "HIGHLIGHTS", "Highlights", "NEWS", "Deep learning", "DEEP LEARNING",
    "ROPES AND KNOTS", "Technical AI alignment", " : ", "(H/T Tom)", "[A](https://e.org/(b))",
    "(", ")", "et al", "\n", "\n\n", "(Bob Writer et al)", "1.", "é", "**", "[Wall",
]  # fmt: skip
LABELS = frozenset(["summarized", "by", "h", "t", "s", "opinion", "read", "more", "prerequisites"])


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def addresses(markup: Markup) -> str:
    """Where the links of a stretch lead."""
    return " ".join(re.findall(r'href="([^"]*)"', filled(markup)))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join))
@example("[A](https://e.org/(b)) \n\n")
def test_nothing_is_lost(text):
    if not text.strip():
        return
    record = issue(text)
    kept: set[str] = set()
    for aside in record.asides:
        kept |= words(f"{aside.title} {aside.text} {addresses(aside.markup)}")
    for item in record.items:
        fields = [item.part, item.section, item.title, item.url, item.authors, item.summarizer,
                  item.hat_tip, item.text, item.prerequisites, item.read_more]  # fmt: skip
        fields += [f"{one.by} {one.text}" for one in item.opinions]
        parts = [item.markup, item.prerequisites_markup, item.read_more_markup]
        fields += [addresses(part) for part in (*parts, *(one.markup for one in item.opinions))]
        kept |= words(" ".join(field for field in fields if field))
    assert words(text) - kept <= LABELS


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=300) | st.lists(st.sampled_from([*PIECES, "# ", "- ", "> "])).map("".join),
    st.sampled_from(["an-1.txt", "an-1.md", "an-1.html"]),
)
def test_any_text_becomes_an_issue(text, path):
    if not text.strip():
        return
    source = f"x {text}"
    looks_like_issue(document(source, path))
    result = loaded(source, path)
    assert isinstance(result.record, Issue)
    ids = [item.id for item in result.record.items]
    assert len(ids) == len(set(ids))
    assert all(ids)
