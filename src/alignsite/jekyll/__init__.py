"""Sites made for Jekyll: their `_config.yml`, their folders, and what of them a document needs.

`read_jekyll` reads the configuration; `find_files` sorts the site's files as Jekyll does;
`JekyllInputs` says what of it all one document's reading depends on.
"""

from alignsite.jekyll.folders import CopiedPath, DocumentPath, Found, collection_of, find_files
from alignsite.jekyll.inputs import JekyllInputs, read_inputs
from alignsite.jekyll.site import JekyllSite, read_jekyll

__all__ = [
    "CopiedPath",
    "DocumentPath",
    "Found",
    "JekyllInputs",
    "JekyllSite",
    "collection_of",
    "find_files",
    "read_inputs",
    "read_jekyll",
]
