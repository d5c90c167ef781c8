"""Section names: the newsletter's own spelling, and capitals brought to it."""

from __future__ import annotations

import pytest

from alignsite.loader.newsletter.sections import SECTIONS, find, spelled


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("LEARNING HUMAN INTENT", "Learning human intent"),
        ("Learning Human Intent", "Learning human intent"),
        ("learning  human\nintent:", "Learning human intent"),
        ("TECHNICAL AI ALIGNMENT", "Technical AI alignment"),
        ("MISCELLANEOUS (AI)", "Miscellaneous (AI)"),
        ("MULTIAGENT RL", "Multiagent RL"),
        ("NEAR-TERM CONCERNS", "Near-term concerns"),
        ("ROBOT COOKERY", "Robot cookery"),
        ("TRUST IN AI (SURVEYS)", "Trust in AI (Surveys)"),
        ("LLMS AND RL", "LLMs and RL"),
        ("Robot Cookery", "Robot Cookery"),
    ],
)
def test_spelled(printed, expected):
    assert spelled(printed) == expected


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.name)
def test_every_name_is_found_in_any_case(section):
    assert find(section.name.upper()) == find(section.name) == section
    assert spelled(section.name.upper()) == section.name


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.name)
def test_every_group_is_a_section_itself(section):
    group = find(section.group) if section.group else None
    assert section.group is None or (group is not None and group.is_group)
