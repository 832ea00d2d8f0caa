"""The command that prints the policy."""

import argparse
import sys

from daybook.access import printed


def print_table(_: argparse.Namespace) -> int:
    """Print who may see and do what, as docs/access.md shows it."""
    sys.stdout.write(printed.page())
    return 0
