"""What a theme has: files on disk, words in each language, the colors of its style sheets."""
