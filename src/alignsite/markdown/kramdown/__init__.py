"""Markdown as Jekyll reads it: kramdown with its GFM parser, as markdown-it's tokens.

kramdown decides otherwise than CommonMark where a block ends, what interrupts a paragraph, which
HTML is left alone and how emphasis nests, so its rules are followed here one by one:

    reader = Reader(options)          # of the module `reader`
    tokens = reader.blocks(text)      # like markdown-it's; what is inside paragraphs is unread
    inside = reader.inline(source)    # a paragraph's inside
"""

from alignsite.markdown.kramdown.options import Options

__all__ = ["Options"]
