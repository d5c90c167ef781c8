"""What a record has in common with others, as their pages show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alignsite.entries import Entry
from alignsite.pages.catalogue import Catalogue
from alignsite.pages.views import Ref, RelatedCard
from alignsite.related import Feature, related, words_of
from alignsite.slugs import tag_slug


def related_cards(catalogue: Catalogue) -> Mapping[str, tuple[RelatedCard, ...]]:
    """The most related records of each, by its address; none where that is off."""
    if not catalogue.config.features.related:
        return {}
    entries = catalogue.archive.entries
    features = {one.meta.url: list(_features(catalogue, one)) for one in entries}
    return {
        url: tuple(
            RelatedCard(
                kind=one.entry.meta.kind,
                title=one.entry.meta.title,
                url=one.entry.meta.url,
                date=one.entry.meta.date,
                shared=tuple(Ref(feature.label, feature.url) for feature in one.shared),
            )
            for one in found
        )
        for url, found in related(entries, features).items()
    }


def _features(catalogue: Catalogue, entry: Entry) -> Iterator[Feature]:
    for work in catalogue.works.of_record.get(entry.meta.url, ()):
        yield Feature("work", work.slug, work.title, work.url)
    names = {one.name for one in entry.involvements}
    for person in sorted({catalogue.person(name, entry) for name in names}, key=_address):
        if person.url:
            yield Feature("person", person.url, person.title, person.url)
    for tag in entry.meta.tags:
        yield Feature("tag", tag_slug(tag), tag, catalogue.tag_url(tag))
    yield from words_of(entry)


def _address(person: Ref) -> tuple[str, str]:
    return person.url or "", person.title
