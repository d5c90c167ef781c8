"""Podcast transcripts and show notes: who says what, when, under which heading.

How it works: the blocks of a document are looked at before anything inside them is read.

    labels    what a printed label looks like, on one line
    cast      which labels of a file are speakers', by the evidence of all of them
    region    where the transcript begins and ends
    segments  its blocks, cut at the labels
    speakers  spellings → people, with full names and roles (from `people`, whom the page names)
    turns     text, times, ids (`ids`) and HTML of each turn
    outline, chapters, notes, quotes, front   what is printed around the transcript
    recognise whether a document is an episode at all
    episode   all of it together
"""

from alignsite.loader.transcript.episode import Reading, load_episode, put_together
from alignsite.loader.transcript.recognise import looks_like_episode
from alignsite.loader.transcript.sections import is_caption
from alignsite.loader.transcript.speakers import role_of

__all__ = ["Reading", "is_caption", "load_episode", "looks_like_episode", "put_together", "role_of"]
