"""The commands `daybook forms compile FILE` and `daybook forms export ID --to FILE.xlsx`."""

import argparse
import hashlib
import json
import mimetypes
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from daybook.db import db
from daybook.forms import builtin, store
from daybook.forms.errors import InvalidFormError
from daybook.forms.models import FormVersion
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import Sheets, export_xlsx

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command], argparse.ArgumentParser]


def add(command: Add, with_database: Callable[[Command], Command]) -> None:
    """Add these commands by `command`; `with_database` opens the database around one."""
    commands = command("forms", forms).add_subparsers(required=True, metavar="COMMAND")

    compiling = commands.add_parser("compile", help=compile_file.__doc__)
    compiling.add_argument("file", type=Path, help="an XLSForm: .xlsx, .xls, .csv or .md")
    compiling.set_defaults(run=compile_file)

    exporting = commands.add_parser("export", help=export.__doc__)
    exporting.add_argument("id", help="a form, such as lesson")
    exporting.add_argument("--to", required=True, metavar="FILE.xlsx", help="xlsx alone: ID.xlsx")
    exporting.set_defaults(run=with_database(export))


def forms(_: argparse.Namespace) -> int:
    """Compile a workbook, or give the workbook of a form back."""
    return 0


def compile_file(asked: argparse.Namespace) -> int:
    """Print a form as phones get it, or the list of what is wrong with its workbook."""
    file: Path = asked.file
    try:
        found = compile_workbook(file, _pictures(file.parent))
    except InvalidFormError as error:
        for problem in error.problems:
            print(f"{file}: {problem}", file=sys.stderr)
        return 1
    for note in found.notes:
        print(f"{file}: {note}", file=sys.stderr)
    print(json.dumps(found.form, ensure_ascii=False, indent=2))
    return 0


def export(asked: argparse.Namespace) -> int:
    """Write the workbook of a form: its newest published version, else the built-in one."""
    sheets = _published(db.session(), asked.id) or _built_in(asked.id)
    if sheets is None:
        print(f"daybook: there is no form “{asked.id}” with a workbook.", file=sys.stderr)
        return 1
    file = Path(f"{asked.id}.xlsx" if asked.to == "xlsx" else asked.to)
    file.write_bytes(export_xlsx(sheets))
    print(f"{file} is written.")
    return 0


def _published(session: Session, form_id: str) -> Sheets | None:
    """The cells of the newest version; None also where the database has no tables yet."""
    if not inspect(session.connection()).has_table(FormVersion.__tablename__):
        return None
    return store.sheets(session, form_id, store.highest(session, form_id))


def _built_in(form_id: str) -> Sheets | None:
    found = builtin.find(form_id)
    return found.sheets if found else None


def _pictures(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The pictures that lie beside a workbook, by name, as a form refers to them."""
    found: dict[str, Mapping[str, Any]] = {}
    for file in folder.iterdir() if folder.is_dir() else ():
        kind = mimetypes.guess_type(file.name)[0] or ""
        if kind.startswith("image/") and file.is_file():
            data = file.read_bytes()
            hashed = urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
            found[file.name] = {"$f": hashed, "n": len(data), "t": kind}
    return found
