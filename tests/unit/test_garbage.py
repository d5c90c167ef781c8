"""How often Python collects during a build, and that it is as before afterwards."""

from __future__ import annotations

import gc

import pytest

from alignsite.building.garbage import seldom_collected


def test_a_build_leaves_collection_as_it_was():
    before = gc.get_threshold()
    with pytest.raises(OSError, match="full"), seldom_collected():
        assert gc.get_threshold() > before
        raise OSError("the disk is full")
    assert gc.get_threshold() == before
