"""The command line: with `commands/`, the only place that reads arguments, prints, or exits.

Exit codes: 0 done; 1 the content has errors or the build failed; 2 usage or configuration; 70 a bug
in alignsite; 130 interrupted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from alignsite import __version__
from alignsite.commands.compare import compare
from alignsite.commands.importing import import_site
from alignsite.commands.options import EVERY_PROBLEM, SOURCE, full_address
from alignsite.commands.people import people
from alignsite.problems import has_errors
from alignsite.terminal import ProgressLine, tell
from alignsite.wording import plural

if TYPE_CHECKING:
    from alignsite.building.builds import Request, Result

_DRAFTS = click.option("--drafts", is_flag=True, help="Publish drafts too.")
_FUTURE = click.option("--future", is_flag=True, help="Publish documents dated in the future too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="alignsite")
def main() -> None:
    """Make a site of an archive: posts, podcast transcripts and newsletter issues."""


main.add_command(compare)
main.add_command(import_site)
main.add_command(people)


def run() -> NoReturn:
    """The program: `main`, with every way to end mapped to an exit code."""
    try:
        code = main(standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.exceptions.Exit as error:
        code = error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"alignsite: {where}{error.strerror or error}", err=True)
        code = 1
    except Exception:  # a bug: say so, with what is needed to mend it
        import traceback

        traceback.print_exc()
        click.echo("alignsite: this is a bug in alignsite, not in your files", err=True)
        code = 70
    sys.exit(code or 0)


@main.command()
@SOURCE
@click.option("--output", type=click.Path(path_type=Path), help="Where to. [default: public]")
@click.option("--base-url", help="The site's full address, over that of alignsite.toml.")
@_DRAFTS
@_FUTURE
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--jobs", type=click.IntRange(1), help="Processes. [default: one a core]")
@click.option("--explain", metavar="PATH", help="Say why this document or page was rendered.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@EVERY_PROBLEM
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file written or removed.")
def build(  # noqa: PLR0913 - one parameter an option
    source: Path,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    strict: bool,
    jobs: int | None,
    explain: str | None,
    as_json: bool,
    every_problem: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Build the site into public/."""
    from alignsite.building.builds import Request

    began = time.monotonic()
    request = Request(
        source=source,
        output=output,
        base_url=None if base_url is None else full_address(base_url),
        drafts=drafts,
        future=future,
        strict=strict,
        full_text=True,
        cards=True,
        jobs=jobs or _cores(),
        now=int(time.time()),
    )
    result = _build(request)
    if not as_json:
        tell(result.problems, every=every_problem)
    if explain is not None:
        from alignsite.tasks.explanation import explanation

        click.echo(explanation(result, explain))
    elif as_json:
        from alignsite.tasks.explanation import result_json

        click.echo(result_json(result))
    elif not quiet:
        _summary(result, time.monotonic() - began, verbose)
    return _exit_code(result)


def _cores() -> int:
    from alignsite.building.jobs import cores

    return cores()


def _build(request: Request) -> Result:
    from alignsite.building.builder import build as build_site

    line = ProgressLine()
    try:
        return build_site(request, line)
    finally:
        line.clear()


def _exit_code(result: Result) -> int:
    if not has_errors(result.problems):
        return 0
    usage = ("config-", "companion-", "people-", "unsafe-output", "foreign-output")
    errors = [one for one in result.problems if one.severity == "error"]
    return 2 if all(one.code.startswith(usage) for one in errors) else 1


def _summary(result: Result, seconds: float, verbose: bool) -> None:
    if verbose:
        for path in result.written:
            click.echo(f"wrote {path}", err=True)
        for path in result.removed:
            click.echo(f"removed {path}", err=True)
    if not result.published:
        errors = sum(one.severity == "error" for one in result.problems)
        warnings = len(result.problems) - errors
        told = plural(errors, "error") + (f" and {plural(warnings, 'warning')}" if warnings else "")
        click.echo(f"{told}; nothing was published, the last site stays as it was", err=True)
        return
    told = f", {plural(len(result.problems), 'warning')}" if result.problems else ""
    if result.held:
        told = f", {result.held:,} held back (drafts, or dated in the future){told}"
    if result.unchanged or not (result.written or result.removed):
        click.echo(f"{result.output}: nothing changed ({result.total:,} files{told})", err=True)
        return
    removed = f", {len(result.removed):,} removed" if result.removed else ""
    click.echo(
        f"{result.output}: {plural(result.records, 'document')}, {len(result.written):,} of "
        f"{result.total:,} files written{removed} in {seconds:.1f} s{told}",
        err=True,
    )


@main.command()
@SOURCE
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one line a file.")
def inspect(source: Path, paths: tuple[Path, ...], as_json: bool) -> int:
    """Show what the loader understands of documents (files, or folders of them)."""
    import json

    from alignsite.tasks.inspection import account
    from alignsite.tasks.inspection import as_json as json_of
    from alignsite.tasks.inspector import inspect_files, no_documents

    others = no_documents(paths)
    if len(others) == len(paths):
        raise click.UsageError("\n".join(others.values()))
    for other in others.values():  # a shell's `*` names them beside documents
        click.echo(f"not inspected: {other}", err=True)
    failed = False
    for one in inspect_files(source, [path for path in paths if path not in others]):
        record, problems = one.loaded.record, one.loaded.problems
        failed = failed or record is None
        if as_json:
            click.echo(json.dumps(json_of(one.path, record, problems), ensure_ascii=False))
        else:
            click.echo(account(one.path, record, problems, one.placement) + "\n")
    return 1 if failed else 0


@main.command()
@SOURCE
@_DRAFTS
@_FUTURE
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@EVERY_PROBLEM
def check(source: Path, drafts: bool, future: bool, strict: bool, every_problem: bool) -> int:
    """Build aside, publish nothing, and check every link, anchor, id and feed of the site."""
    from alignsite.building.builds import Request
    from alignsite.tasks.checking import check_source

    request = Request(
        source=source,
        drafts=drafts,
        future=future,
        strict=strict,
        cards=True,
        jobs=_cores(),
        now=int(time.time()),
    )
    line = ProgressLine()
    try:
        result = check_source(request, line)
    finally:
        line.clear()
    tell(result.problems, every=every_problem)
    errors = sum(one.severity == "error" for one in result.problems)
    click.echo(
        f"{result.total:,} files checked: {plural(errors, 'error')}, "
        f"{plural(len(result.problems) - errors, 'warning')}",
        err=True,
    )
    return _exit_code(result)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> int:
    """Make a new site with an example of each kind of document."""
    from alignsite.tasks.starter import starter_files, write_new

    if folder.exists() and any(not one.name.startswith(".") for one in folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    for path in write_new(folder, starter_files()):
        click.echo(f"wrote {folder / path}", err=True)
    click.echo(f"Now: alignsite serve --source {folder}", err=True)
    return 0


@main.command()
@SOURCE
@click.argument("kind", type=click.Choice(["post", "episode", "issue"]))
@click.argument("title")
@click.option("--number", type=int, help="An issue's or episode's number.")
def new(source: Path, kind: str, title: str, number: int | None) -> int:
    """Begin a new document with its front matter filled in."""
    from typing import cast

    from alignsite.reading.configuration import read_configuration
    from alignsite.reading.reader import content_folder
    from alignsite.records import Kind
    from alignsite.tasks.starter import new_document, write_new

    if not title.strip():
        raise click.UsageError('give the document a title: alignsite new post "On reward"')
    found = read_configuration(source)
    tell(found.problems)
    today = time.strftime("%Y-%m-%d")
    path, text = new_document(cast(Kind, kind), title, today, number)
    file = (Path(content_folder(source, found.config)) / path).as_posix()
    if found.jekyll is not None:
        file = f"_posts/{today}-{Path(path).name}"
    if not write_new(source, {file: text}):
        raise click.UsageError(f"{file} is there already; choose another title")
    click.echo(str(source / file))
    return 0


@main.command()
@SOURCE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@_DRAFTS
@_FUTURE
def serve(
    source: Path, host: str, port: int, open_browser: bool, drafts: bool, future: bool
) -> int:
    """Preview the site; pages reload in the browser when a file is saved."""
    from alignsite.building.builder import build as build_site
    from alignsite.building.builds import Request
    from alignsite.server import Order, ServeOptions
    from alignsite.server import serve as serve_site

    def build_preview(order: Order) -> Result:
        request = Request(
            source=order.source,
            output=order.output,
            state=order.state,
            base_url=order.base_url,
            drafts=drafts,
            future=future,
            jobs=_cores() if order.parallel else 1,
            now=int(time.time()),
        )
        return build_site(request)

    options = ServeOptions(source=source, host=host, port=port, browser=open_browser)
    return serve_site(options, build_preview, lambda text: click.echo(text, err=True))
