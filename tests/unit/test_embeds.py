"""Players and media addresses."""

import pytest

from alignsite.markup.embeds import at_time, media, media_type, player_of, watch_address, youtube_id

VIDEO = "abcdefghi-_"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (f"https://www.youtube.com/watch?v={VIDEO}&list=PL1", "youtube"),
        (f"https://youtu.be/{VIDEO}", "youtube"),
        (f"https://m.youtube.com/watch?v={VIDEO}", "youtube"),
        ("https://open.spotify.com/show/abc", "spotify"),
        ("https://podcasts.apple.com/us/podcast/x/id1", "apple"),
        ("https://anchor.fm/s/1/podcast/rss", "rss"),
        ("https://example.org/feed.xml", "rss"),
        ("https://example.org/a.MP3?x=1", "audio"),
        ("https://anchor.fm/x/embed/episodes/y", "other"),
        ("https://example.org/", "other"),
        ("https://notyoutube.com/watch?v=a", "other"),
        ("http://[broken", "other"),
    ],
)
def test_media_type(url, kind):
    assert media_type(url) == kind


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        (
            f"https://www.youtube-nocookie.com/embed/{VIDEO}?rel=0",
            f"https://www.youtube.com/watch?v={VIDEO}",
        ),
        (f"//www.youtube.com/embed/{VIDEO}", f"https://www.youtube.com/watch?v={VIDEO}"),
        ("https://open.spotify.com/embed/episode/1", "https://open.spotify.com/episode/1"),
        ("https://player.vimeo.com/video/12", "https://vimeo.com/12"),
        ("https://player.captivate.fm/episode/1", "https://player.captivate.fm/episode/1"),
    ],
)
def test_a_players_frame_stands_for_a_page(frame, page):
    assert watch_address(frame) == page


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://player.simplecast.com/1", "simplecast"),
        ("//open.spotify.com/embed/x", "spotify"),
        ("https://youtube.com.example.org/embed/x", None),
        ("javascript:youtube.com", None),
        ("", None),
    ],
)
def test_player(url, name):
    player = player_of(url)
    assert (player.name if player else None) == name


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        (f"https://youtu.be/{VIDEO}?t=3", VIDEO),
        (f"https://www.youtube.com/watch?list=x&v={VIDEO}", VIDEO),
        (f"https://www.youtube.com/embed/{VIDEO}", VIDEO),
        ("https://www.youtube.com/@channel", None),
        ("https://example.org/", None),
    ],
)
def test_youtube_id(url, identifier):
    assert youtube_id(url) == identifier


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        ([], None),
        (["https://open.spotify.com/episode/a"], None),
        (
            ["https://open.spotify.com/episode/a", f"https://youtu.be/{VIDEO}?list=PL1"],
            f"https://www.youtube.com/watch?v={VIDEO}&t=83s",
        ),
        (["https://www.youtube.com/@somebody", "/sound/a.mp3#x"], "/sound/a.mp3#t=83"),
    ],
)
def test_a_time_leads_into_the_first_recording_that_can_be_led_into(urls, expected):
    assert at_time([media(url) for url in urls], 83) == expected
