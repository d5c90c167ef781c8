"""Invented Jekyll sites, for tests that build them; every rule of addresses is in one of them."""

from __future__ import annotations

MATTER = "---\ntitle: {title}\n{more}---\nWords of {title}.\n"


def page(title: str, *more: str) -> str:
    """A document with front matter: `more` are its further lines."""
    return MATTER.format(title=title, more="".join(f"{line}\n" for line in more))


PLAIN = {
    "_config.yml": "title: Plain notes\n",
    "index.md": "---\nlayout: home\n---\n",
    "about.md": page("About"),
    "_posts/2020-01-02-first-Post.md": page("First"),
    "_posts/2020-03-04-zoned.md": page("Zoned", "date: 2020-03-04 23:30:00 -0800"),
    "_posts/2020-03-05-tagged.md": page("Tagged", "tags: one two", "categories: Big News"),
    "_posts/2020-03-06-one-category.md": page("One", "category: Big News"),
    "_posts/2020-05-05-no-matter.md": "Words without front matter.\n",
    "_posts/2020-05-06-hidden.md": page("Hidden", "published: false"),
    "_posts/2999-05-06-future.md": page("Future"),
    "_drafts/idea.md": page("Idea"),
    "assets/plot.svg": "<svg/>",
    "README.md": "# Not a page\n",
}

ODD = {
    "_config.yml": """\
title: Odd notes
url: https://odd.example.org
baseurl: /notes
timezone: America/New_York
permalink: /:categories/:short_year/:i_month/:y_day/:title:output_ext
include: [.well-known, _extra]
exclude: [drafts.txt, "secret*"]
feed: {posts_limit: 30}
defaults:
  - scope: {path: "es", type: posts}
    values: {category: spanish, permalink: "/es/:year/:title/"}
  - scope: {path: "_posts/*/deep"}
    values: {permalink: "/deep/:title"}
""",
    "notes/index.md": page("Notes"),
    "notes/more.html": page("More"),
    "permanent.md": page("Permanent", "permalink: /x/:basename/y"),
    "dotted.md": page("Dotted", "permalink: /feed.v2"),
    "why.md": page("Why", "permalink: /why"),
    "a b/c d.md": page("Spaces"),
    "été.md": page("Summer"),
    "data.json": "---\n---\n{}\n",
    "plain.txt": "text\n",
    "drafts.txt": "no",
    "secret-one.md": page("Secret"),
    "_hidden.md": page("Hidden"),
    "backup.md~": "x",
    ".well-known/a.txt": "a",
    "_extra/e.txt": "e",
    "_posts/2020-03-04-late.md": page("Late", "date: 2020-03-04 23:30:00"),
    "_posts/2020-03-05-zoned.md": page("Z", "date: 2020-03-05 23:30:00 +0900", "category: A B"),
    "_posts/2020-03-06-minutes.md": page("M", "date: 2020-03-06 23:30", "categories: [x, Y z]"),
    "_posts/2020-03-07-quoted.md": page("Q", 'date: "2020-03-07 23:30:00"'),
    "_posts/2020-03-08-slugged.md": page("Slug", "slug: My Slug!?"),
    "_posts/sub/2020-03-09-été-déjà vu.md": page("Accents"),
    "_posts/sub/deep/2020-03-10-deep.md": page("Deep"),
    "_posts/2020-03-11-it's (so) 100% real_thing.v2.md": page("Signs"),
    "es/_posts/2020-04-01-hola.md": page("Hola"),
    "es/sub/_posts/2020-04-02-otra.md": page("Otra", "permalink: /:categories/:title"),
    "_posts/2020-05-01-cleaned.md": page("C", "permalink: /a/../b//c/:slug-:name/"),
    "_posts/2020-05-02-bare.md": page("Bare", "permalink: no-slash.html"),
    "_posts/2020-05-03-dotted.md": page("Dotted post", "permalink: /foo/bar.v2"),
    "_posts/2020-05-04-pretty.md": page("No style", "permalink: pretty"),
    "_posts/19-1-2-short.md": page("Short"),
    "_posts/2020-06-01-html.html": page("HTML", "tags: a, b"),
    "_posts/2020-06-03-week.md": page(
        "Week",
        "date: 2020-06-03 01:02:03 -0400",
        "categories: [Big News, two]",
        "permalink: /:w_year/:week/:w_day/:short_day/:long_day/:short_month/:long_month/:day/:i_day"
        "/:hour/:minute/:second/:collection/:path/:slugified_categories/:title_:output_ext",
    ),
    "_posts/2020-06-04-both.md": page("Both", "categories: a", "category: b c", "tag: one two"),
    "_posts/2020-06-05-dash-.md": page("Dash"),
    "_posts/2020-06-06---x--.md": page("Dashes"),
    "_posts/2020-06-07-day.md": page("Day", "date: 2020-07-08"),
    "_posts/2020-06-08-words.md": page("In words", "date: 8 July 2020 5pm"),
}

BLOG = {
    "_config.yml": """\
title: Blog
url: https://blog.example.org
permalink: /blog/:year/:title
timezone: Europe/Berlin
feed: {posts_limit: 40}
exclude: ["/ex", assets/raw, "*.bak", notes]
defaults:
  - scope: {path: "", type: posts}
    values: {categories: [shared]}
  - scope: {path: about.md}
    values: {permalink: /us/}
collections:
  talks: {output: true, permalink: "/:collection/:title/"}
""",
    "about.md": page("About"),
    "page.MD": page("Capitals"),
    "crlf.md": "---\r\ntitle: Lines\r\n---\r\nWords\r\n",
    "bom.md": "\ufeff" + page("A mark before it"),
    "dots.md": "---\ntitle: Dots\n...\nWords\n",
    "perm space.md": page("Spaces", "permalink: '/a b/c d/'"),
    "percent.md": page("Percent", "permalink: /a%20z/x.html"),
    "ex/a.txt": "a",
    "exam/a.txt": "a",
    "assets/raw/a.txt": "a",
    "assets/rawer.txt": "a",
    "sub/notes/a.txt": "a",
    "notes.md": page("Notes"),
    "sub/b.bak": "b",
    "_posts/2020-01-01-null.md": page("Null", "categories:", "tags:"),
    "_posts/2020-01-02-number.md": page(
        "Number", "permalink: /:categories/:title", "category: '20'"
    ),
    "_posts/2020-01-03-list.md": page("List", "category: [a, b]", "permalink: /:categories/:title"),
    "_posts/2020-01-04-slug.md": page("Slug", "slug: '42'"),
    "_posts/2020-01-05-emoji-😀-x.md": page("Emoji"),
    "_posts/2020-01-06-Caps And Spaces.markdown": page("Caps"),
    "_posts/2020-01-07-quote’s-end.md": page("Quote"),
    "_posts/2020-01-08-date-differs.md": page("Differs", "date: 2021-03-28 02:30"),
    "_posts/2020-01-09-a+b=c,d;e@f~g.md": page("Signs"),
    "_posts/2020-01-12-percent.md": page("Percent post", "permalink: '/y y/:title/'"),
    "_posts/2020-01-13-mixed.md": page(
        "Mixed", "categories: [One, one, 'Two words']", "permalink: /:categories/:title/"
    ),
    "a/_posts/b/2020-01-15-sub.md": page("Sub", "permalink: /:categories/:title/"),
    "_posts/2020-01-16-title.with.dots.md": page("Dots in it"),
    "_posts/2020-2-3-short-date.md": page("Short date"),
    "_posts/2020-01-18-one.md": page("One", "date: 2020-06-01 12:00:00"),
    "_posts/2020-01-19-two.md": page("Two", "date: 2020-06-01 12:00:00"),
    "_posts/2020-01-20-identity.md": page("Id", "slug: Some Slug", "permalink: /p/q"),
    "_talks/A Talk.md": page("Talk"),
    "_talks/2020-05-05-dated talk.md": page("Dated talk"),
}

PRETTY = {
    "_config.yml": """\
name: Pretty notes
permalink: pretty
url: "http://two.example.org"
feed: {path: atom.xml, posts_limit: 4}
future: true
collections:
  talks: {output: true}
  notes: {output: false}
  papers: {output: true, permalink: "/p/:name/"}
""",
    "index.html": "---\nlayout: home\n---\n<p>Hello.</p>\n",
    "tags.md": page("Tags"),
    "archive.md": "---\ntitle: Archive\n---\n",
    "404.html": page("Lost", "permalink: /404.html"),
    "robots.txt": "User-agent: *\n",
    "css/plain.css": "---\n---\nbody {}\n",
    "future.md": page("Future page", "date: 2999-01-01"),
    "hidden.md": page("Hidden", "published: false"),
    "sub/index.md": page("Sub"),
    "sub/deep.page.md": page("Deep page"),
    "_posts/2020-01-01-a.md": page("A"),
    "_posts/2020-01-01-b.md": page("B", "permalink: /z"),
    "_posts/2020-01-02-c.md": page("C"),
    "_posts/2021-01-02-gpt-4.5.md": page("G", "permalink: /:title"),
    "_posts/2999-01-02-z.md": page("Z"),
    "_talks/one.md": page("One"),
    "_talks/2020-02-03-two.md": page("Two"),
    "_talks/x/three.md": page("Three"),
    "_talks/img.svg": "<svg/>",
    "_notes/n.md": page("Note"),
    "_papers/P One.md": page("Paper"),
    "vendor/bundle/x.md": page("Bundled"),
    "node_modules/a/b.md": page("Module"),
}

SITES = {"plain": PLAIN, "odd": ODD, "pretty": PRETTY, "blog": BLOG}
