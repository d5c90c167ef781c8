"""Issues for the tests of newsletters, and a way to write down what became of them."""

from __future__ import annotations

from dataclasses import replace

from alignsite.loader.decode import decode
from alignsite.loader.document import Document, Loaded
from alignsite.loader.newsletter import load_issue
from alignsite.records import Issue, Markup
from alignsite.sources import Catalogue, Source
from tests.words import english_settings


def document(text: str, path: str = "an-1.txt") -> Document:
    """The document that a file with this text is."""
    found, _ = decode(Source(path, text.encode()), english_settings())
    assert found is not None
    return found


def loaded(text: str, path: str = "an-1.txt", catalogue: Catalogue | None = None) -> Loaded:
    return load_issue(replace(document(text, path), catalogue=catalogue))


def issue(text: str, path: str = "an-1.txt") -> Issue:
    record = loaded(text, path).record
    assert isinstance(record, Issue)
    return record


def filled(markup: Markup) -> str:
    """The HTML with each hole's target in its place, in braces: of an issue the number alone."""
    targets = []
    for link in markup.links:
        number, _, _ = link.target.partition("?")
        targets.append(f"{{{number if number.startswith('issue:') else link.target}}}")
    return "".join(a + b for a, b in zip(markup.pieces, [*targets, ""], strict=True))


def described(text: str, path: str, catalogue: Catalogue | None = None) -> str:
    """Everything about an issue, in lines that a person can check."""
    result = loaded(text, path, catalogue)
    record = result.record
    assert isinstance(record, Issue)
    lines = [
        f"title: {record.meta.title}",
        f"number: {record.number}",
        f"series: {record.meta.series}",
        f"url: {record.meta.url}",
        f"summary: {record.meta.summary}",
        f"inferred: {', '.join(record.meta.inferred)}",
    ]
    for aside in record.asides:
        lines += ["", f"aside: {aside.title or '(preamble)'}", f"  html: {filled(aside.markup)}"]
    for item in record.items:
        lines += ["", f"item: {item.title}", f"  id: {item.id}"]
        lines += [
            f"  {name}: {value}"
            for name, value in (
                ("part", item.part), ("section", item.section), ("url", item.url),
                ("authors", item.authors), ("summarizer", item.summarizer),
                ("hat tip", item.hat_tip), ("text", item.text), ("html", filled(item.markup)),
                ("prerequisites", item.prerequisites), ("read more", item.read_more),
            )
            if value
        ]  # fmt: skip
        lines += [f"  opinion of {one.by}: {one.text}" for one in item.opinions]
        if item.references:
            lines.append(f"  issues: {', '.join(str(one.issue) for one in item.references)}")
    for one in result.problems:
        lines += ["", f"{one.line}:{one.column} {one.code}: {one.message}"]
    return "\n".join(lines) + "\n"
