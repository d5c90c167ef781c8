"""Disk → what a build reads: which files a site has, their settings and their bytes.

`reader` finds everything (`inputs.Inputs`); `content_files` and, for a site made for Jekyll,
`jekyll_reader` say which files are documents; `document_reader` reads one with what lies beside it,
`configuration` the site's settings and `companion_files` the files beside them. `excerpts` reads
again the lines that problems are about.
"""
