"""Turning a Jekyll repository into an alignsite project: what would be done, as a value.

`plan_import` makes the plan; `account` words it. The disk is `importer.py`'s.
"""

from alignsite.importing.account import account
from alignsite.importing.documents import JekyllDocument
from alignsite.importing.plan import Left, Move, Plan, Repository, Write, plan_import

__all__ = [
    "JekyllDocument",
    "Left",
    "Move",
    "Plan",
    "Repository",
    "Write",
    "account",
    "plan_import",
]
