"""Liquid in the documents of Jekyll sites: run, within limits, before anything else is read.

    expansion = expand(document)       # the document as Jekyll would hand it to kramdown
    loaded = expansion.in_source(...)  # places in it become places in the file again

The modules of this package are the only ones that use python-liquid.
"""

from alignsite.loader.templates.expansion import Expansion, expand

__all__ = ["Expansion", "expand"]
