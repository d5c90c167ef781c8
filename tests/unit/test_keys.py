"""The table of front matter keys."""

from alignsite.loader.frontmatter import default_entries, merge
from alignsite.loader.keys import extra_entries, unknown_keys
from alignsite.loader.yamlscan import parse
from alignsite.matter_keys import KEYS


def test_no_key_stands_twice():
    for kind, keys in KEYS.items():
        assert len(keys) == len(set(keys)), kind


def test_keys_of_other_kinds_pass():
    entries, _ = parse("youtubeId: x\neditor: Ada\nlayout: post\n", "a.md", 2)
    assert unknown_keys(merge(entries), "post", ()) == ()


def test_the_sites_own_keys_are_suggested_too():
    entries, _ = parse("moood: grey\n", "a.md", 2)
    (problem,) = unknown_keys(merge(entries), "post", ("mood",))
    assert "'mood'" in problem.hint


def test_extra_keeps_the_files_order():
    entries, _ = parse("b: 1\nextra: {c: 2, a: 3}\n", "a.md", 2)
    merged = merge(entries, default_entries([("d", "4")], "a.md"))
    assert extra_entries(merged) == (("b", "1"), ("c", "2"), ("a", "3"), ("d", "4"))
