"""What the theme says: in each language the same things, with that language's numbers and dates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup as Safe

from alignsite.loader import load
from alignsite.markup.embeds import PLAYERS
from alignsite.records import Moment, Post
from alignsite.sources import DocumentSettings, JekyllSettings, Source
from alignsite.theme.files import Theme, default_folder, find_theme, read_body_words, read_words
from alignsite.theme.words import BODY_KEYS, BodyWords, MissingWordError, Words, faults, read_texts
from tests.sites import build_site, post, write_site

TEMPLATES = default_folder() / "templates"
FILES = {file.stem: file for file in sorted((TEMPLATES / "words").glob("*.toml"))}
ENGLISH = read_texts(FILES["en"].read_text(encoding="utf-8"))
NOWHERE = Path("does-not-exist")


def words(language: str) -> Words:
    found, problems = read_words(find_theme(NOWHERE, NOWHERE), language)
    assert problems == ()
    return found


def test_there_is_more_than_one_language() -> None:
    assert {"en", "de"} <= set(FILES)


@pytest.mark.parametrize("language", FILES)
def test_every_language_has_the_same_keys_of_the_same_shape(language: str) -> None:
    texts = read_texts(FILES[language].read_text(encoding="utf-8"))
    assert list(texts) == list(ENGLISH)
    assert faults(texts, ENGLISH) == []
    assert faults(ENGLISH, texts) == []


def used_in_templates() -> set[str]:
    used = set()
    for file in TEMPLATES.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        used |= set(re.findall(r"""["'](\w+)["'] \| word\b""", text))
        used |= set(re.findall(r"""count_of\(["'](\w+)["']\)""", text))
    return used


@pytest.mark.parametrize("key", sorted(used_in_templates()))
def test_every_word_that_a_template_says_is_there(key: str) -> None:
    assert key in ENGLISH


BARE = re.compile(r"[A-Za-z]{2,}")
VALUES = re.compile(r"{% macro (?:feed_type|lang|section_id)\b.*?{%-? endmacro", re.S)
"""Macros that print an attribute or its value, for no reader."""


@pytest.mark.parametrize(
    "name", [file.relative_to(TEMPLATES).as_posix() for file in sorted(TEMPLATES.rglob("*.html"))]
)  # fmt: skip
def test_no_template_says_anything_by_itself(name: str) -> None:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    text = VALUES.sub("", text)
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script\b.*?</script>", "", text, flags=re.S)
    labels = re.findall(r"""(?:aria-label|title|alt|placeholder)="([^"]*)\"""", text)
    between = re.sub(r"<[^<>]*>", "\n", text)
    assert BARE.findall(between) + [one for one in labels if BARE.search(one)] == []


STRANGE = Words(
    "xx",
    {
        key: re.sub(r"(?<!\{)\b[A-Za-z]+\b(?!\})", "ωω", text) if isinstance(text, str) else text
        for key, text in ENGLISH.items()
    },
)
"""A language without a letter of the Latin alphabet."""
MARKS = """\
1[^1] 2[^1] 3[^2]

- [x] 4
- [ ] 5

| 6 | 7 |
| - | - |
| 8 | 9 |

[^1]: 10
[^2]: 11
"""
FRAMES = "\n\n".join(f'<iframe src="https://{one.hosts[0]}/0"></iframe>' for one in PLAYERS)
INCLUDES = '{% include youtube.html id="012" %} {% include spotify.html id="345" %}'
MADE = "{{ '1[^1]\n\n[^1]: 2' | markdownify }}"
NAMES = {word for one in PLAYERS for word in one.title.split()}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (MARKS, {}),
        (MARKS, {"kramdown": ()}),
        (FRAMES, {}),
        (FRAMES, {"kramdown": ()}),
        (INCLUDES, {}),
        (MADE, {"jekyll": JekyllSettings()}),
    ],
)
def test_nothing_is_said_within_a_document_but_in_its_language(
    text: str, rules: dict[str, Any]
) -> None:
    settings = DocumentSettings(BodyWords(STRANGE.only(BODY_KEYS)), **rules)
    record = load(Source("posts/1.md", f"---\ntitle: 1\n---\n{text}".encode()), settings).record
    assert isinstance(record, Post)
    html = "".join(record.body.markup.pieces)
    said = [*re.findall(r'(?:aria-label|title|alt)="([^"]*)"', html), re.sub("<[^<>]*>", " ", html)]
    assert "ω" in "".join(said)
    assert {word for one in said for word in BARE.findall(one)} <= NAMES


def test_an_issue_without_a_title_is_named_in_its_language() -> None:
    settings = DocumentSettings(BodyWords(words("de").only(BODY_KEYS)))
    loaded = load(
        Source("issues/7.md", b"## Highlights\n\n[A rung](https://a.test/) holds."), settings
    )
    assert loaded.record is not None
    assert loaded.record.meta.title == "Ausgabe 7"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (None, "Footnote 1"),
        ("en", "Footnote 1"),
        ("de", "Fußnote 1"),
        ("de_CH", "Fußnote 1"),
        ("DE", "Fußnote 1"),
        ("fr", "Footnote 1"),
    ],
)
def test_a_document_may_be_in_another_language_than_its_site(
    language: str | None, said: str
) -> None:
    site, body_words, problems = read_body_words(find_theme(NOWHERE, NOWHERE), "en")
    assert (site, problems) == (words("en"), ())
    assert body_words.of(language)("footnote", number=1) == said


@pytest.mark.parametrize(
    ("text", "language", "day", "month_day"),
    [
        ("2018-03-16", "en", "16 March 2018", "16 March"),
        ("2021-12-01T09:00:00-07:00", "en", "1 December 2021", "1 December"),
        ("0999-01-31", "en", "31 January 999", "31 January"),
        ("2018-03-16", "de", "16. März 2018", "16. März"),
    ],
)
def test_a_date_is_told_as_its_source_gave_it(
    text: str, language: str, day: str, month_day: str
) -> None:
    moment = Moment(0, text)
    told = words(language)
    assert (told.day(moment), told.month_day(moment)) == (day, month_day)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 0, "0 turns"),
        ("en", 1, "1 turn"),
        ("en", 1234, "1,234 turns"),
        ("de", 1, "1 Wortmeldung"),
        ("de", 1234, "1.234 Wortmeldungen"),
        ("de-AT", 2, "2 Wortmeldungen"),
        ("xx", 2, "2 turns"),
        ("../../x", 2, "2 turns"),
    ],
)
def test_a_count_is_told_in_the_language_or_else_in_english(
    language: str, number: int, expected: str
) -> None:
    assert words(language).count(number, "turns") == expected


def test_safe_html_is_put_in_as_it_is_and_all_else_escaped() -> None:
    told = Words("en", {"by": "by <{people}>"})
    assert told("by", people="<Ada>") == "by <<Ada>>"
    safe = told("by", people=Safe("<b>Ada</b>"))
    assert (str(safe), hasattr(safe, "__html__")) == ("by &lt;<b>Ada</b>&gt;", True)


@pytest.mark.parametrize("ask", ["nothing", "turns"])
def test_a_key_without_a_text_is_told(ask: str) -> None:
    with pytest.raises(MissingWordError, match=ask):
        Words("en", {"turns": ("a", "b")})(ask)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ('posts = "Essays"', []),
        ('post = "x"\npotss = "Essays"', ["unknown key potss; did you mean posts?"]),
        ('posts = ["a", "b"]', ["posts must be one text"]),
        ('turns = "many"', ["turns must be a list of 2 texts"]),
        ('months = ["a"]', ["months must be a list of 12 texts"]),
        ('by = "by {author}"', ["by cannot have {author}"]),
        ('page = "{0}"', ["page cannot have {0}"]),
    ],
)
def test_what_is_wrong_with_a_sites_own_words_is_told(own: str, expected: list[str]) -> None:
    assert faults(read_texts(own), ENGLISH) == expected


def test_a_sites_own_words_go_before_the_themes(tmp_path: Path) -> None:
    write_site(tmp_path, {"words/en.toml": 'posts = "Essays"'})
    theme = Theme(templates=(tmp_path, TEMPLATES), static=())
    told, problems = read_words(theme, "en")
    assert (told("posts"), told("issues"), problems) == ("Essays", "Issues", ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"posts = ", "template-syntax"),
        (b"posts = 3", "template-syntax"),
        (b'potss = "x"', "template-syntax"),
        (b'posts = "\xff"', "not-utf8"),
    ],
)
def test_a_file_of_words_with_a_mistake_stops_the_build(
    tmp_path: Path, content: bytes, code: str
) -> None:
    files = {"content/posts/a.md": post(), "templates/words/en.toml": content}
    result = build_site(write_site(tmp_path, files))
    assert [(one.code, one.path) for one in result.problems] == [(code, "templates/words/en.toml")]
    assert not result.published


def test_a_site_speaks_the_language_it_is_set_to(tmp_path: Path) -> None:
    files = {"alignsite.toml": 'language = "de"', "content/posts/a.md": post(date="2023-03-02")}
    write_site(tmp_path, files)
    build_site(tmp_path)
    page = (tmp_path / "public/posts/a/index.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "2. März 2023" in page
    assert ">Beiträge</a>" in page
    write_site(tmp_path, {"alignsite.toml": 'language = "en"'})
    build_site(tmp_path)
    page = (tmp_path / "public/posts/a/index.html").read_text(encoding="utf-8")
    assert "2 March 2023" in page
    assert ">Posts</a>" in page


def test_a_document_in_another_language_says_so(tmp_path: Path) -> None:
    text = post(body="Drei Pfähle[^1] halten.\n\n[^1]: Meist.")
    text = text.replace("---\n", "---\nlang: de\n", 1)
    build_site(write_site(tmp_path, {"content/posts/a.md": text, "content/posts/b.md": post()}))
    page = (tmp_path / "public/posts/a/index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert '<div class="prose" lang="de">' in page
    assert 'aria-label="Fußnote 1"' in page
    assert '<meta name="citation_language" content="de">' in page
    other = (tmp_path / "public/posts/b/index.html").read_text(encoding="utf-8")
    assert '<div class="prose">' in other


def test_a_word_that_changes_within_documents_has_them_read_again(tmp_path: Path) -> None:
    files = {"content/posts/a.md": post(body="Three stakes[^1] hold.\n\n[^1]: Mostly.")}
    build_site(write_site(tmp_path, files))
    page = tmp_path / "public/posts/a/index.html"
    assert 'aria-label="Footnote 1"' in page.read_text(encoding="utf-8")
    write_site(tmp_path, {"templates/words/en.toml": 'footnote = "Note {number}"'})
    build_site(tmp_path)
    assert 'aria-label="Note 1"' in page.read_text(encoding="utf-8")


def test_a_persons_pages_speak_the_sites_language(tmp_path: Path) -> None:
    files = {f"content/posts/{day}.md": post(date=f"2023-01-0{day}") for day in (1, 2, 3)}
    settings = 'language = "de"\npage_size = 2'
    known = "- name: Ada Muster\n  aliases: [Ada Example]\n"
    write_site(tmp_path, {**files, "alignsite.toml": settings, "people.yaml": known})
    build_site(tmp_path)
    folder = tmp_path / "public/authors/ada-muster"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "Auch als Ada Example genannt" in page
    assert '<a href="#wrote--">Geschrieben: 3 Dokumente</a>' in page
    assert '<a href="/authors/ada-muster/wrote/">Alle 3 Dokumente</a>' in page
    whole = (folder / "wrote/page/2/index.html").read_text(encoding="utf-8")
    assert "<h1>Ada Muster: Geschrieben, Seite 2 von 2</h1>" in whole
    assert '3 Dokumente von <a href="/authors/ada-muster/">Ada Muster</a>' in whole


def test_only_the_first_letter_of_a_persons_parts_is_raised(tmp_path: Path) -> None:
    files = {
        "alignsite.toml": 'language = "de"',
        "templates/words/de.toml": 'part_author = "nahm Stellung"',
        "content/posts/a.md": post(),
    }
    build_site(write_site(tmp_path, files))
    page = (tmp_path / "public/authors/ada-example/index.html").read_text(encoding="utf-8")
    assert '<p class="definition">Nahm Stellung</p>' in page
