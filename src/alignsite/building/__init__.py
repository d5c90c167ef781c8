"""What makes a build of the stages, and an incremental one of what the last build left.

`builder.build` is the entry; the rest is one file a subject, in the order of a build:

- `builds`: what a build is asked and what it answers
- `construction`: the stages in a row
- `workshop`: where one build works
- `judging`: which problems are errors to a build, and what it comes to if one is
- `loading`: documents → what is known of each; only what changed is read again
- `planning`: entries → all pages and feeds (pure)
- `staleness`: which outputs are stale, and why
- `rendering`: stale outputs → staged files
- `full_text`: the index of all words, made last by `pagefind`
- `cache`: what a build remembers
- `memory`: what the last build left, or what is said where that is damaged
- `remembering`: what this build leaves for the next
- `jobs`: work shared out among processes
- `garbage`: how seldom Python looks for what is no longer needed
"""
