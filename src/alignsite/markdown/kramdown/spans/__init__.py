"""The span phase: what stands inside a paragraph.

`reader.py` goes from one opening to the next; `rules.py` says which rules are asked there. A rule
is a function, in the module that is named after what it reads.
"""
