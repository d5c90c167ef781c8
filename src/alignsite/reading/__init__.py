"""Disk → what a build reads: which files a site has, their settings and their bytes.

`reader` finds everything (`inputs.Inputs`); `document_reader` reads one document with what lies
beside it, `jekyll_reader` finds the files of a site made for Jekyll, `configuration` reads the
site's settings and `companion_files` the files beside them.
"""
