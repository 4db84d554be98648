"""Help and wrong use, in Danish."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from ressort_tui.cli import cli
from tests.ressort_tui.conftest import Run

COMMANDS = ["ny", "vis", "ret", "historik", "fortryd", "eksporter", "importer", "tidslinje", "sti"]
ENGLISH = ("Usage", "Options", "Commands", "Arguments", "Show this", "Error", "Try '", "such",
           "Missing", "Invalid", "Got unexpected", "requires", "OPTIONS", "ARGS")  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_danish(name: str, run: Run) -> None:
    outcome = run(name, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Brug: ressort-tui {name} [VALG]")
    assert "\nValg:\n" in outcome.out
    assert "Vis denne hjælp og afslut." in outcome.out
    assert "--fil STI" in outcome.out
    assert not [word for word in ENGLISH if word in outcome.out]


def test_the_program_explains_itself_in_danish(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    assert outcome.out.startswith("Brug: ressort-tui [VALG] [KOMMANDO]")
    assert "\nKommandoer:\n" in outcome.out
    assert list(cli.commands) == COMMANDS
    assert not [word for word in ENGLISH if word in outcome.out]
    assert run("-h").out == outcome.out


def test_every_option_and_argument_is_explained() -> None:
    for command in (cli, *cli.commands.values()):
        for param in command.params:
            explained = getattr(param, "help", None) or getattr(param, "explanation", None)
            assert explained, (command.name, param.name)


def test_the_version_is_told(run: Run) -> None:
    outcome = run("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("Ressort TUI, version ")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["viss"], "Kommandoen »viss« findes ikke. Mente du »vis«?"),
        (["xyz"], "Kommandoen »xyz« findes ikke."),
        (["--jsn"], "Valget --jsn findes ikke."),
        (["vis", "--jsn"], "Valget --jsn findes ikke. Mente du »--json«?"),
        (["vis", "a", "b", "[/x]\x1b"], "Der er for mange argumenter: »b« »[/x]␛«."),
        (["vis", "--fil"], "Valget --fil mangler en værdi."),
        (["vis", "--json=1"], "Valget --json tager ingen værdi."),
        (["importer"], "Der mangler STI."),
        (["ret", "a", "2027"], "Der mangler BELØB."),
        (["historik", "--antal", "0"], "--antal: »0« skal være et helt tal på mindst 1."),
        (["historik", "--antal", "x"], "--antal: »x« skal være et helt tal på mindst 1."),
        (["--historik", "nej", "vis"], "»nej« skal være »anvend« eller »til-side«."),
        (["eksporter", ""], "MAPPE: Stien er tom."),
        (["importer", ""], "STI: Stien er tom."),
        (["vis", "--fil", ""], "--fil: Stien er tom."),
        (["eksporter"], "Angiv enten en MAPPE eller en --tabel."),
        (["eksporter", "a", "--tabel", "b"], "Angiv enten en MAPPE eller en --tabel."),
        (["eksporter", "a", "--dialekt", "x"], "»x« skal være »dansk« eller »rfc4180«."),
        (["fortryd", "abcd", "--igen"], "--igen tager intet id."),
        (["fortryd", "--skrivebeskyttet"], "kan ikke gøres med --skrivebeskyttet."),
        (["--skrivebeskyttet", "ny"], "kan ikke gøres med --skrivebeskyttet."),
        (["--skrivebeskyttet", "vis", "--historik", "anvend"], "med --skrivebeskyttet."),
    ],
)
def test_wrong_use_is_told_in_danish(arguments: list[str], complaint: str, run: Run) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    usage, hint, _, told = outcome.err.rstrip("\n").split("\n")
    assert usage.startswith("Brug: ressort-tui")
    assert hint.startswith("Hjælp: ressort-tui")
    assert told.startswith("Fejl: ")
    assert told.endswith(complaint)
    assert not [word for word in ENGLISH if word in outcome.err]


def test_no_path_is_judged_by_click() -> None:
    for command in (cli, *cli.commands.values()):
        for param in command.params:
            assert not isinstance(param.type, click.Path | click.File), (command.name, param.name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_in_danish(run: Run, book: Path) -> None:
    book.chmod(0)
    outcome = run("vis", "--fil", book)
    assert (outcome.code, outcome.out) == (3, "")
    assert "du har ikke adgang til den" in outcome.err
    closed = book.with_name("aktiviteter.csv")
    closed.write_bytes(b"id\n")
    closed.chmod(0)
    book.chmod(0o600)
    outcome = run("importer", closed, "--fil", book)
    assert (outcome.code, outcome.out) == (3, "")
    assert "du har ikke adgang til den" in outcome.err


def test_the_app_needs_a_terminal(run: Run, book: Path) -> None:
    outcome = run("--fil", book)
    assert (outcome.code, outcome.out) == (2, "")
    assert "skal køre i en terminal" in outcome.err
