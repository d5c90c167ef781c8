"""A built site, read as a browser and a feed reader would: links, anchors, ids, feeds, sitemap.

It knows nothing of how the site was made: it sees files and the address they will lie under, and
so finds what templates and static files break as well as what documents do.
"""

from alignsite.checker.folder import Folder
from alignsite.checker.site import check_site

__all__ = ["Folder", "check_site"]
