"""Keeps the figures of a measurement: a table to read and the same numbers as JSON."""

import json
import os
import platform
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("results")


def table(rows: list[dict[str, Any]]) -> str:
    """Rows with the same keys as a Markdown table."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([row[head] for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def show(name: str, title: str, rows: list[dict[str, Any]], keep: bool, note: str = "") -> None:
    """Print the table and, to keep it, write `results/<name>.md` and `.json`."""
    setting = f"{date.today().isoformat()}, {os.cpu_count()} cores, {platform.system()}"
    text = "\n\n".join(part for part in (f"# {title}", setting, table(rows), note) if part)
    print(text)
    if not keep:
        return
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.md").write_text(f"{text}\n", "utf-8")
    content = {"title": title, "setting": setting, "rows": rows}
    (FOLDER / f"{name}.json").write_text(f"{json.dumps(content, indent=2)}\n", "utf-8")


def keep_section(name: str, heading: str, rows: list[dict[str, Any]], note: str) -> None:
    """Print a table and put it into `results/<name>.md`, in place of the section of that heading.

    For measurements that run apart and are read together; `note` says how this one was made.
    """
    when = f"{date.today().isoformat()}, {os.cpu_count()} cores, {platform.system()}"
    text = f"## {heading}\n\n{when}. {note}\n\n{table(rows)}\n"
    print(text)
    path = FOLDER / f"{name}.md"
    head, *sections = (path.read_text("utf-8") if path.exists() else "").split("\n## ")
    kept = [f"## {section.strip()}\n" for section in sections if section.split("\n")[0] != heading]
    path.write_text("\n".join([f"{head.strip()}\n", *kept, text]), "utf-8")
