"""A report on who is who, as text, as JSON, and as a proposal for `people.yaml`."""

from __future__ import annotations

import json
from dataclasses import asdict

from alignsite.people.report import PeopleReport, listed
from alignsite.wording import plural


def report_json(report: PeopleReport) -> str:
    """The report for programs: one JSON object."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2)


def account(report: PeopleReport) -> str:
    """The report for people."""
    lines = [f"{plural(report.people, 'person', 'people')} with a page."]
    if report.lone:
        lines += ["", "Names that are not enough to know somebody by:"]
    for lone in report.lone:
        where = lone.series or "records of no series"
        known = "one person within it" if lone.page else "nobody beyond each record"
        lines.append(f"  {lone.name} ({where}: {known}): {listed(lone.records)}")
        lines += [f"    perhaps {one.name}: {one.evidence}" for one in lone.candidates]
    if report.similar:
        lines += ["", "Names that differ by little, and are two people until you say otherwise:"]
    for similar in report.similar:
        lines.append(f"  {similar.names[0]} / {similar.names[1]}: {similar.why}")
        for name, records in zip(similar.names, similar.records, strict=True):
            lines.append(f"    {name}: {listed(records)}")
    if report.shared:
        lines += ["", "One name, different links: one person with two homes, or two people:"]
    for shared in report.shared:
        lines.append(f"  {shared.name}")
        lines += [f"    {url}: {listed(paths)}" for url, paths in shared.profiles]
    if report.nobody:
        lines += ["", "Labels that name no person:"]
    lines += [f"  {one.name}: {listed(one.records)}" for one in report.nobody]
    if not (report.lone or report.similar or report.shared or report.nobody):
        lines.append("Nothing is ambiguous.")
    return "\n".join(lines)


def proposal(report: PeopleReport) -> str:
    """A `people.yaml` to be edited: every entry a comment, with the evidence above it."""
    lines = [
        "# A proposal for people.yaml, made by `alignsite people`. Every entry is commented out:",
        "# take away the # of what is right, correct it, and save it as people.yaml beside",
        "# alignsite.toml. What you leave out stays as it is.",
    ]
    done: set[tuple[str, str | None]] = set()
    for lone in report.lone:
        done.add((lone.name, lone.series))
        if lone.candidates and (lone.candidates[0].name, lone.series) in done:
            continue  # two spellings of one lone name are proposed once
        lines += ["", f"# {lone.name}, in {listed(lone.records)}"]
        lines += [f"#   perhaps {one.name}: {one.evidence}" for one in lone.candidates]
        name = lone.candidates[0].name if lone.candidates else f"{lone.name} ?"
        lines += [f"#- name: {_quoted(name)}", "#  scoped:"]
        if lone.series:
            lines += [
                f"#    - name: {_quoted(lone.name)}",
                f"#      series: {_quoted(lone.series)}",
            ]
        else:
            paths = ", ".join(_quoted(one) for one in lone.records)
            lines += [f"#    - name: {_quoted(lone.name)}", f"#      path: [{paths}]"]
    for similar in report.similar:
        rows = zip(similar.names, similar.records, strict=True)
        usual = sorted((-len(records), -len(name), name) for name, records in rows)
        one, other = (name for *_, name in usual)
        lines += ["", f"# {one} and {other} differ by {similar.why}"]
        for name, records in zip(similar.names, similar.records, strict=True):
            lines.append(f"#   {name}: {listed(records)}")
        lines += [f"#- name: {_quoted(one)}", f"#  aliases: [{_quoted(other)}]"]
    for shared in report.shared:
        lines += ["", f"# {shared.name} is linked to different profiles; if these are two people:"]
        for url, records in shared.profiles:
            quoted = ", ".join(_quoted(path) for path in records)
            lines += [f"#- name: {_quoted(shared.name)}  # {url}", f"#  path: [{quoted}]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text as a YAML scalar, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
