"""Issues of newsletters: flattened to one line, or in Markdown as on forums."""

from alignsite.loader.newsletter.issue import load_issue
from alignsite.loader.newsletter.recognise import looks_like_issue

__all__ = ["load_issue", "looks_like_issue"]
