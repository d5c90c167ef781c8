"""What holds for every text: nothing raises, nothing unsafe gets out, no words get lost."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from alignsite.loader.dates import moment
from alignsite.loader.decode import decode
from alignsite.loader.liquid import without_liquid
from alignsite.loader.post import load_post
from alignsite.loader.yamlscan import parse
from alignsite.markdown import KramdownOptions
from alignsite.markdown.kramdown.spans.starts import OPENINGS, next_start
from alignsite.markdown.parser import parse_blocks, parse_inline
from alignsite.markdown.plain import collapsed, word_count
from alignsite.markup.sanitizer import sanitised
from alignsite.records import Post
from alignsite.slugs import fault, slugify
from alignsite.sources import Source
from tests.words import english_settings, read

PIECES = st.sampled_from(
    [
        "a", "Word", "word ", " ", "  ", "\n", "\n\n", "    ", "# ", "## x\n", "> ", "- ", "* ",
        "1. ", "*", "**", "_", "~~", "`", "```", "```py\n", "[", "]", "(", ")", "[a](b.md)",
        "[a](javascript:x)", "![a](b.png)", "[[x]]", "[^1]", "\n[^1]: n\n", "^[n]", "[r]",
        "\n[r]: /u\n", "<", ">", "<b>", "</b>", "<script>", "</script>", "<a name='x'></a>",
        "<p onclick=x>", "<div>\n", "</div>", "<iframe src=https://x.y>", "<img src=x onerror=y>",
        "<!--", "-->", "<svg>", "<math>", "<style>", "&amp;", "&#0;", "&lt;", "&#106;", "$", "$$",
        "$x$", "|", "|a|b|\n|-|-|\n", "---\n", "===\n", ": d\n", "\\", "\\*", "\t", "é", "例",
        "\u200f", "🎙", "{#x}", "{%", "%}", "{{", "}}", "{% raw %}", "https://e.x/a", "//e.x",
        "data:", "\0", "\r", "\u2028", '"', "'", "=",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)
SYNTAX = st.sampled_from(["markdown", "text", "html"])

_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTES = r'<[a-z0-9]+(?: [\w-]+="[^"<>]*")*'
_DANGER = re.compile(
    r"<(?:script|style|iframe|svg|object|embed|form|input|meta|base|link)\b"
    rf"|{_ATTRIBUTES} (?:on\w+|style|srcset)="
    rf'|{_ATTRIBUTES} (?:href|src)="\s*(?:javascript|data|vbscript):',
    re.IGNORECASE,
)


def joined(body) -> str:
    targets = ["hole"] * len(body.markup.links) + [""]
    return "".join(a + b for a, b in zip(body.markup.pieces, targets, strict=True))


@settings(max_examples=400, deadline=None)
@given(TEXTS, SYNTAX)
def test_a_body_is_whole_and_safe(source, syntax):
    text = read(source, syntax=syntax, path="a.md")
    body = text.render(text.blocks, top=2)
    notes = text.footnotes()
    for one in (body, notes):
        html = joined(one)
        assert not _DANGER.search(html)
        assert len(one.markup.pieces) == len(one.markup.links) + 1
        assert len(set(one.anchors)) == len(one.anchors)
        assert {heading.id for heading in one.headings} <= set(one.anchors)
        assert one.words >= 0
    lines = source.count("\n") + source.count("\r") + 2
    for problem in text.problems:
        assert problem.line is None or 1 <= problem.line <= lines
    for block in text.blocks:
        assert 1 <= block.line <= block.end_line <= lines


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_body_read_as_kramdown_reads_it_is_whole_and_safe(source):
    text = read(source, path="a.md", kramdown=KramdownOptions())
    bodies = [text.render(text.blocks, top=2), text.footnotes()]
    lines = source.count("\n") + source.count("\r") + 2
    for one in bodies:
        assert not _DANGER.search(joined(one))
        assert len(one.markup.pieces) == len(one.markup.links) + 1
    for problem in text.problems:
        assert problem.line is None or 1 <= problem.line <= lines
    for block in text.blocks:
        assert 1 <= block.line <= block.end_line <= lines


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_is_a_function_of_the_text(source):
    first, second = read(source), read(source)
    assert first.blocks == second.blocks
    assert first.render(first.blocks) == second.render(second.blocks)
    assert first.problems == second.problems


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_parts_rendered_one_by_one_have_the_same_words(source):
    whole, parts = read(source), read(source)
    assert whole.plain(whole.blocks) == " ".join(
        plain for one in parts.blocks if (plain := parts.plain([one]))
    )


@settings(max_examples=400, deadline=None)
@given(TEXTS, SYNTAX)
def test_the_short_way_to_a_paragraphs_html_changes_nothing(source, syntax):
    short, whole = read(source, syntax=syntax), read(source, syntax=syntax)
    for one, other in zip(short.blocks, whole.blocks, strict=True):
        assert short.markup([one]) == whole.render([other]).markup


@settings(max_examples=400, deadline=None)
@given(TEXTS, SYNTAX)
def test_words_and_html_told_together_are_those_told_alone(source, syntax):
    both, alone = read(source, syntax=syntax), read(source, syntax=syntax)
    for one, other in zip(both.blocks, alone.blocks, strict=True):
        assert both.plain_and_markup([one]) == (alone.plain([other]), alone.markup([other]))


@settings(max_examples=400, deadline=None)
@given(TEXTS, SYNTAX)
def test_the_short_way_to_the_inside_of_a_paragraph_changes_nothing(source, syntax):
    short, whole = read(source, syntax=syntax), read(source, syntax=syntax)
    for one, other in zip(short.blocks, whole.blocks, strict=True):
        if one.kind == "paragraph":
            inside = whole.inline(other.source, other.line).markup
            assert short.inline_markup(one) == inside


BLANKS = st.sampled_from([" ", " ", "  ", "\t", "\n", "\xa0", "\u2003", "\u3000", "\x1f", "\x85"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["word", "it’s", "a.", "é", "例"]) | BLANKS).map("".join))
def test_white_space_is_collapsed_as_words_are_split(text):
    assert collapsed(text) == " ".join(text.split())
    assert word_count(text) == len(text.split())


# As kramdown has it, in one expression: what may begin at a place in a paragraph.
KRAMDOWN_STARTS = re.compile(
    r"""\*|_|`|<|\[|!\[|[^\\]?["']|\$|\{:|&|--|\.\.\.|(?:\\| )?(?:<<|>>)|(?:  |\\)(?=\n)|\\|~~"""
)


@settings(max_examples=600, deadline=None)
@given(st.text("""ab *_`<>[]!"'${:&-.\\~\n""", max_size=30), st.integers(0, 5))
def test_where_a_piece_may_begin_is_where_kramdown_looks(text, floor):
    found = KRAMDOWN_STARTS.search(text, floor)
    assert next_start(text, floor, OPENINGS) == (found.start() if found else None)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_plain_text_is_shown_as_it_is(source):
    text = read(source, syntax="text")
    shown = unescape(_TAG.sub("", joined(text.render(text.blocks))))
    bullets = re.compile(r"^\s*[-*•‣◦▪]\s+(?=\S)", re.MULTILINE)
    clean = (
        source.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r\n", "\n").replace("\r", "\n")
    )
    assert _without_controls(shown).split() == _without_controls(bullets.sub("", clean)).split()


def _without_controls(text: str) -> str:
    """HTML has no way to hold some characters: compared are the others."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "", text)


STOCK = (
    MarkdownIt("commonmark", {"maxNesting": 100})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin, move_to_end=False)
    .use(deflist_plugin)
    .use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
)
STOCK.validateLink = lambda url: True  # type: ignore[method-assign]
STOCK.normalizeLink = lambda url: url  # type: ignore[method-assign]


@settings(max_examples=400, deadline=None)
@given(TEXTS.map(lambda text: re.sub("[\0\r]", "", text)))
def test_blocks_are_read_as_markdown_it_reads_them(source):
    stock: list[Token] = []
    STOCK.block.parse(source, STOCK, {}, stock)
    ours = parse_blocks(source, {})
    assert [(one.type, one.map, one.content) for one in ours if "[ ]" not in source] == [
        (one.type, one.map, one.content) for one in stock if "[ ]" not in source
    ]


@settings(max_examples=600, deadline=None)
@given(TEXTS.map(lambda text: re.sub(r"\[\[+", "[", text).strip()))
def test_inline_syntax_is_read_as_markdown_it_reads_it(source):
    ours = [_shape(token) for token in _merged(parse_inline(source, {}))]
    children = STOCK.parseInline(source.replace("\0", ""), {})[0].children or []
    if "\0" in source or "\r" in source:
        return
    if "\n" in source and not any(mark in source for mark in "\\`~*_[<&$"):
        return  # without markup a line break is left in the text
    assert ours == [_shape(token) for token in _merged(children)]


def _shape(token):
    attributes = {k: v for k, v in token.attrs.items() if k not in ("href", "src")}
    return token.type, token.tag, token.nesting, token.content, attributes


def _merged(tokens):
    """Neighbouring text as one token."""
    found = []
    for token in tokens:
        kind = "text" if token.type == "text_special" else token.type
        if kind == "text" and found and found[-1].type == "text":
            found[-1] = found[-1].copy(content=found[-1].content + token.content)
        elif kind == "text":
            found.append(token.copy(type="text"))
        else:
            found.append(token)
    return [token for token in found if token.type != "text" or token.content]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300) | TEXTS.map(lambda t: t.encode("utf-8", "replace")),
    st.sampled_from(["a.md", "a.txt", "a.html", "2020-01-02-b.md"]),
    st.sampled_from(["", "---\n", "---\ntitle: x\n---\n", "---\ntitle: [\n---\n"]),
)
def test_no_file_can_break_loading(data, name, head):
    source = Source(f"content/posts/{name}", head.encode() + data)
    document, problems = decode(source, english_settings(content="content"))
    if document is None:
        assert problems
        return
    loaded = load_post(document)
    assert isinstance(loaded.record, Post)
    assert loaded.record.meta.title
    assert fault(loaded.record.meta.url) == ""
    total = source.data.count(b"\n") + source.data.count(b"\r") + source.data.count(b"\xe2\x80") + 3
    for problem in (*problems, *loaded.problems):
        assert problem.line is None or 1 <= problem.line <= total + source.data.count(b"\xc2\x85")
        assert problem.column is None or problem.column >= 1


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_liquid_keeps_every_line(source):
    document, _ = decode(
        Source("a.md", b"x\n" + source.encode("utf-8", "replace")), english_settings()
    )
    assume(document is not None)  # half of it NUL: refused as no text
    after, _ = without_liquid(document)
    assert after.text.count("\n") == document.text.count("\n")


YAML = st.lists(
    st.sampled_from(
        [
        "a", "b", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", '"', "&x ", "*x",
        "!t ", "|", ">", "#", "%", "@", "`", "? ", "---", "...", "~", "null", "\t", "é", "<<: ",
        "\\", "\0",
    ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(YAML)
def test_front_matter_never_raises_and_always_has_places(source):
    entries, problems = parse(source, "a.md", 2)
    lines = source.count("\n") + 2
    for one in (*entries.values(), *problems):
        assert one.line is not None
        assert 2 <= one.line <= lines
        assert one.column is None or one.column >= 1
    assert not (entries and any(one.code == "frontmatter-syntax" for one in problems))


@given(st.text(max_size=300))
def test_slugs_are_stable_and_fit_for_addresses(text):
    slug = slugify(text)
    assert slug
    assert slugify(slug) == slug
    assert len(slug.encode()) <= 200
    assert not set(slug) & set("/\\.?#% ")


@given(st.dates(), st.times(), st.integers(-14, 14))
def test_iso_dates_come_back_as_written(date, time, offset):
    shown = moment(date.isoformat())
    assert shown is not None
    assert shown.text == date.isoformat()
    written = f"{date} {time:%H:%M:%S} {'+-'[offset < 0]}{abs(offset):02}00"
    with_time = moment(written)
    if with_time is not None:  # the first and last hours of the calendar have no UTC
        assert with_time.text.startswith(f"{date}T{time:%H:%M:%S}")
        assert (
            with_time.epoch
            == shown.epoch + time.hour * 3600 + time.minute * 60 + time.second - offset * 3600
        )


@given(
    st.lists(
        st.text(alphabet="ab &<>\"'\n\t\xa0\u2028é🔝;p/")
        | st.sampled_from(["<p>", "</p>\n", "<em>", "</em>", "&amp;"])
    ).map("".join)
)
def test_the_short_way_past_the_sanitiser_changes_nothing(html):
    assert sanitised(html) == sanitised(f"<!-- the long way -->{html}")
