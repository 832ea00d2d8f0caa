"""The commands about people's accounts and phones: to invite, to give a password, to end."""

import argparse
import getpass
import io
import sys
from collections.abc import Callable

import segno

from daybook import clock
from daybook.accounts import office
from daybook.accounts import service as accounts
from daybook.db import db

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command], argparse.ArgumentParser]


def add(command: Add, with_database: Callable[[Command], Command]) -> None:
    """Add these commands by `command`; `with_database` opens the database around each."""
    inviting = command("invite", with_database(invite))
    inviting.add_argument("login")
    inviting.add_argument("--name", help="make a new account of this name")
    inviting.add_argument("--role", default="teacher", choices=office.ROLES)
    inviting.add_argument("--school", help="name of the school, where there are several")
    inviting.add_argument("--url", default="", help="the server's address, for the QR code")

    command("set-password", with_database(set_password)).add_argument("login")
    command("devices", with_database(list_devices)).add_argument("login")
    ending = command("revoke-device", with_database(revoke_device))
    ending.add_argument("device", help="an id of `devices`")
    ending.add_argument("--lost", action="store_true", help="it also clears what it had from here")
    command("close-account", with_database(close_account)).add_argument("login")


def invite(asked: argparse.Namespace) -> int:
    """Print a joining code for somebody; with --name, make the account first."""
    session = db.session()
    if asked.name:
        office.add_person(session, asked.login, asked.name, asked.role, asked.school)
    code = office.invite(session, asked.login)
    session.commit()
    print_code(code, asked.url)
    return 0


def set_password(asked: argparse.Namespace) -> int:
    """Give somebody a password; it is asked for, or read from standard input."""
    typed = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    session = db.session()
    office.set_password(session, asked.login, typed)
    session.commit()
    return 0


def list_devices(asked: argparse.Namespace) -> int:
    """List somebody's phones: id, when last heard, state of storage, what waits."""
    session = db.session()
    print("\n".join(office.devices(session, asked.login)))
    return 0


def revoke_device(asked: argparse.Namespace) -> int:
    """End a phone's token; a lost one then clears what it had from here."""
    end = accounts.disable_device if asked.lost else accounts.revoke_device
    session = db.session()
    end(session, asked.device, clock.now())
    session.commit()
    print("This device can no longer reach the server.")
    return 0


def close_account(asked: argparse.Namespace) -> int:
    """Close the account of somebody who has left; what they logged stays."""
    session = db.session()
    office.close_account(session, asked.login)
    session.commit()
    print(f"{asked.login} can no longer sign in, and no phone of theirs reaches the server.")
    return 0


def print_code(code: str, url: str) -> None:
    """Print a joining code with its picture, as a link where the server's address is known."""
    picture = io.StringIO()
    link = f"{url.rstrip('/')}/#/join/{code}" if url else code
    segno.make(link, micro=False).terminal(picture, compact=True)
    print(picture.getvalue())
    print(f"  {code}   (good once, for 14 days){f'   {link}' if url else ''}")
