"""Commands that have grown out of `cli`, one a file; `cli` puts them together and ends the run."""
