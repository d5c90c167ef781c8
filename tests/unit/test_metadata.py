"""What every record has, and where it comes from."""

import pytest

from alignsite.loader.dates import moment
from alignsite.loader.metadata import Found, name_parts, read_meta
from alignsite.records import Person
from tests.unit.documents import document
from tests.words import english_settings

PATH = "content/posts/2021-06-17-an-example.md"


def meta(front_matter: str, found: Found | None = None, *, path=PATH, kind="post", **more):
    """The common part of a document with this front matter, and its problems."""
    text = f"---\n{front_matter}\n---\nText.\n" if front_matter else "Text.\n"
    return read_meta(document(text, path, **more), kind, found or Found(title="From the text"))


def clean(front_matter: str, found: Found | None = None, **more):
    record, problems = meta(front_matter, found, **more)
    assert problems == ()
    return record


@pytest.mark.parametrize(
    ("front_matter", "found", "title"),
    [
        ("title: '  Stated   title '", "Text", "Stated title"),
        ("", "Text", "Text"),
        ("title:", "Text", "Text"),
    ],
)
def test_title(front_matter, found, title):
    record = clean(front_matter, Found(title=found))
    assert record.title == title
    assert "title" not in record.inferred


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("content/issues/an-101.txt", "An 101"),
        ("content/posts/2021-06-17-some_long-name.md", "Some long name"),
        ("content/posts/x.y.md", "X.y"),
    ],
)
def test_a_title_from_the_file_name_is_inferred_and_reported(path, title):
    record, problems = meta("date: 2020-01-01", Found(), path=path)
    assert record.title == title
    assert "title" in record.inferred
    assert [one.code for one in problems] == ["missing-title"]


@pytest.mark.parametrize(
    ("front_matter", "found", "path", "date", "inferred"),
    [
        ("date: 2020-01-02", "2019-01-01", PATH, "2020-01-02", False),
        ("", "2019-01-01", PATH, "2019-01-01", False),
        ("", None, PATH, "2021-06-17", True),
    ],
)
def test_date(front_matter, found, path, date, inferred):
    given = moment(found) if found else None
    record = clean(front_matter, Found(title="T", date=given), path=path)
    assert record.date is not None
    assert record.date.text == date
    assert ("date" in record.inferred) is inferred


@pytest.mark.parametrize(
    ("kind", "codes"), [("post", ["missing-date"]), ("episode", ["missing-date"]), ("issue", [])]
)
def test_a_missing_date_matters_to_posts_and_episodes(kind, codes):
    record, problems = meta("", path="content/a.md", kind=kind)
    assert record.date is None
    assert [one.code for one in problems] == codes


def test_what_to_add_is_told_with_the_lines_around_it_where_there_is_no_front_matter():
    _, (one, other) = meta("", Found(), path="content/a.md")
    assert one.hint.startswith("begin the file with front matter: a line ---, a line such as")
    assert other.hint.endswith("date: 2021-06-17, a line ---")
    _, (one,) = meta("title: T", path="content/a.md")
    assert one.hint == "add a line such as date: 2021-06-17 to the front matter"


DATE = "a line such as date: 2021-06-17"


@pytest.mark.parametrize(
    ("path", "text", "sidecar", "hint"),
    [
        (
            "a.txt",
            "Text.\n",
            None,
            f"begin the file with front matter: a line ---, {DATE}, a line ---",
        ),
        ("a.md", "---\n---\nText.\n", None, f"add {DATE} to the front matter"),
        ("a.txt", "Text.\n", "title: T", f"add {DATE} to content/a.txt.yaml"),
        ("a.md", "---\ntags: [x]\n---\nText.\n", "title: T", f"add {DATE} to the front matter"),
        ("a.vtt", "WEBVTT\n", None, f"write {DATE} into a file content/a.yaml"),
        ("a.vtt", "WEBVTT\n", "title: T", f"add {DATE} to content/a.vtt.yaml"),
    ],
)
def test_where_to_add_a_key_is_told_whatever_the_sites_defaults_give(path, text, sidecar, hint):
    settings = english_settings(content="content", defaults=(("show", "Slow Reading"),))
    found = document(text, f"content/{path}", sidecar=sidecar, settings=settings)
    _, (problem,) = read_meta(found, "episode", Found(title="From the text"))
    assert (problem.code, problem.hint) == ("missing-date", hint)


def test_a_title_that_is_no_text_is_told_once():
    _, problems = meta("title: [a, b]\ndate: 2020-01-01", Found())
    assert [one.code for one in problems] == ["frontmatter-value"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2023-13-45", "'2023-13-45'"),
        ("soon", "'soon'"),
        ("[2020-01-01]", "[2020-01-01]"),
        ("20 May", "'20 May'"),
    ],
)
def test_bad_dates_are_told_with_place_and_example(written, shown):
    record, (problem,) = meta(f"title: T\ndate: {written}")
    assert record.date is None
    assert (problem.code, problem.line, problem.column) == ("bad-date", 3, 7)
    assert problem.message == f"{shown} is not a date"
    assert "2021-06-17" in problem.hint


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("de", "de"),
        ("pt_BR", "pt-BR"),
        ("de-x-plain", "de-x-plain"),
        ("tlh", "tlh"),
        ("EN", None),
        ("", None),
    ],
)
def test_a_language_is_kept_where_it_is_another_than_the_sites(written, language):
    assert clean(f"lang: {written}").language == language


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("klingon!", "'klingon!'"),
        ("German", "'German'"),
        ("de-", "'de-'"),
        ("[de]", "[de]"),
        ("[de, [en, null]]", "[de, [en, null]]"),
        ("{tag: de}", "{tag: de}"),
    ],
)
def test_what_is_no_language_is_told_with_what_is_used_instead(written, shown):
    record, (problem,) = meta(f"title: T\nlang: {written}")
    assert record.language is None
    assert (problem.code, problem.line, problem.column) == ("bad-language", 3, 7)
    assert problem.message == f"{shown} is no language's tag; the site's language, en, is used"


@pytest.mark.parametrize("key", ["updated", "lastmod", "last_modified_at"])
def test_updated(key):
    record = clean(f"{key}: 2022-01-01 10:00")
    assert record.updated == moment("2022-01-01 10:00")


def test_authors():
    assert clean("author: Ada Example and Ben Sample").authors == (
        Person("Ada Example"),
        Person("Ben Sample"),
    )
    assert clean("", Found(title="T", authors=(Person("Cleo"),))).authors == (Person("Cleo"),)


def test_an_unsafe_author_address_is_reported():
    record, (problem,) = meta("""author: '<a href="javascript:x">Ada</a>'""")
    assert record.authors == (Person("Ada"),)
    assert (problem.code, problem.line) == ("unsafe-url", 2)


@pytest.mark.parametrize(
    ("front_matter", "tags"),
    [
        ("tags: podcast ", ("podcast",)),
        ("tags: a b-c", ("a", "b-c")),
        ("tags: machine learning, b", ("machine learning", "b")),
        ("tags: [machine learning, b]", ("machine learning", "b")),
        ("tag: machine learning", ("machine learning",)),
        ("category: machine-learning\ntags: podcast", ("podcast", "machine-learning")),
        ("tags: [A, b]\ncategories: [a, C]", ("A", "b", "C")),
        ("tags:", ()),
    ],
)
def test_tags(front_matter, tags):
    assert clean(front_matter).tags == tags


@pytest.mark.parametrize(
    ("front_matter", "kind", "path", "number", "url"),
    [
        ("", "post", PATH, None, "/posts/an-example/"),
        ("", "episode", "content/episodes/A Talk.md", None, "/episodes/a-talk/"),
        ("", "issue", "content/issues/an-101.txt", "101", "/issues/101/"),
        ("", "issue", "content/issues/special.txt", None, "/issues/special/"),
        ("slug: Other Name", "post", PATH, None, "/posts/other-name/"),
        ("slug: special", "issue", "content/issues/an-101.txt", "101", "/issues/special/"),
        ("permalink: why", "post", PATH, None, "/why"),
        ("permalink: /why/", "post", PATH, None, "/why/"),
        ("permalink: /a/b.html", "post", PATH, None, "/a/b.html"),
    ],
)
def test_url(front_matter, kind, path, number, url):
    lines = f"{front_matter}\ndate: 2020-01-01".strip()
    assert clean(lines, Found(title="T", number=number), kind=kind, path=path).url == url


@pytest.mark.parametrize(
    "front_matter",
    ["slug: ../../etc", "permalink: /a/../../b", "permalink: 'a\\b'", "aliases: [/ok/, ../up]",
     "redirect_from: '%2e%2e/x'", "permalink: /:year/:title/", "permalink: //host/x",
     'slug: "a\\x01b"'],
)  # fmt: skip
def test_addresses_that_lead_astray_are_refused(front_matter):
    record, (problem,) = meta(front_matter)
    assert problem.code == "bad-slug"
    assert problem.line == 2
    assert record.url == "/posts/an-example/"
    assert record.aliases in ((), ("/ok/",))


def test_aliases():
    record = clean("aliases: [/old/, older]\nredirect_from: /old/")
    assert record.aliases == ("/old/", "/older")


@pytest.mark.parametrize(
    ("front_matter", "found", "summary"),
    [
        ("summary: S", "T", "S"),
        ("description: D", "T", "D"),
        ("excerpt: ' E  e '", "T", "E e"),
        ("", "a  b", "a b"),
        ("", "", ""),
    ],
)
def test_summary(front_matter, found, summary):
    assert clean(front_matter, Found(title="T", summary=found)).summary == summary


@pytest.mark.parametrize(
    ("front_matter", "path", "draft"),
    [
        ("draft: true", PATH, True),
        ("published: false", PATH, True),
        ("draft: false", PATH, False),
        ("published: true", PATH, False),
        ("", "content/_drafts/2020-01-01-a.md", True),
        ("", "content/posts/drafts/2020-01-01-a.md", True),
        ("", "content/posts/2020-01-01-drafts.md", False),
    ],
)
def test_draft(front_matter, path, draft):
    assert clean(front_matter, path=path).draft is draft


@pytest.mark.parametrize(
    ("front_matter", "kind", "series"),
    [
        ("show: A", "episode", "A"),
        ("podcast: A", "episode", "A"),
        ("newsletter: A", "issue", "A"),
        ("series: A", "post", "A"),
        ("", "episode", "Found"),
    ],
)
def test_series(front_matter, kind, series):
    assert clean(front_matter, Found(title="T", series="Found"), kind=kind).series == series


def test_unknown_keys_are_kept_and_reported_with_the_likely_one():
    record, problems = meta("titel: A\nmood: grey\nextra:\n  colour: red")
    assert record.extra == (("titel", "A"), ("mood", "grey"), ("colour", "red"))
    assert [(one.code, one.line) for one in problems] == [
        ("frontmatter-unknown-key", 2),
        ("frontmatter-unknown-key", 3),
    ]
    assert "'title'" in problems[0].hint
    assert "extra:" in problems[1].hint


def test_keys_that_the_sites_templates_use_are_known():
    record = clean("mood: grey", settings=english_settings(keys=("mood",)))
    assert record.extra == (("mood", "grey"),)


def test_defaults_are_not_reported_as_unknown():
    assert clean("", settings=english_settings(defaults=(("mood", "grey"),)))


@pytest.mark.parametrize(
    ("front_matter", "image", "codes"),
    [
        ("image: /a.png", "/a.png", []),
        ("image: assets/a.png", "assets/a.png", []),
        ("image: https://example.org/a.png", "https://example.org/a.png", []),
        ("image: {path: /a.png}", "/a.png", []),
        ("image: javascript:x", None, ["unsafe-url"]),
        ("image: ../../a.png", None, ["unsafe-url"]),
    ],
)
def test_image(front_matter, image, codes):
    record, problems = meta(front_matter)
    assert record.image == image
    assert [one.code for one in problems] == codes


@pytest.mark.parametrize(
    "front_matter", ["title: [a]", "summary: {a: b}", "draft: perhaps", "tags: {a: b}"]
)
def test_values_of_the_wrong_shape(front_matter):
    _, (problem,) = meta(front_matter)
    assert (problem.code, problem.line) == ("frontmatter-value", 2)


@pytest.mark.parametrize(
    ("path", "date", "name"),
    [
        ("a/2021-06-17-b-c.md", "2021-06-17", "b-c"),
        ("a/2021-13-17-b.md", None, "2021-13-17-b"),
        ("a/an-101.txt", None, "an-101"),
        ("a/38_4.x.md", None, "38_4.x"),
        (".b", None, ".b"),
    ],
)
def test_name_parts(path, date, name):
    found, rest = name_parts(path)
    assert (found.text if found else None, rest) == (date, name)


def test_what_the_loader_inferred_is_handed_on():
    assert clean("", Found(title="T", inferred=("number",))).inferred == ("date", "number")
