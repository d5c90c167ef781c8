"""`alignsite.toml`: what is taken, and what is said of what is not."""

from __future__ import annotations

from dataclasses import fields

import pytest

from alignsite.config import (
    Config,
    Defaults,
    Features,
    MenuEntry,
    Paths,
    SeriesSettings,
    WorksSettings,
    normal_base_url,
)
from alignsite.config.config_file import read_config
from alignsite.problems import Problem, describe, place


def read(text: str, path: str = "alignsite.toml") -> tuple[Config, tuple[Problem, ...]]:
    return read_config(text, path)


def test_an_empty_file_is_a_complete_configuration() -> None:
    assert read("") == (Config(), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('title = "Notes"', Config(title="Notes")),
        ('description = "What we read."', Config(description="What we read.")),
        ('language = "de"', Config(language="de")),
        ('authors = ["Ada Example", "Ben"]', Config(authors=("Ada Example", "Ben"))),
        ('authors = "Ada Example"', Config(authors=("Ada Example",))),
        ("page_size = 5", Config(page_size=5)),
        ('language = "pt_BR"', Config(language="pt-BR")),
        ("feed_size = 50", Config(feed_size=50)),
        ('strict = ["broken-link"]', Config(strict=("broken-link",))),
        ('keys = ["room"]', Config(keys=("room",))),
        ('hosts = ["www.example.org"]', Config(hosts=("www.example.org",))),
        ('feed_path = "atom.xml"', Config(feed_path="/atom.xml")),
        ('feed_format = "atom"', Config(feed_format="atom")),
        ("future = true\ndrafts = true", Config(future=True, drafts=True)),
        (
            'menu = [{ title = "About", url = "/posts/about/" }]',
            Config(menu=(MenuEntry("About", "/posts/about/"),)),
        ),
        (
            '[[menu]]\ntitle = "Write to us"\nurl = "mailto:a@example.org"',
            Config(menu=(MenuEntry("Write to us", "mailto:a@example.org"),)),
        ),
        (
            '[paths]\ncontent = "."\noutput = "site/"',
            Config(paths=Paths(content="", output="site")),
        ),
        (
            '[[series]]\ntitle = "Slow Reading"\nlinks = [{ title = "X", url = "https://x.org" }]',
            Config(
                series=(
                    SeriesSettings(
                        "Slow Reading", "", (MenuEntry("X", "https://x.org"),), "alignsite.toml", 2
                    ),
                )
            ),
        ),
        ('remote_pictures = "show"', Config(remote_pictures="show")),
        ("[features]\ntag_feeds = false", Config(features=Features(tag_feeds=False))),
        (
            "[works]\nmin_records = 3\nenabled = false",
            Config(works=WorksSettings(enabled=False, min_records=3)),
        ),
        (
            '[[defaults]]\npath = "/episodes/"\nshow = "Slow Reading"\ntags = ["session"]',
            Config(
                defaults=(Defaults("episodes/", (("show", "Slow Reading"), ("tags", ["session"]))),)
            ),
        ),
        (
            '[[defaults]]\npath = ""\nlang = "en"',
            Config(defaults=(Defaults("", (("lang", "en"),)),)),
        ),
    ],
)
def test_good_values(text: str, expected: Config) -> None:
    assert read(text) == (expected, ())


@pytest.mark.parametrize(
    ("text", "where", "message", "hint"),
    [
        ('titel = "x"', "1:1", "unknown key 'titel'", "did you mean 'title'?"),
        (
            'title = "x"\n\n  base_ulr = "https://example.org/"',
            "3:3",
            "unknown key 'base_ulr'",
            "did you mean 'base_url'?",
        ),
        (
            "[feautres]\ntags = true",
            "1:2",
            "unknown key 'feautres'",
            "did you mean 'features'?",
        ),
        (
            'title = "x"\n[features]\nfeed = true',
            "3:1",
            "unknown key 'feed' in [features]",
            "did you mean 'feeds'?",
        ),
        (
            '[paths]\noutptu = "x"',
            "2:1",
            "unknown key 'outptu' in [paths]",
            "did you mean 'output'?",
        ),
        (
            "[paths]\nzzz = 1",
            "2:1",
            "unknown key 'zzz' in [paths]",
            "known keys: content, files, output, static, templates",
        ),
        (
            "[features]\nbase_url = 'https://example.org/'",
            "2:1",
            "unknown key 'base_url' in [features]",
            "it belongs at the top of the file, above the first [table]",
        ),
        (
            "[features]\ntags = true\npage_szie = 5",
            "3:1",
            "unknown key 'page_szie' in [features]",
            "did you mean 'page_size'? it belongs at the top of the file, above the first [table]",
        ),
        (
            "[[defaults]]\npath = ''\nbase_url = 'https://example.org/'",
            "3:1",
            "unknown key 'base_url' in [defaults]",
            "it belongs at the top of the file, above the first [table]",
        ),
    ],
)
def test_an_unknown_key_is_named_with_its_place(
    text: str, where: str, message: str, hint: str
) -> None:
    _, problems = read(text)
    assert [(one.code, place(one), one.message, one.hint) for one in problems] == [
        ("config-unknown-key", f"alignsite.toml:{where}", message, hint)
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("title = 1", "1:1"),
        ("authors = [1]", "1:1"),
        ("page_size = 0", "1:1"),
        ('language = "Klingon, mostly"', "1:1"),
        ("page_size = true", "1:1"),
        ('page_size = "20"', "1:1"),
        ("menu = 1", "1:1"),
        ('menu = [{ title = "About" }]', "1:11"),
        ('menu = [{ title = "About", url = "/", icon = "x" }]', "1:11"),
        ("paths = 1", "1:1"),
        ('[paths]\noutput = "../elsewhere"', "2:1"),
        ('[paths]\noutput = "/srv"', "2:1"),
        ('[paths]\nstatic = "a\\\\b"', "2:1"),
        ("[features]\ntags = 1", "2:1"),
        ("[works]\nenabled = 1", "2:1"),
        ("[works]\nmin_records = 0", "2:1"),
        ("works = 1", "1:1"),
        ("defaults = 1", "1:1"),
        ('[[defaults]]\npath = "a"\n[[defaults]]\npath = 2', "4:1"),
        ('[[defaults]]\nlang = "en"', "2:1"),
        ('strict = ["no-such-code"]', "1:1"),
        ("remote_pictures = false", "1:1"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(text: str, where: str) -> None:
    config, problems = read(text)
    assert [(one.code, place(one)) for one in problems] == [
        ("config-value", f"alignsite.toml:{where}")
    ]
    assert problems[0].hint
    assert config.title == Config().title


@pytest.mark.parametrize(
    ("text", "held", "where"),
    [
        (
            'menu = [{ title = "A", url = "/" }, { titel = "B", url = "/b/" }]',
            ", not titel, url",
            "1:39",
        ),
        (
            'title = "T"\nmenu = [\n  { title = "A", url = "/" },\n  { title = "B" },\n]',
            ", not title",
            "4:5",
        ),
        ('[[menu]]\ntitle = "A"\nurl = "/"\n[[menu]]\ntitle = "B"', ", not title", "5:1"),
        ('[[menu]]\ntitle = "A"\nurl = "/"\n[[menu]]\n', "", "4:3"),
        ('menu = [{ title = "A", url = "/" }, "B"]', "", "1:1"),
    ],
)
def test_an_entry_of_the_menu_is_told_by_its_number_and_what_it_holds(
    text: str, held: str, where: str
) -> None:
    _, (problem,) = read(text)
    assert problem.message == f"entry 2 of menu must hold title and url{held}"
    assert place(problem) == f"alignsite.toml:{where}"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[[menu]]\ntitle = "A"\nurl = "/"\n[[menu]]\ntitle = "B"\nurl = "data:,x"', "6:1"),
        ('menu = [\n{ title = "A", url = "/" },\n{ title = "B", url = "data:,x" },\n]', "3:16"),
        (
            '[[series]]\ntitle = "A"\nlinks = []\n[[series]]\ntitle = "B"\n'
            'links = [{ title = "X", url = "data:,x" }]',
            "6:1",
        ),
        ('[[series]]\ntitle = "A"\n[[series]]\ntitle = "B"\n[[series.links]]\nurl = "/"', "3:3"),
        ('[[series]]\ntitle = "A"\nlinks = []\n[[series]]\ntitle = "B"\nlinks = 1', "6:1"),
        (
            '[[series]]\ntitle = "A"\ndescription = ""\n[[series]]\ntitle = "B"\ndescription = 1',
            "6:1",
        ),
    ],
)
def test_what_is_wrong_in_the_second_of_several_tables_is_told_there(text: str, where: str) -> None:
    _, (problem,) = read(text)
    assert (problem.code, place(problem)) == ("config-value", f"alignsite.toml:{where}")


def test_every_wrong_entry_of_the_menu_is_told() -> None:
    config, problems = read('menu = [{ title = "A" }, { title = "B", url = "/b/" }, "C"]')
    assert config.menu == (MenuEntry("B", "/b/"),)
    assert [one.message.partition(" must")[0] for one in problems] == [
        "entry 1 of menu",
        "entry 3 of menu",
    ]


SETTINGS_BELOW = {one.name for one in fields(Config)} - {
    "title", "description", "authors", "hosts", "series"
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SETTINGS_BELOW))
def test_a_setting_of_the_site_below_defaults_is_told_where_it_stands(name: str) -> None:
    rows = "[[defaults]]\npath = 'a/'\n\n[[defaults]]\npath = 'b/'\n"
    _, problems = read(f"{rows}{name} = 'x'\n")
    assert [(one.code, place(one)) for one in problems] == [
        ("config-unknown-key", "alignsite.toml:6:1")
    ]
    assert problems[0].hint == "it belongs at the top of the file, above the first [table]"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "authors = ['Ada Example']\nhosts = ['Ben Example']\nseries = 'Slow'"),
        ("", "title = 'Of one file'\ndescription = 'Of all in the folder'"),
        ("keys = ['menu', 'copyright']", "menu = 'main'\ncopyright = 'Ada Example'"),
    ],
)
def test_defaults_hold_front_matter_that_is_called_like_a_setting(above: str, below: str) -> None:
    config, problems = read(f"{above}\n[[defaults]]\npath = 'a/'\n{below}\n")
    assert problems == ()
    assert len(config.defaults[0].matter) == len(below.splitlines())


def test_a_code_that_is_not_known_is_told_with_one_that_is() -> None:
    _, (problem,) = read('strict = ["brokn-link"]')
    assert problem.message == "there is no code 'brokn-link'"
    assert problem.hint == "did you mean 'broken-link'?"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " JavaScript:alert(1)", r"java\tscript:alert(1)", "data:,x"]
)
def test_a_menu_cannot_run_a_script(url: str) -> None:
    config, problems = read(f'menu = [{{ title = "x", url = "{url}" }}]')
    assert config.menu == ()
    assert [one.code for one in problems] == ["config-value"]


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    config, problems = read('title = "Notes"\npage_size = "many"\nfeed_size = 5')
    assert (config.title, config.page_size, config.feed_size) == ("Notes", Config().page_size, 5)
    assert len(problems) == 1


def test_all_problems_are_reported_together() -> None:
    _, problems = read("titel = 1\npage_size = 0\n[features]\ntag = true")
    assert [one.line for one in problems] == [1, 2, 4]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('title = "x"\npage_size = = 2', "2:13"),
        ("title = Notes", "1:9"),
        ('title = "x"\ntitle = "y"\n', "2:12"),
        ('title = "never closed', "1"),
    ],
)
def test_text_that_is_not_toml_is_one_problem_with_its_place(text: str, where: str) -> None:
    config, (problem,) = read(text)
    assert config == Config()
    assert problem.code == "config-syntax"
    assert place(problem).startswith(f"alignsite.toml:{where}")
    assert problem.excerpt is not None


def test_a_problem_is_told_with_its_line() -> None:
    _, (problem,) = read('title = "x"\npage_szie = 5\n', "reading/alignsite.toml")
    assert describe(problem) == (
        "reading/alignsite.toml:2:1: error[config-unknown-key]: unknown key 'page_szie'\n"
        "  | page_szie = 5\n"
        "  | ^\n"
        "  = did you mean 'page_size'?"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("  https://example.org/reading  ", "https://example.org/reading/"),
        ("https://example.org/reading//", "https://example.org/reading/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("example.org", None),
        ("//example.org/", None),
        ("ftp://example.org/", None),
        ("https://", None),
        ("https://example.org/?page=1", None),
        ("https://example.org/#top", None),
        ("https://example.org/../x", None),
        ("https://[broken/", None),
        ("", None),
    ],
)
def test_base_url_forms(value: str, expected: str | None) -> None:
    assert normal_base_url(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org", "/"),
        ("https://example.org/reading", "/reading/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_base_path_is_the_part_after_the_host(value: str, expected: str) -> None:
    config, problems = read(f'base_url = "{value}"')
    assert problems == ()
    assert config.base_path == expected


@pytest.mark.parametrize("value", ['"example.org"', "1", '""'])
def test_a_base_url_must_be_a_full_address(value: str) -> None:
    config, (problem,) = read(f"base_url = {value}")
    assert (problem.code, place(problem)) == ("config-value", "alignsite.toml:1:1")
    assert config.base_url == Config().base_url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'feed_path = "/../a.xml"',
            'feed_path must be an address that ends in .xml, such as "/feed.xml"',
        ),
        ('feed_format = "json"', 'feed_format must be "rss" or "atom"'),
        ('future = "yes"', "future must be true or false"),
    ],
)
def test_a_feed_and_flags_must_be_what_they_can_be(text: str, message: str) -> None:
    config, problems = read(text)
    assert config == Config()
    assert [one.message for one in problems] == [message]


def test_what_the_file_does_not_say_stays_as_it_was() -> None:
    below = Config(title="Below", language="de", paths=Paths(content="", templates="_templates"))
    found, problems = read_config('title = "Over"\n[paths]\noutput = "out"', "a.toml", below)
    assert problems == ()
    assert (found.title, found.language) == ("Over", "de")
    assert found.paths == Paths(content="", templates="_templates", output="out")


def test_the_own_hosts_are_that_of_the_base_url_and_those_named() -> None:
    config = Config(base_url="https://Example.org/a/", hosts=("WWW.example.org",))
    assert config.own_hosts == ("example.org", "www.example.org")
    assert Config().own_hosts == ()
