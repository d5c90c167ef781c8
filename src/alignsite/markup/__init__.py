"""HTML of what documents hold beside words, one file a subject; none knows another.

`highlighter` makes it of source code, `mathematics` of formulas, `embeds` of players, `pictures` of
pictures from elsewhere; `sanitizer` makes safe what documents bring along.
"""
