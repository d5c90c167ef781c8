"""The same archive as a site of each generator, with the same kinds of pages and feeds.

Hugo's layouts are small: its pages hold less than those of alignsite's default theme, so in that
respect the comparison favours Hugo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from bench.prose import Post

ALIGNSITE_SETTINGS = """\
title = "Archive"
base_url = "https://archive.example.org/"
page_size = 20
feed_size = 20
search = "builtin"
cards = "off"
"""

HUGO_SETTINGS = """\
baseURL = "https://archive.example.org/"
title = "Archive"
locale = "en"
[pagination]
  pagerSize = 20
  disableAliases = true
[taxonomies]
  tag = "tags"
  author = "authors"
[markup.highlight]
  noClasses = false
[services.rss]
  limit = 20
"""

HUGO_BASE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}"
 href="{{ .Permalink }}">{{ end }}
</head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav><a href="/posts/">Posts</a> <a href="/tags/">Tags</a> <a href="/authors/">Authors</a></nav>
</header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>An archive.</footer>
</body>
</html>
"""

HUGO_PAGE = """\
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
{{- .Date.Format "2 January 2006" }}</time>
{{ range .GetTerms "authors" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}
· {{ .ReadingTime }} minutes</p>
<details><summary>Contents</summary>{{ .TableOfContents }}</details>
{{ .Content }}
<p>{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
<nav>{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>
{{ end }}
"""

HUGO_LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ end }}
{{ $shown := .Paginate $pages }}
<ol>{{ range $shown.Pages }}
<li><article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time>
<p>{{ .Params.summary }}</p></article></li>{{ end }}
</ol>
<nav>{{ with $shown.Prev }}<a rel="prev" href="{{ .URL }}">Newer</a>{{ end }}
{{ $shown.PageNumber }} of {{ $shown.TotalPages }}
{{ with $shown.Next }}<a rel="next" href="{{ .URL }}">Older</a>{{ end }}</nav>
{{ end }}
"""

HUGO_TERMS = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>{{ end }}
</ul>
{{ end }}
"""

HUGO_FEED = """\
{{- $pages := .Pages -}}{{- if .IsHome -}}{{- $pages = site.RegularPages -}}{{- end -}}
{{- printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>{{ site.Title }}</description>
{{ range first 20 $pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>
<description>{{ .Params.summary }}</description>
<content:encoded>{{ .Content | html }}</content:encoded></item>
{{ end }}</channel></rss>
"""


def write_alignsite(folder: Path, archive: Iterable[Post]) -> None:
    """The archive as a site of alignsite, with its default theme."""
    _write(folder / "alignsite.toml", ALIGNSITE_SETTINGS)
    _write_posts(folder / "content" / "posts", archive)


def write_hugo(folder: Path, archive: Iterable[Post]) -> None:
    """The archive as a site of Hugo, with layouts of its own."""
    _write(folder / "hugo.toml", HUGO_SETTINGS)
    layouts = {
        "baseof.html": HUGO_BASE,
        "page.html": HUGO_PAGE,
        "list.html": HUGO_LIST,
        "home.html": HUGO_LIST,
        "section.html": HUGO_LIST,
        "term.html": HUGO_LIST,
        "taxonomy.html": HUGO_TERMS,
        "rss.xml": HUGO_FEED,
    }
    for name, text in layouts.items():
        _write(folder / "layouts" / name, text)
    _write(folder / "static" / "style.css", "body { max-width: 40rem; margin: auto }\n")
    _write_posts(folder / "content" / "posts", archive)


def _write_posts(folder: Path, archive: Iterable[Post]) -> None:
    for post in archive:
        _write(folder / f"{post.slug}.md", f"---\n{_matter(post)}---\n\n{post.body}")


def _matter(post: Post) -> str:
    """Front matter that both generators read; JSON's texts and lists are YAML's too."""
    values = {
        "title": post.title,
        "date": post.date.isoformat(),
        "tags": post.tags,
        "authors": post.authors,
        "summary": post.summary,
    }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
