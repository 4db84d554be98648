"""What the README says can be done is done here, as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ressort_tui.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_example_prints_what_it_says(sample_path: Path) -> None:
    (example,) = blocks("python")
    ended = subprocess.run(
        [sys.executable, "-c", example],
        cwd=sample_path.parent,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": "C:\\Windows"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    *lines, before, after = ended.stdout.splitlines()
    said = re.findall(r"# (\d+)", example)
    assert [before, after] == said == ["11110000", "11310000"]
    assert len(lines) == 7


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_stands_in_the_readme(command: str) -> None:
    text = "\n".join(blocks("sh")) + README
    assert re.search(rf"ressort-tui {command}\b", text)


def test_every_file_it_names_is_there() -> None:
    for name in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / name.replace("%5B", "[").replace("%5D", "]")).is_file(), name
