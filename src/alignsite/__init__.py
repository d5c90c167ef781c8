"""A static-site generator for reading archives: posts, podcast transcripts, newsletter issues."""

__version__ = "0.1.0"
