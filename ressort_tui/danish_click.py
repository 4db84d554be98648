"""Click in Danish: help pages, and the words for what is used wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from screens.texts.safe import safe

OPTIONS: Final = "[VALG]"
COMMAND: Final = "[KOMMANDO]"
HELP_NAMES: Final = ("-h", "--help")


class Argument(click.Argument):
    """An argument with a word of explanation."""

    def __init__(self, *names: Any, explanation: str = "", **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.explanation = explanation


class Choice(click.Choice[str]):
    """One of some words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Name the words there are."""
        words = " eller ".join(f"»{word}«" for word in self.choices)
        return f"»{safe(str(value))}« skal være {words}."


class FilePath(click.ParamType[Path]):
    """A path. Whether it can be used is for the store to say; only an empty one is refused."""

    name = "sti"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path as it is written."""
        if not str(value):
            self.fail("Stien er tom.", param, ctx)
        return Path(value)


def read_count(ctx: click.Context, param: click.Parameter, text: str | None) -> int | None:
    """A whole number from 1, for an option's callback."""
    if text is None:
        return None
    number = int(text[:9]) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise click.BadParameter(f"»{safe(text)}« skal være et helt tal på mindst 1.", ctx, param)
    return number


class Danish(click.Command):
    """A command whose help and errors are Danish. Extra arguments are refused in Danish too."""

    def __init__(self, *positional: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", OPTIONS)
        super().__init__(*positional, **settings)
        self.context_settings["help_option_names"] = list(HELP_NAMES)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, explained in Danish."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjælp og afslut."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """`Brug: ressort-tui vis [VALG] [TABEL]`."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Brug: ")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, explanation, arguments, options."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        arguments = [one for one in self.get_params(ctx) if isinstance(one, Argument)]
        _section(formatter, "Argumenter", [(_hint(one), one.explanation) for one in arguments])
        records = [
            one.get_help_record(ctx)
            for one in self.get_params(ctx)
            if isinstance(one, click.Option)
        ]
        _section(formatter, "Valg", [record for record in records if record is not None])
        self.format_more(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What a group has beside."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with the context in every error."""
        is_group = isinstance(self, click.Group)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not is_group:
            extra = " ".join(f"»{safe(one)}«" for one in rest)
            raise click.UsageError(f"Der er for mange argumenter: {extra}.", ctx)
        return rest


class DanishGroup(Danish, click.Group):
    """A group of commands, listed in the order they are declared."""

    def __init__(self, *positional: Any, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", COMMAND)
        super().__init__(*positional, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands as they are declared."""
        return list(self.commands)

    def format_more(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with its first sentence."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        rows = [(name, self.commands[name].get_short_help_str(limit)) for name in names]
        _section(formatter, "Kommandoer", rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name close to one is asked about."""
        if args and args[0] not in self.commands and not ctx.resilient_parsing:
            if args[0].startswith("-"):
                raise click.NoSuchOption(args[0], ctx=ctx)
            about = _close_to(args[0], list(self.commands))
            raise click.UsageError(f"Kommandoen »{safe(args[0])}« findes ikke.{about}", ctx)
        return super().resolve_command(ctx, args)


def _section(formatter: click.HelpFormatter, heading: str, records: list[tuple[str, str]]) -> None:
    if records:
        with formatter.section(heading):
            formatter.write_dl(records)


def _close_to(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    close = " eller ".join(f"»{one}«" for one in get_close_matches(name, names))
    return f" Mente du {close}?" if close else ""


def usage_lines(error: click.UsageError) -> Iterator[str]:
    """A wrong use: how the command is used, where there is help, what is wrong."""
    if error.ctx is not None:
        pieces = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
        yield f"Brug: {error.ctx.command_path} {pieces}"
        yield f"Hjælp: {error.ctx.command_path} --help"
        yield ""
    yield f"Fejl: {_wrong_use(error)}"


def _wrong_use(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        names = [name for one in _options(error.ctx) for name in one.opts]
        return f"Valget {safe(error.option_name)} findes ikke.{_close_to(error.option_name, names)}"
    if isinstance(error, click.MissingParameter):
        return f"Der mangler {_hint(error.param)}."
    if isinstance(error, click.BadParameter):
        return f"{_hint(error.param)}: {error.message}" if error.param else error.message
    if isinstance(error, click.BadOptionUsage):
        named = [one for one in _options(error.ctx) if error.option_name in one.opts]
        is_flag = any(one.is_flag for one in named)
        return (
            f"Valget {safe(error.option_name)} {'tager ingen' if is_flag else 'mangler en'} værdi."
        )
    return error.message


def _options(ctx: click.Context | None) -> list[click.Option]:
    params = ctx.command.get_params(ctx) if ctx is not None else []
    return [one for one in params if isinstance(one, click.Option)]


def _hint(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return (param.metavar or (param.name or "").upper()).strip("[]")
