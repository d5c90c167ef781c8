"""python-liquid, set up as Jekyll sets up its Liquid: tags, filters, limits, errors with places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from liquid import Environment, RenderContext
from liquid.ast import Node
from liquid.builtin.content import ContentNode
from liquid.exceptions import LiquidError, LiquidInterrupt, ResourceLimitError
from liquid.parser import Parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.template import BoundTemplate
from liquid.token import TOKEN_EOF, Token

from alignsite.loader.templates import filters
from alignsite.loader.templates.output import TracedOutput
from alignsite.loader.templates.tags import TAGS
from alignsite.loader.templates.tokens import tokens
from alignsite.theme.words import Words

Report = Callable[[str, Token | None, int | None], None]
"""Takes what is wrong, the tag that it is wrong with, and where the tag run last stands."""

_BUILT_IN = ("render", "doc", "tablerow", "ifchanged")
"""python-liquid's tags that Jekyll has not, or that are not worth their risk."""


class JekyllEnvironment(Environment):
    """One document's Liquid. Errors go to a report; what is wrong shows nothing.

    `words`: what is said within the document. `place`: where in it the tag stands that was run
    last.
    """

    block_nesting_limit = 30
    context_depth_limit = 20
    loop_iteration_limit = 20_000
    local_namespace_limit = 4 * 1024 * 1024
    output_stream_limit = 4 * 1024 * 1024

    def __init__(self, includes: Mapping[str, str], words: Words, report: Report) -> None:
        super().__init__(strict_filters=True)
        self.words = words
        self._includes = includes
        self._report = report
        self._parsed: dict[str, BoundTemplate] = {}
        self.place: int | None = None
        self.is_broken = False
        for name in _BUILT_IN:
            self.tags.pop(name, None)
        for tag in TAGS:
            self.add_tag(tag)
        for name, function in filters.FILTERS.items():
            self.add_filter(name, function)
        self.tags = {name: _Guarded(self, tag) for name, tag in self.tags.items()}

    def tokenizer(self) -> Callable[[str], Iterator[Token]]:
        """The scanner that takes one pass."""
        return tokens

    def _parse(self, source: str) -> list[Node]:
        return Parser(self).parse(TokenStream(tokens(source)))

    def error(
        self,
        exc: type[LiquidError] | LiquidError,
        msg: str | None = None,
        token: Token | None = None,
    ) -> None:
        """Report an error; python-liquid calls this for all that it would raise or drop."""
        error = exc if isinstance(exc, LiquidError) else exc(msg, token=token)
        if isinstance(error, ResourceLimitError):
            raise error
        place = error.token or token
        if place is not None and place.kind == TOKEN_EOF:
            self.is_broken = True
        self._report(str(error.message or ""), place, self.place)

    def included(self, name: str) -> BoundTemplate | None:
        """A file of `_includes/`; `None` where there is none of that name."""
        if name not in self._parsed:
            text = self._includes.get(name)
            if text is None:
                return None
            self._parsed[name] = self.from_string(text, name=name)
        return self._parsed[name]


class _Guarded(Tag):
    """A tag of which an error takes away no more than itself."""

    def __init__(self, env: JekyllEnvironment, inner: Tag) -> None:
        super().__init__(env)
        self._inner = inner
        self.name = inner.name
        self.block = inner.block
        self.end = getattr(inner, "end", "")

    def get_node(self, stream: TokenStream) -> Node:
        """The tag's node, in a guard."""
        token = stream.current
        return _GuardedNode(token, self._inner.get_node(stream))

    def parse(self, stream: TokenStream) -> Node:
        """The tag's own node."""
        return self._inner.parse(stream)


class _GuardedNode(Node):
    __slots__ = ("_inner",)

    def __init__(self, token: Token, inner: Node) -> None:
        super().__init__(token)
        self._inner = inner
        self.blank = inner.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Render the node; an error is reported with the tag's place."""
        if self.token.source is context.template.matter.get("source"):
            at = context.env.place = self.token.start_index  # type: ignore[attr-defined]
            if isinstance(buffer, TracedOutput):
                buffer.mark(at, moves=isinstance(self._inner, ContentNode))
        try:
            return self._inner.render(context, buffer)
        except LiquidInterrupt:
            raise
        except ResourceLimitError:
            raise
        except LiquidError as error:
            error.token = self.token
            context.env.error(error)
            return 0


def run(
    source: str, environment: JekyllEnvironment, values: Mapping[str, object]
) -> tuple[str, list[int]] | None:
    """The text that a template comes to, and for each line the offset in the source it came from.

    `None` where tags do not fit together, so that nothing can be run.
    Raises `LimitError` where a limit was reached.
    """
    try:
        template = environment.from_string(source, matter={"source": source})
        if environment.is_broken:
            return None
        context = RenderContext(template, globals=values)
        output = TracedOutput(environment.output_stream_limit)
        template.render_with_context(context, output)
    except ResourceLimitError as error:
        raise LimitError(str(error.message or "a limit was reached")) from error
    text = output.getvalue()
    return text, output.offsets(text)


class LimitError(Exception):
    """A template took more than it may: nesting, loops, output."""
