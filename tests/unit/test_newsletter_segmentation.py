"""Flattened issues cut into items: one table of traps."""

from __future__ import annotations

import pytest

from tests.unit.issues import issue

WALL = ("A Wall", "Ada Example", "Highlights")
ROPE = ("A Rope", "Bob Writer", "Highlights")
LONG = "Ladders are long. They are also tall."


def titles(text: str) -> list[str]:
    return [item.title for item in issue(text).items]


def heads(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(item.title, item.authors, item.section) for item in issue(text).items]


@pytest.mark.parametrize(
    "title",
    [
        "A Ladder",
        "Ladder",
        "Ladders are longer than they seem to be at first",
        "Do Ladders Lead Anywhere?",
        "Whose Ladder? On Steps, Rungs, and Rigor",
        "Ladders vs. Stairs",
        "Dr. Ladder and Mr. Stair",
        "Rung-on-Rung? Climbing Without Stairs",
        "Climbing courses (deadline Dec. 15)",
        "Who owns the longest ladder? A first count",
        "Ada Example on climbing. Part 1",
        "Climbing Deep Walls With Ropes. A Retrospective",
        "A.I. Ladders: A Review",
        "Ladders: Rungs and Steps (Part 2)",
        "Ladders (or why your stair should not have a rail)",
        "Almost (but Not Quite) a Ladder",
        "2019 trends in ladder prices",
        "80K podcast with a climber",
        "“Ladders” and 'stairs'",
        "climbing: the long way up",
        "λ-Ladders: Generative Climbing for Infinite Walls",
        "Step—Rung: Climbing with Real-World Robots",
        "Robustness of Ladders",
        "Deep Learning for Ladders",
        "News from the Wall",
        "[Two Ladders](https://example.org/two) and [One Wall](https://example.org/wall.html)",
        "RUNG [opens its doors](https://example.org/a) and [is looking for climbers](https://e.org)",
        "Suppose we had a ladder, could we climb...",
        "#12 – A Climber on Walls",
    ],
)
@pytest.mark.parametrize("highlights", ["HIGHLIGHTS", "Highlights"])
def test_titles(title, highlights):
    first, last = "A First Wall (Ada Example)", "A Last Wall (Carla Sample et al)"
    by = "(summarized by Rita):"
    expected = [first.split(" (", maxsplit=1)[0], title, last.split(" (", maxsplit=1)[0]]
    text = f"{highlights} {first} {by} {LONG} {title} (Bob Writer) {by} {LONG} {last} {by} {LONG}"
    assert titles(text) == expected
    after_opinion = (
        f"{highlights} {first} {by} x. Rita's opinion: {LONG} {title} (Bob Writer) {by} y. {last}"
    )
    assert titles(after_opinion) == expected
    listed = f"{highlights} {first} {title} (Bob Writer) {last} NEWS"
    assert titles(listed if highlights.isupper() else listed.removesuffix(" NEWS")) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The authors (Ada Example and Bob Writer) climb.",
        "They climb (Writer et al) A LOT.",
        "They climb a Stepwise Rung Process (SRP) Daily.",
        "They climb (see the figure): up.",
        "Interpretability seems to be hard.",
        "Forecasting is hard. Robustness too. Problems remain. News at ten.",
        "We use (1) ladders, (2) stairs and (3) ropes: 1. Ladders. 2. Stairs. 3. Ropes.",
        "See the Wall Review (Spring). It says so.",
        "He said: “Climb!” She did not. Why?",
        "It holds an unclosed (bracket.",
        "a) It lists. b) It counts.",
        "They say: - It is slow - It is dear - It is hard (Writer)",
        "The post Walls and Ladders ( AN #7 ) is older.",
        "It was the first wall (Ada Example) (and the last one) that stood.",
        "The U.S. Congress met Dr. Ladder at 5 p.m. Nobody climbed.",
        "This is from a talk by Ada Example (the climber).",
        "SECURITY matters, they shout.",
        "It counts all ladders (H/T Bob Writer). It is long.",
        "It knows ladders (H/T Bob Writer), ropes and walls.",
        "Should we not climb? Is it never going to be dry?",
    ],
)
@pytest.mark.parametrize("highlights", ["HIGHLIGHTS", "Highlights"])
def test_running_text_that_looks_like_a_head_is_none(words, highlights):
    by = "(summarized by Rita):"
    text = f"{highlights} A Wall (Ada Example) {by} {words} {LONG} A Rope (Bob Writer) {by} {LONG}"
    found = issue(text)
    assert [item.title for item in found.items] == ["A Wall", "A Rope"]
    assert found.items[0].text.startswith(words.split("(")[0].strip()[:12])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # editors leave their own names out: a colon alone
        ("Highlights A Wall (Ada Example) : x. A Rope (Bob Writer) : y.",
         [WALL, ROPE]),
        ("Highlights A Wall (Ada Example): Long. News Rope Camp : Apply by May 5.",
         [WALL, ("Rope Camp", None, "News")]),
        ("Highlights A Wall (Year 5) : x.", [("A Wall (Year 5)", None, "Highlights")]),
        ("Highlights A Wall (Ada Example) : Long. $1M for good ropes: apply! : Any rope will do.",
         [WALL, ("$1M for good ropes: apply!", None, "Highlights")]),
        ("Highlights A Wall (Ada Example) : It is very strong : it holds. A Rope (Bob Writer) : y.",
         [WALL, ROPE]),
        ("Highlights A Wall (Ada Example) : x. A Rope (RAPP) : y.",
         [WALL, ("A Rope", "RAPP", "Highlights")]),
        # the initials of a title's words name nobody
        ("HIGHLIGHTS Workshop on Ropes and Walls (WRW) (summarized by X): x. NEWS A Rope (RAPP)",
         [("Workshop on Ropes and Walls (WRW)", None, "Highlights"), ("A Rope", "RAPP", "News")]),
        ("Highlights Workshop on Ropes and Walls (WRW) : x. News A Rope (RAPP) : y.",
         [("Workshop on Ropes and Walls (WRW)", None, "Highlights"), ("A Rope", "RAPP", "News")]),
        # items that are only listed
        ("HIGHLIGHTS Old Walls (ada) Good Ropes (RopeWorks) Rails (Ada Example, Bob Writer et al.)"
         " NEWS x",
         [("Old Walls", "ada", "Highlights"), ("Good Ropes", "RopeWorks", "Highlights"),
          ("Rails", "Ada Example, Bob Writer et al.", "Highlights"), ("x", None, "News")]),
        ("HIGHLIGHTS Two Old Walls (rk) A Good Rope (Bob \"Knots\" Writer) NEWS x",
         [("Two Old Walls", "rk", "Highlights"),
          ("A Good Rope", "Bob \"Knots\" Writer", "Highlights"),
          ("x", None, "News")]),
        ("Highlights Shown, not told (A.V.) Problems iRope: steps (Bob Writer)",
         [("Shown, not told", "A.V.", "Highlights"), ("iRope: steps", "Bob Writer", "Problems")]),
        # a section's name begins a title
        ("Technical AI alignment Interpretability Interpretability (Ada Example) Problems Problems"
         " with walls (Bob Writer)",
         [("Interpretability", "Ada Example", "Interpretability"),
          ("Problems with walls", "Bob Writer", "Problems")]),
        ("Highlights A Wall (Ada Example) : x. Security amplification (Bob Writer) : y.",
         [WALL, ("Security amplification", "Bob Writer", "Highlights")]),
        ("Technical AI alignment Problems But how long is a wall? (Ada Example)",
         [("But how long is a wall?", "Ada Example", "Problems")]),
        ("Other progress in AI Deep learning rung2rail: ropes (Bob Writer)",
         [("rung2rail: ropes", "Bob Writer", "Deep learning")]),
        ("HIGHLIGHTS A Wall (Ada Example) rung2rail: ropes (Bob Writer) NEWS x",
         [WALL, ("rung2rail: ropes", "Bob Writer", "Highlights"), ("x", None, "News")]),
        ("Highlights A Wall (Ada Example) Problems How is a wall built? By hand. Part 2"
         " (Bob Writer) Security A Lock (Carla Sample)",
         [WALL, ("How is a wall built? By hand. Part 2", "Bob Writer", "Problems"),
          ("A Lock", "Carla Sample", "Security")]),
        ("HIGHLIGHTS A Wall (Ada Example) (x < y) or Not (Bob Writer) NEWS x",
         [WALL, ("(x < y) or Not", "Bob Writer", "Highlights"), ("x", None, "News")]),
        # acronyms begin a title, after a section's name in capitals
        ("TECHNICAL AI ALIGNMENT PROBLEMS US AI Ropes (Ada Example) MISCELLANEOUS (AI) RAPP RUN"
         " (RAPP) NEWS A Rope (Bob Writer) (summarized by X): So say all of us.",
         [("US AI Ropes", "Ada Example", "Problems"), ("RAPP RUN", "RAPP", "Miscellaneous (AI)"),
          ("A Rope", "Bob Writer", "News")]),
        # groups without sections, and sections that the table does not know
        ("HIGHLIGHTS A Wall (Ada Example) AI STRATEGY AND POLICY A Law (Bob Writer)",
         [WALL, ("A Law", "Bob Writer", "AI strategy and policy")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): On ropes. WALLS AND ROPES RAPP A Rope"
         " (Bob Writer)",
         [WALL, ("RAPP A Rope", "Bob Writer", "Walls and ropes")]),
        *(
            (f"HIGHLIGHTS A Wall (Ada Example) (summarized by X): It stands. {printed} Looking into"
             " Vases (Bob Writer) (summarized by X): They hold. NEWS A Lock (Carla Sample)",
             [WALL, ("Looking into Vases", "Bob Writer", name), ("A Lock", "Carla Sample", "News")])
            for printed, name in (
                ("X-RISK STRATEGY", "X-risk strategy"),
                ("Q&A WITH BUILDERS", "Q&a with builders"),
                ("O’NEIL LECTURES", "O’neil lectures"),
                ("A WALLED GARDEN", "A walled garden"),
            )
        ),
        ("Highlights A Wall (Ada Example) Critiques (Walls) A Rope (Bob Writer)",
         [WALL, ("A Rope", "Bob Writer", "Critiques (Walls)")]),
        ("Highlights A Wall (Ada Example) Long rope sequence A Rope (Bob Writer)",
         [WALL, ("A Rope", "Bob Writer", "Long rope sequence")]),
        # after link texts
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Paper A Rope"
         " (Bob Writer)",
         [WALL, ROPE]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Old Walls ( AN #5 )"
         " Good Ropes (Bob Writer)",
         [WALL, ("Good Ropes", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Paper: Dexterous Walls"
         " Learning Knots by Watching Birds (Bob Writer)",
         [WALL, ("Learning Knots by Watching Birds", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Paper: Steps for Deep"
         " Learning Good Deep Learning for Knots (Bob Writer)",
         [WALL, ("Good Deep Learning for Knots", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Telling Walls by Wooden"
         " Signs Rope making from grass and reeds (Bob Writer)",
         [WALL, ("Rope making from grass and reeds", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Steps across Walls"
         " Climbing Without Ropes (Bob Writer)",
         [WALL, ("Climbing Without Ropes", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. Read more: Paper"
         " [Rope Maker](https://e.org/a) and [Rope Seller](https://e.org/b) (summarized by X): y.",
         [WALL, ("[Rope Maker](https://e.org/a) and [Rope Seller](https://e.org/b)", None,
                 "Highlights")]),
        # text that ends without a full stop
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): It holds well for ten years (or so)"
         " Good Ropes (Bob Writer) (summarized by X): y.",
         [WALL, ("Good Ropes", "Bob Writer", "Highlights")]),
        ("Highlights A Wall (Ada Example) : See Import Walls Value learning sequence Good Ropes"
         " (Bob Writer)",
         [WALL, ("Good Ropes", "Bob Writer", "Value learning sequence")]),
        ("News Rope Camp, First Week : See the Walls #18 Wall Camp (Bob Writer) : It is high.",
         [("Rope Camp, First Week", None, "News"), ("Wall Camp", "Bob Writer", "News")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): Apply at https://example.org/walls/"
         " Good Ropes (Bob Writer) (summarized by X): y.",
         [WALL, ("Good Ropes", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): I read it, and so has Carla and it was"
         " fine Good Ropes Hold (Bob Writer) (summarized by X): y.",
         [WALL, ("Good Ropes Hold", "Bob Writer", "Highlights")]),
        ("HIGHLIGHTS A Wall (Ada Example) (summarized by X): x. See Import Walls #183 Good Ropes"
         " (Bob Writer) (summarized by X): y.",
         [WALL, ("Good Ropes", "Bob Writer", "Highlights")]),
        # no sections at all
        ("A Wall (Ada Example) (summarized by X): x. A Rope (Bob Writer) (summarized by X): y.",
         [("A Wall", "Ada Example", None), ("A Rope", "Bob Writer", None)]),
    ],
)  # fmt: skip
def test_heads(text, expected):
    assert heads(text) == expected
