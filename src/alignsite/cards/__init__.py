"""Card pictures: what chat programs and social networks show of a link to a page (Open Graph).

`face.py` has what a card shows, `gallery.py` makes it of the archive, `artist.py` draws it, with
Pillow, the optional dependency `cards`. `typesetting.py` and `letters.py` are its arithmetic.
"""
