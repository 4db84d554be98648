"""The first moments of a run."""

from __future__ import annotations

import subprocess
import sys
from importlib.abc import MetaPathFinder

import pytest

from ressort_tui import entry


@pytest.mark.parametrize(
    ("arguments", "module"), [([], "ressort_tui.commands.launch"), (["vis"], "ressort_tui.cli")]
)
def test_the_exit_code_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], module: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["ressort-tui", *arguments])
    monkeypatch.setattr(f"{module}.main", lambda: 3)
    assert entry.main() == 3


def test_an_interrupt_while_importing_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupting(MetaPathFinder):
        def find_spec(self, fullname: str, *_: object) -> None:
            if fullname == "ressort_tui.cli":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["ressort-tui", "vis"])
    monkeypatch.delitem(sys.modules, "ressort_tui.cli", raising=False)
    monkeypatch.delattr("ressort_tui.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    assert entry.main() == entry.INTERRUPTED
    assert capsys.readouterr() == ("", "Afbrudt.\n")


def test_the_guard_stands_before_every_slow_import() -> None:
    code = "import sys, ressort_tui.entry; sys.exit('click' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
