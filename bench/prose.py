"""An archive of invented posts: the same for the same seed, in size and make-up like real ones.

Words are made of syllables and used as often as the words of a language are (a few all the time,
most hardly ever); posts are about 8 KB long, most of them shorter, with headings, lists, links,
quotes, footnotes, and code in one of ten.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

ONSETS = "b br c ch d dr f fl g gr h j k l m n p pr r s sh st t th tr v w".split()
VOWELS = "a e i o u ai ea ee ie oa ou".split()
CODAS = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "st", "ck"]
SMALL_WORDS = "the of and to a in that it is was for as with on be by at which or an".split()
FIRST_NAMES = "Ada Ben Cleo Dan Eve Finn Gia Hal Ivy Jon Kit Lea Max Nia Oz".split()
LAST_NAMES = "Abbot Brook Chen Diaz Evans Faro Gupta Holt Ito Jones Kaur Lopez Mori Novak".split()

CODE = """```python
def {name}(values: list[float], rate: float = {number} / 100) -> float:
    \"\"\"A running mean of the values.\"\"\"
    mean = 0.0
    for index, value in enumerate(values):
        mean += rate * (value - mean)  # step {number}
        if index % {number} == 0:
            print(f"{{index}}: {{mean:.3f}}")
    return mean
```"""


@dataclass(frozen=True, slots=True)
class Post:
    """One generated post; `date` is in UTC, `body` is Markdown."""

    slug: str
    title: str
    date: datetime
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    summary: str
    body: str


class Writer:
    """Writes prose with one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        words = list(SMALL_WORDS)
        known = set(words)
        while len(words) < 4_000:
            word = "".join(self._syllable() for _ in range(self.chance.choice((1, 1, 2, 2, 2, 3))))
            if len(word) > 2 and word not in known:
                known.add(word)
                words.append(word)
        self._words = words
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def _syllable(self) -> str:
        pick = self.chance.choice
        return pick(ONSETS) + pick(VOWELS) + pick(CODAS)

    def words(self, count: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._weights, k=count)

    def title(self) -> str:
        return " ".join(self.words(self.chance.randint(3, 7))).capitalize()

    def sentence(self) -> str:
        words = self.words(self.chance.randint(6, 28))
        if len(words) > 12:
            words[len(words) // 2] += ","
        if self.chance.random() < 0.05:
            words[2] = f"*{words[2]}*"
        if self.chance.random() < 0.03:
            words[3] = f"[{words[3]} {words[4]}](https://example.org/{words[5].strip(',*')})"
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 7)))

    def block(self) -> str:
        """A paragraph, or now and then something else."""
        match self.chance.choices(("text", "heading", "list", "quote"), (80, 10, 6, 4))[0]:
            case "heading":
                return f"## {self.title()}"
            case "list":
                return "\n".join(f"- {self.sentence()}" for _ in range(self.chance.randint(3, 6)))
            case "quote":
                return f"> {self.paragraph()}"
        return self.paragraph()

    def code(self) -> str:
        name = "_".join(word for word in self.words(3))
        return CODE.format(name=name, number=self.chance.randint(2, 99))

    def body(self) -> str:
        size = min(60_000, max(600, self.chance.lognormvariate(8.7, 0.7)))
        blocks: list[str] = []
        while sum(map(len, blocks)) < size:
            blocks.append(self.block())
        if self.chance.random() < 0.1:
            blocks.insert(self.chance.randint(0, len(blocks)), self.code())
        if self.chance.random() < 0.2:
            blocks[0] = f"{self.paragraph()}[^1]"
            blocks.append(f"[^1]: {self.sentence()}")
        return "\n\n".join(blocks) + "\n"

    def some(self, names: list[str], count: int) -> tuple[str, ...]:
        """Different names, the first ones of the list far more often than the last."""
        weights = [1 / (rank + 1) for rank in range(len(names))]
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.chance.choices(names, weights)[0]] = None
        return tuple(found)


def posts(count: int, seed: int = 1) -> Iterator[Post]:
    """That many posts, spread over ten years, with 200 tags and 210 authors among them."""
    writer = Writer(seed)
    tags = [f"{writer.words(1)[0]}-{number}" for number in range(200)]
    authors = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    writer.chance.shuffle(authors)
    first = datetime(2015, 1, 1, tzinfo=UTC)
    minutes = sorted(writer.chance.sample(range(10 * 365 * 24 * 60), count))
    for number, minute in enumerate(minutes):
        yield Post(
            slug=f"post-{number:05d}",
            title=writer.title(),
            date=first + timedelta(minutes=minute),
            tags=writer.some(tags, writer.chance.randint(2, 5)),
            authors=writer.some(authors, writer.chance.choice((1, 1, 1, 2, 3))),
            summary=writer.sentence(),
            body=writer.body(),
        )
