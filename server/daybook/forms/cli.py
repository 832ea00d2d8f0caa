"""The command `daybook forms compile FILE`: prints the compiled form or what is wrong with it."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from daybook.forms.compiler import compile_form
from daybook.forms.errors import InvalidFormError


def main(args: Sequence[str]) -> int:
    """Run `compile FILE`; 0 when the file is a form, 1 when it is not."""
    parser = argparse.ArgumentParser(prog="daybook forms")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("compile", help="print a form as phones get it")
    command.add_argument("file", type=Path, help="an XLSForm: .xlsx, .csv or .md")
    return _compile(parser.parse_args(args).file)


def _compile(file: Path) -> int:
    try:
        form = compile_form(file)
    except InvalidFormError as error:
        for problem in error.problems:
            print(f"{file}: {problem}", file=sys.stderr)
        return 1
    print(json.dumps(form, ensure_ascii=False, indent=2))
    return 0
