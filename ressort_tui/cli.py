"""The command line: which commands there are, and what they take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from ressort_tui.danish_click import (
    Argument,
    Choice,
    Danish,
    DanishGroup,
    FilePath,
    read_count,
)
from ressort_tui.outcome import run
from ressort_tui.output import prepare_streams, write_lines
from ressort_tui.session import Options
from screens.texts.version import program_version

Function = Callable[..., Any]

NAME: Final = "ressort-tui"
ANSWERS: Final = {"anvend": "apply", "til-side": "aside"}
"""`--historik` on the command line and `recover` in the store."""


def _keep(field: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Keep an option's value, if it was given, for the command it stands before or after."""

    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        options = ctx.ensure_object(Options)
        if value:
            setattr(options, field, ANSWERS.get(value, value))

    return keep


def _common(function: Function) -> Function:
    """The options that stand before or after every command."""
    for decorate in (
        click.option(
            "--historik",
            type=Choice(list(ANSWERS)),
            expose_value=False,
            callback=_keep("recover"),
            help="Hvis historikken ikke passer til arbejdsfilen: tag dens ændringer med, "
            "eller læg den til side.",
        ),
        click.option(
            "--skrivebeskyttet",
            is_flag=True,
            expose_value=False,
            callback=_keep("read_only"),
            help="Læs kun; intet kan ændres.",
        ),
        click.option(
            "--fil",
            metavar="STI",
            type=FilePath(),
            expose_value=False,
            callback=_keep("path"),
            help="Arbejdsfilen. Ellers bruges din egen (se »ressort-tui sti«).",
        ),
    ):
        function = decorate(function)
    return function


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_lines([f"Ressort TUI, version {program_version()}"])
        ctx.exit()


@click.group(NAME, cls=DanishGroup, invoke_without_command=True)
@_common
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Vis versionen og afslut.",
)
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Slå tallene i Københavns Kommunes ressortændringer op, ret dem, og giv dem videre.

    Uden kommando åbnes programmet i terminalen; første gang med tallene fra ØK19 og de tre
    implementeringsplaner. Data skrives på stdout, beskeder på stderr. Slutkoder: 0 udført,
    1 svaret er nej, 2 forkert brug, 3 filen kan ikke bruges eller er i brug.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from ressort_tui.commands.launch import launch

    return launch(ctx.ensure_object(Options))


def _command(name: str, **settings: Any) -> Callable[[Function], click.Command]:
    """Declare a command that takes the common options and is given what they say."""

    def declare(function: Function) -> click.Command:
        return cli.command(name, cls=Danish, **settings)(_common(click.pass_obj(function)))

    return declare


_json = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON.")
_reason = click.option(
    "--begrundelse", "reason", default="", metavar="TEKST", help="Hvorfor; huskes i historikken."
)
_dialect = click.option(
    "--dialekt",
    "dialect",
    type=Choice(["dansk", "rfc4180"]),
    default="dansk",
    help="dansk (semikolon og decimalkomma, til Excel; det sædvanlige) eller rfc4180.",
)


@_command("ny")
@click.option("--tom", "empty", is_flag=True, help="Helt uden indhold.")
def ny(options: Options, *, empty: bool) -> None:
    """Lav en ny arbejdsfil med dokumenternes tal."""
    from ressort_tui.commands.create import create

    create(options, empty=empty)


@_command("vis")
@click.argument(
    "name",
    cls=Argument,
    metavar="[ID]",
    required=False,
    explanation="En tabels id, fx oek19-t1, eller et ressortspors, fx spor-5. "
    "Uden id vises en liste over alle tabeller.",
)
@click.option("--aktiviteter", "lines", is_flag=True, help="Vis også aktiviteterne med deres id.")
@click.option(
    "--alle-forskelle", "every", is_flag=True, help="Nævn også hvert tal, der kun er rundet af."
)
@click.option(
    "--format",
    "form",
    type=Choice(["md", "html", "txt", "csv"]),
    help="Lav en side til at give videre: md (Markdown), html (til Word og A4), txt (ren tekst) "
    "eller csv (kun tabeller).",
)
@click.option("--ud", "target", metavar="FIL", type=FilePath(), help="Skriv siden i denne fil.")
@click.option("--erstat", "overwrite", is_flag=True, help="Skriv over filen, hvis den er der.")
@_json
@click.pass_context
def vis(
    ctx: click.Context,
    options: Options,
    *,
    name: str | None,
    lines: bool,
    every: bool,
    form: str | None,
    target: Path | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Vis en tabel (beregnet, trykt og forskellen) eller et ressortspor."""
    if form is None:
        if target is not None or overwrite:
            raise click.UsageError("--ud og --erstat bruges sammen med --format.", ctx)
        from ressort_tui.commands.show import show

        show(options, name, lines=lines, every=every, as_json=as_json)
        return
    if as_json or lines:
        other = "--json" if as_json else "--aktiviteter"
        raise click.UsageError(f"{other} og --format kan ikke bruges sammen.", ctx)
    if name is None:
        raise click.UsageError("--format kræver et ID på en tabel eller et ressortspor.", ctx)
    if overwrite and target is None:
        raise click.UsageError("--erstat bruges sammen med --ud.", ctx)
    from ressort_tui.commands.pages import write_page

    write_page(options, name, form, every=every, target=target, overwrite=overwrite)


@_command("ret", context_settings={"ignore_unknown_options": True})
@click.argument(
    "line_id", cls=Argument, metavar="AKTIVITET", explanation="Aktivitetens id, fx oek19-t6-r04."
)
@click.argument("period", cls=Argument, metavar="PERIODE", explanation="Et år, eller årlig.")
@click.argument(
    "amount",
    cls=Argument,
    metavar="BELØB",
    explanation="I tabellens enhed: 5000, 236,8, 900-1000, ?, +50, +3 %, =x-50; eller »1,1 mio.«.",
)
@_reason
def ret(options: Options, *, line_id: str, period: str, amount: str, reason: str) -> None:
    """Ret et beløb, og se de totaler, der flytter sig."""
    from ressort_tui.commands.amend import amend

    amend(options, line_id, period, amount, reason=reason)


@_command("historik")
@click.option("--antal", "count", callback=read_count, metavar="N", help="Så mange; ellers 20.")
@click.option("--aktivitet", "line_id", metavar="ID", help="Kun ændringer af én aktivitet.")
@_json
def historik(options: Options, *, count: int | None, line_id: str | None, as_json: bool) -> None:
    """Vis, hvem der har ændret hvad og hvornår; den seneste først."""
    from ressort_tui.commands.history import history

    history(options, count=count, line_id=line_id, as_json=as_json)


@_command("fortryd")
@click.argument(
    "group_id",
    cls=Argument,
    metavar="[ID]",
    required=False,
    explanation="Begyndelsen af ændringens id fra historikken. Uden id: den seneste.",
)
@click.option("--igen", "again", is_flag=True, help="Gentag den ændring, der sidst blev fortrudt.")
@click.pass_context
def fortryd(ctx: click.Context, options: Options, *, group_id: str | None, again: bool) -> None:
    """Fortryd en ændring; den bliver stående i historikken."""
    from ressort_tui.commands.history import redo, undo

    if again and group_id is not None:
        raise click.UsageError("--igen tager intet id.", ctx)
    if again:
        redo(options)
    else:
        undo(options, group_id)


@_command("eksporter")
@click.argument(
    "folder",
    cls=Argument,
    metavar="[MAPPE]",
    required=False,
    type=FilePath(),
    explanation="Laves, hvis den ikke findes. Registre og tabeller skrives hver i sin fil.",
)
@click.option("--tabel", "view_id", metavar="ID", help="Skriv kun denne tabel, på stdout.")
@_dialect
@click.option(
    "--med-navne",
    "private",
    is_flag=True,
    help="Tag navnene på dem, der udfylder roller, med; ellers udelades de.",
)
@click.option("--erstat", "overwrite", is_flag=True, help="Skriv over filer, der er der.")
@click.pass_context
def eksporter(
    ctx: click.Context,
    options: Options,
    *,
    folder: Path | None,
    view_id: str | None,
    dialect: str,
    private: bool,
    overwrite: bool,
) -> None:
    """Skriv alt som CSV-filer, eller én tabel på stdout."""
    from ressort_tui.commands.exports import export_all, export_table

    if view_id is not None and folder is None:
        export_table(options, view_id, dialect)
    elif folder is not None and view_id is None:
        export_all(options, folder, dialect, overwrite=overwrite, private=private)
    else:
        raise click.UsageError("Angiv enten en MAPPE eller en --tabel.", ctx)


@_command("importer")
@click.argument(
    "path",
    cls=Argument,
    metavar="STI",
    type=FilePath(),
    explanation="En CSV-fil eller en mappe med CSV-filer.",
)
@click.option(
    "--prøvekørsel",
    "--proevekoersel",
    "trial",
    is_flag=True,
    help="Vis kun, hvad importen ville gøre.",
)
@click.option(
    "--erstat", "replace", is_flag=True, help="Slet det, der er i registret, men ikke i filen."
)
@_reason
@_json
def importer(
    options: Options, *, path: Path, trial: bool, replace: bool, reason: str, as_json: bool
) -> None:
    """Læs registre ind fra CSV som én ændring, der kan fortrydes."""
    from ressort_tui.commands.imports import import_from

    import_from(options, path, trial=trial, replace=replace, reason=reason, as_json=as_json)


@_command("tidslinje")
@click.option(
    "--filter",
    "words",
    default="",
    metavar="TEKST",
    help="Kun det, der passer: ord, spor:2, slags:MED, organ:HovedMED, projekt:BUF.",
)
@click.option("--ics", "target", metavar="FIL", type=FilePath(), help="Skriv det som kalender.")
@click.option("--erstat", "overwrite", is_flag=True, help="Skriv over filen, hvis den er der.")
@_json
@click.pass_context
def tidslinje(
    ctx: click.Context,
    options: Options,
    *,
    words: str,
    target: Path | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Vis milepæle og datoer, eller skriv dem til en kalender (.ics)."""
    if overwrite and target is None:
        raise click.UsageError("--erstat bruges sammen med --ics.", ctx)
    if as_json and target is not None:
        raise click.UsageError("--json og --ics kan ikke bruges sammen.", ctx)
    from ressort_tui.commands.dates import show_timeline, write_calendar

    if target is None:
        show_timeline(options, words, as_json=as_json)
    else:
        write_calendar(options, words, target, overwrite=overwrite)


@_command("sti")
@_json
def sti(options: Options, *, as_json: bool) -> None:
    """Vis, hvor arbejdsfilen ligger."""
    from ressort_tui.commands.where import where

    where(options, as_json=as_json)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    return run(lambda: cli.main(given, prog_name=NAME, standalone_mode=False))
