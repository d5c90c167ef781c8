"""Two builds of a site, side by side: what the old one had that the new one has not.

`read_site` takes a folder's bytes apart, `compare` sets two of them against each other, `report`
and `as_json` write down what it found. How the sites were made is not asked: either may come from
any generator.
"""

from alignsite.comparison.compare import compare
from alignsite.comparison.findings import Comparison
from alignsite.comparison.report import as_json, report
from alignsite.comparison.snapshot import SiteSnapshot, read_site

__all__ = ["Comparison", "SiteSnapshot", "as_json", "compare", "read_site", "report"]
