"""Text → HTML for a page: Markdown, scraped plain text and HTML, read once and safe when done.

Reading has two phases, so that a loader can look at a document's blocks and change them (take a
speaker's label off a paragraph, split one) before anything inside the paragraphs is read:

    text = read(source, words=words)             # blocks: paragraphs, headings, lists ...
    body = text.render(text.blocks)              # emphasis, links, code; sanitised; with holes
    notes = text.footnotes()                     # what the rendered blocks referred to
    problems = text.problems                     # what was met on the way

The modules of this package are the only ones that use markdown-it and its plugins.
"""

from alignsite.markdown.blocks import Block, BlockKind
from alignsite.markdown.holes import ids as ids_in
from alignsite.markdown.hypertext import title_of
from alignsite.markdown.kramdown import Options as KramdownOptions
from alignsite.markdown.plain import collapsed, word_count
from alignsite.markdown.text import Text, read

__all__ = [
    "Block",
    "BlockKind",
    "KramdownOptions",
    "Text",
    "collapsed",
    "ids_in",
    "read",
    "title_of",
    "word_count",
]
