"""The block phase: which lines are a paragraph, a list, code ...

`reader.py` goes from one block to the next; `rules.py` says which rules are asked where. A rule is
a function, in the module that is named after what it reads.
"""
