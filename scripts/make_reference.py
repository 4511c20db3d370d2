"""Write docs/reference.md from the contracts, the settings and the command line; `--check` fails where it has drifted."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from pipelines.cli import app
from pipelines.commands.console import EXIT_CODES
from pipelines.settings import Settings
from pipelines.warehouse.contracts import load_contracts

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference.md"


def _escape(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _command_lines(command, path: str) -> list[str]:
    lines = [f"### `{path}`", "", (command.help or "").strip().replace("\n\n", "\n"), ""]
    rows = []
    for parameter in command.params:
        if getattr(parameter, "hidden", False) or parameter.name == "help":
            continue
        names = (
            ", ".join(f"`{o}`" for o in [*parameter.opts, *parameter.secondary_opts])
            if parameter.param_type_name == "option"
            else f"`{parameter.metavar or parameter.name.upper()}`"
        )
        rows.append(f"| {names} | {_escape(getattr(parameter, 'help', '') or '')} |")
    if rows:
        lines += ["| option | meaning |", "| --- | --- |", *rows, ""]
    return lines


def _commands() -> list[str]:
    root = typer.main.get_command(app)
    lines = ["## Commands", "", EXIT_CODES, ""]
    for name in sorted(root.commands):
        command = root.commands[name]
        if hasattr(command, "commands"):
            for sub in sorted(command.commands):
                lines += _command_lines(command.commands[sub], f"marketledger {name} {sub}")
        else:
            lines += _command_lines(command, f"marketledger {name}")
    return lines


def _settings() -> list[str]:
    lines = ["## Settings", "", "Environment variables; each has a default.", "", "| variable | meaning | default |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = "`warehouse/`" if name == "home" else f"`{field.default}`"
        lines.append(f"| `MARKETLEDGER_{name.upper()}` | {_escape(field.description or '')} | {default} |")
    return [*lines, ""]


def _tables() -> list[str]:
    lines = ["## Tables", ""]
    for contract in load_contracts().values():
        lines += [
            f"### `{contract.table}`",
            "",
            f"{contract.grain} {contract.description}".strip(),
            "",
            f"Key: {', '.join(f'`{k}`' for k in contract.key)}.",
            "",
        ]
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        for name, column in contract.columns.items():
            unit = f" [{column.unit}]" if column.unit else ""
            lines.append(f"| `{name}` | {column.type} | {_escape(column.description + unit)} |")
        lines.append("")
    return lines


def reference() -> str:
    """The page."""
    head = [
        "# Reference",
        "",
        "Made by `python scripts/make_reference.py` from the command line, the settings and the contracts; do not edit.",
        "",
    ]
    return "\n".join([*head, *_commands(), *_settings(), *_tables()]).rstrip() + "\n"


def main() -> int:
    text = reference()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            print("docs/reference.md has drifted: run python scripts/make_reference.py")
            return 1
        return 0
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
