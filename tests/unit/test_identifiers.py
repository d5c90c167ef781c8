"""Which paper or post an address means."""

from __future__ import annotations

import pytest

from alignsite.works.identifiers import Identity, identify

POST = "aBcDeFgHiJkLmNoPq"

ROWS = [
    # arXiv
    ("https://arxiv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("http://www.arxiv.org/abs/2101.00001v3", "arxiv", "2101.00001"),
    ("https://arxiv.org/pdf/2101.00001", "arxiv", "2101.00001"),
    ("https://arxiv.org/pdf/2101.00001v2.pdf#page=3", "arxiv", "2101.00001"),
    ("https://arxiv.org/html/2101.00001v1/", "arxiv", "2101.00001"),
    ("https://arxiv.org/ps/0704.0001", "arxiv", "0704.0001"),
    ("https://arxiv.org/format/2101.00001", "arxiv", "2101.00001"),
    ("arxiv.org/abs/2101.00001", None, None),
    ("//arxiv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("https://arxiv.org/2101.00001", "arxiv", "2101.00001"),
    ("https://export.arxiv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("https://ar5iv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("https://ar5iv.labs.arxiv.org/html/2101.00001", "arxiv", "2101.00001"),
    ("https://www.alphaxiv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("https://www.alphaxiv.org/overview/2101.00001v2", "arxiv", "2101.00001"),
    ("https://www.arxiv-vanity.com/papers/2101.00001/", "arxiv", "2101.00001"),
    ("https://huggingface.co/papers/2101.00001", "arxiv", "2101.00001"),
    ("https://huggingface.co/someone/model", "url", "huggingface.co/someone/model"),
    ("https://arxiv.org/abs/hep-th/9901001v2", "arxiv", "hep-th/9901001"),
    ("https://arxiv.org/pdf/cs.AI/0102003.pdf", "arxiv", "cs/0102003"),
    ("https://arxiv.org/abs/cs/0102003", "arxiv", "cs/0102003"),
    ("https://arxiv.org/list/cs.AI/recent", "url", "arxiv.org/list/cs.AI/recent"),
    ("https://arxiv.org/abs/2113.00001", "url", "arxiv.org/abs/2113.00001"),
    ("https://doi.org/10.48550/arXiv.2101.00001", "arxiv", "2101.00001"),
    ("arXiv:2101.00001v2", "arxiv", "2101.00001"),
    ("arxiv: 2101.00001 [cs.LG]", "arxiv", "2101.00001"),
    ("2101.00001", "arxiv", "2101.00001"),
    ("arXiv:hep-th/9901001", "arxiv", "hep-th/9901001"),
    # DOI
    ("https://doi.org/10.1000/ABC.1", "doi", "10.1000/abc.1"),
    ("http://dx.doi.org/10.1000%2Fabc.1", "doi", "10.1000/abc.1"),
    ("https://doi.org/10.1000/abc.1?utm_source=x", "doi", "10.1000/abc.1"),
    ("https://publisher.example/doi/10.1000/abc.1", "doi", "10.1000/abc.1"),
    ("https://publisher.example/doi/full/10.1000/abc.1", "doi", "10.1000/abc.1"),
    ("https://publisher.example/doi/pdf/10.1000/abc.1.pdf", "doi", "10.1000/abc.1"),
    ("https://publisher.example/doi/abs/10.1000/abc.1?cookieSet=1", "doi", "10.1000/abc.1"),
    ("https://link.springer.com/article/10.1000/s1-002", "doi", "10.1000/s1-002"),
    ("https://www.frontiersin.org/articles/10.3389/f.2019.1/full", "doi", "10.3389/f.2019.1"),
    ("doi:10.1000/abc.1", "doi", "10.1000/abc.1"),
    ("10.1000/abc.1", "doi", "10.1000/abc.1"),
    # OpenReview
    ("https://openreview.net/forum?id=Ab-1", "openreview", "Ab-1"),
    ("https://openreview.net/pdf?id=Ab-1", "openreview", "Ab-1"),
    ("https://openreview.net/attachment?id=Ab-1&name=supplementary", "openreview", "Ab-1"),
    ("https://openreview.net/forum?id=Ab-1&noteId=Zz", "openreview", "Ab-1"),
    ("https://openreview.net/group?id=Venue", "url", "openreview.net/group?id=Venue"),
    # LessWrong and its sisters: one space of ids
    (f"https://www.lesswrong.com/posts/{POST}/some-words", "lesswrong", f"posts/{POST}"),
    (f"https://www.lesswrong.com/posts/{POST}", "lesswrong", f"posts/{POST}"),
    (f"https://www.alignmentforum.org/posts/{POST}/x", "lesswrong", f"posts/{POST}"),
    (f"https://www.greaterwrong.com/posts/{POST}/x#comment-abc", "lesswrong", f"posts/{POST}"),
    (f"https://www.greaterwrong.com/posts/{POST}/x/comment/c", "lesswrong", f"posts/{POST}"),
    (f"https://www.alignmentforum.org/posts/{POST}/x?commentId=c", "lesswrong", f"posts/{POST}"),
    (f"https://www.alignmentforum.org/s/{POST[::-1]}/p/{POST}", "lesswrong", f"posts/{POST}"),
    (f"https://www.lesswrong.com/s/{POST}", "lesswrong", f"s/{POST}"),
    (f"https://www.alignmentforum.org/sequences/{POST}", "lesswrong", f"s/{POST}"),
    ("http://lesswrong.com/lw/XYZ/some_words/", "lesswrong", "lw/xyz"),
    ("https://www.lesswrong.com/users/somebody", "url", "lesswrong.com/users/somebody"),
    ("https://www.lesswrong.com/posts/", "url", "lesswrong.com/posts"),
    ("https://arbital.greaterwrong.com/p/page", "url", "arbital.greaterwrong.com/p/page"),
    # the EA Forum: another space
    (f"https://forum.effectivealtruism.org/posts/{POST}/x", "eaforum", f"posts/{POST}"),
    (f"https://ea.greaterwrong.com/posts/{POST}/x", "eaforum", f"posts/{POST}"),
    ("http://effective-altruism.com/ea/1ab/some_words/", "eaforum", "ea/1ab"),
    ("http://effective-altruism.com/about", "url", "effective-altruism.com/about"),
    # YouTube
    ("https://www.youtube.com/watch?v=abcDEF_123-&t=30s", "youtube", "abcDEF_123-"),
    ("https://youtu.be/abcDEF_123-?si=share", "youtube", "abcDEF_123-"),
    ("https://m.youtube.com/watch?app=desktop&v=abcDEF_123-", "youtube", "abcDEF_123-"),
    ("https://www.youtube-nocookie.com/embed/abcDEF_123-", "youtube", "abcDEF_123-"),
    ("https://www.youtube.com/live/abcDEF_123-", "youtube", "abcDEF_123-"),
    ("https://www.youtube.com/channel/UCabc", "url", "youtube.com/channel/UCabc"),
    # other addresses
    ("HTTP://WWW.Example.ORG:80/Path/", "url", "example.org/Path"),
    ("https://example.org:8443/a", "url", "example.org:8443/a"),
    ("https://example.org/a/index.html?utm_source=x&utm_medium=y#part", "url", "example.org/a"),
    ("https://example.org/a?b=2&ref=me&a=1&fbclid=q", "url", "example.org/a?a=1&b=2"),
    ("https://m.example.org/a", "url", "example.org/a"),
    ("https://mobile.example.org/a", "url", "example.org/a"),
    ("https://m.io/a", "url", "m.io/a"),
    ("https://en.m.wikipedia.org/wiki/A_b", "url", "en.wikipedia.org/wiki/A_b"),
    ("https://example.org/a%20b%7Ec", "url", "example.org/a%20b~c"),
    ("https://example.org/app#/page", "url", "example.org/app#/page"),
    ("https://me:secret@example.org/a", "url", "example.org/a"),
    ("https://medium.com/@somebody/words-1a2b3c", "url", "medium.com/@somebody/words-1a2b3c"),
    ("https://x.com/somebody/status/1?s=20", "url", "twitter.com/somebody/status/1"),
    ("https://example.org", "url", "example.org"),
    # a copy that is kept, a way round
    ("https://web.archive.org/web/2020id_/https://arxiv.org/abs/2101.00001", "arxiv", "2101.00001"),
    ("https://web.archive.org/web/20200101000000/http:/example.org/a", "url", "example.org/a"),
    ("https://www.google.com/url?q=https://example.org/a&sa=D", "url", "example.org/a"),
    # no web address, no identifier
    ("mailto:a@example.org", None, None),
    ("../other.md", None, None),
    ("https://localhost/a", None, None),
    ("plain words", None, None),
    ("", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "kind", "value"), ROWS)
def test_an_address_and_what_it_means(written, kind, value):
    assert identify(written) == (None if kind is None else Identity(kind, value))


@pytest.mark.parametrize("written", [row[0] for row in ROWS if row[1]])
def test_an_identity_leads_to_itself(written):
    identity = identify(written)
    assert identity is not None
    assert identify(identity.url) == identity


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("https://arxiv.org/pdf/2101.00001v2", "arXiv:2101.00001"),
        ("https://doi.org/10.1000/abc.1", "doi:10.1000/abc.1"),
        ("https://openreview.net/pdf?id=Ab-1", "OpenReview Ab-1"),
        (f"https://www.alignmentforum.org/posts/{POST}/x", f"LessWrong {POST}"),
        (f"https://ea.greaterwrong.com/posts/{POST}/x", f"EA Forum {POST}"),
        ("https://youtu.be/abcDEF_123-", "YouTube abcDEF_123-"),
        ("https://www.example.org/a/b?c=d", "example.org"),
    ],
)
def test_an_identifier_as_it_is_printed(written, label):
    identity = identify(written)
    assert identity is not None
    assert identity.label == label
