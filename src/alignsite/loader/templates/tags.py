"""Jekyll's own tags."""

from __future__ import annotations

import re
from typing import TextIO

from liquid import RenderContext
from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.exceptions import LiquidError, LiquidSyntaxError
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_TAG, Token

from alignsite.markup.highlighter import code_block

_NAME = re.compile(r"((?:\{\{.*?\}\}|[^\s{])+)\s*(.*)", re.DOTALL)
_PARAMETER = re.compile(
    r"""\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w.\-\[\]"']+))\s*""",
    re.DOTALL,
)
_POST = re.compile(r"""(?:.*/)?\d{2,4}-\d{1,2}-\d{1,2}-(.+)""", re.ASCII)
_DEEPEST_INCLUDE = 15


def _argument(stream: TokenStream) -> tuple[Token, str]:
    """A tag without a block: its token, and what stands behind its name."""
    token = stream.expect(TOKEN_TAG)
    if stream.peek.kind != TOKEN_EXPRESSION:
        return token, ""
    stream.next_token()
    return token, stream.current.value


def _text(written: str, context: RenderContext) -> str:
    """An argument whose `{{ ... }}` parts are filled in."""
    if "{{" not in written:
        return written
    template = context.env.from_string(written)
    buffer = context.get_buffer()
    for node in template.nodes:
        node.render(context, buffer)
    return buffer.getvalue()


class _IncludeNode(Node):
    __slots__ = ("_file", "_parameters")

    def __init__(self, token: Token, file: str, parameters: str) -> None:
        super().__init__(token)
        self.blank = False
        self._file = file
        self._parameters = parameters

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        name = _text(self._file, context)
        template = context.env.included(name)  # type: ignore[attr-defined]
        if template is None:
            raise LiquidError(f"there is no _includes/{name}", token=self.token)
        depth = context.tag_namespace.get("includes", 0)
        if depth >= _DEEPEST_INCLUDE:
            raise LiquidError(f"_includes/{name} includes itself", token=self.token)
        context.tag_namespace["includes"] = depth + 1
        try:
            values = {"include": self._values(context)}
            template.render_with_context(context, buffer, partial=True, **values)
        finally:
            context.tag_namespace["includes"] = depth
        return 0

    def _values(self, context: RenderContext) -> dict[str, object]:
        values: dict[str, object] = {}
        position = 0
        while position < len(self._parameters):
            found = _PARAMETER.match(self._parameters, position)
            if found is None:
                raise LiquidSyntaxError(
                    f"the parameters of _includes/{self._file} cannot be read from"
                    f" {self._parameters[position : position + 40]!r} on",
                    token=self.token,
                )
            position = found.end()
            if found[4] is None:
                written = found[2] if found[2] is not None else found[3]
                values[found[1]] = re.sub(r"\\([\"'])", r"\1", written)
            else:
                tokens = TokenStream(tokenize(found[4], self.token))
                expression = FilteredExpression.parse(context.env, tokens)
                values[found[1]] = expression.evaluate(context)
        return values


class IncludeTag(Tag):
    """`{% include file.html key="value" other=page.variable %}`."""

    name = "include"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Read file name and parameters."""
        token, written = _argument(stream)
        found = _NAME.fullmatch(written)
        if found is None:
            raise LiquidSyntaxError("include names no file", token=token)
        return _IncludeNode(token, found[1].strip("\"'"), found[2])


class IncludeCachedTag(IncludeTag):
    """The same, of a plugin that many sites use."""

    name = "include_cached"


class IncludeRelativeTag(Tag):
    """`include_relative`: a file beside the document, which is not at hand."""

    name = "include_relative"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Always an error."""
        token, written = _argument(stream)
        raise LiquidSyntaxError(f"include_relative {written} cannot be had here", token=token)


class _WordsNode(Node):
    """A node that writes the same words each time."""

    __slots__ = ("_words",)

    def __init__(self, token: Token, words: str) -> None:
        super().__init__(token)
        self.blank = False
        self._words = words

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        return buffer.write(_text(self._words, context))


class PostUrlTag(Tag):
    """`{% post_url 2021-02-03-slug %}`: a link to a post by its slug."""

    name = "post_url"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Read the post's name."""
        token, written = _argument(stream)
        found = _POST.fullmatch(written.strip("\"' "))
        if found is None:
            raise LiquidSyntaxError(f"post_url {written} names no post", token=token)
        return _WordsNode(token, f"slug:{found[1]}")


class LinkTag(Tag):
    """`{% link _posts/2021-02-03-slug.md %}`: a link to a file of the site."""

    name = "link"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        """Read the file's path."""
        token, written = _argument(stream)
        if not written:
            raise LiquidSyntaxError("link names no file", token=token)
        return _WordsNode(token, f"/{written.strip().removeprefix('/')}")


class _HighlightNode(Node):
    __slots__ = ("_block", "_language")

    def __init__(self, token: Token, block: BlockNode, language: str) -> None:
        super().__init__(token)
        self.blank = False
        self._block = block
        self._language = language

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        inside = context.get_buffer()
        self._block.render(context, inside)
        code = inside.getvalue().removeprefix("\n").rstrip(" \t").removesuffix("\n")
        pre = code_block(code, self._language).rstrip("\n")
        return buffer.write(f'<figure class="highlight">{pre}</figure>')


class HighlightTag(Tag):
    """`{% highlight ruby linenos %} ... {% endhighlight %}`: code in colour."""

    name = "highlight"
    end = "endhighlight"

    def parse(self, stream: TokenStream) -> Node:
        """Read the language and the code."""
        token, written = _argument(stream)
        stream.next_token()
        block = get_parser(self.env).parse_block(stream, ("endhighlight", TOKEN_EOF))
        stream.expect(TOKEN_TAG, value="endhighlight")
        language = written.split()[0].lower() if written.strip() else ""
        return _HighlightNode(token, block, language)


TAGS: tuple[type[Tag], ...] = (
    IncludeTag,
    IncludeCachedTag,
    IncludeRelativeTag,
    PostUrlTag,
    LinkTag,
    HighlightTag,
)
