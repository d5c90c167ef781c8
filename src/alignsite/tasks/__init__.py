"""What the commands do beside building; nothing here knows a command line.

- `checking`: `check`
- `importer`: `import`
- `inspector`, `inspection`: `inspect`
- `starter`: `init` and `new`
- `survey`: `people`
- `explanation`: `build --explain` and `--json`
"""
