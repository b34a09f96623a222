"""Calls the vendors' Python libraries.

A request is a line with a JSON object that has `call`: `list`, `request`, `sign` or `verify`. The
reply is one line too. What a library prints goes to the standard error, because the standard output
has the replies.
"""

import importlib
import json
import pkgutil
import socket
import sys

import vendors
from vendors.vendor import Vendor


def main():
    replies, sys.stdout = sys.stdout, sys.stderr
    socket.socket.connect = refuse_connection
    found, missing = load()
    for line in sys.stdin:
        try:
            reply = reply_to(json.loads(line), found, missing)
        except Exception as error:  # A vendor's library may raise anything.
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), file=replies, flush=True)


def refuse_connection(*_):
    """The libraries must work without connections."""
    raise RuntimeError("a vendor's library opens a connection")


def load():
    """The vendors whose libraries can be imported, by name, and the errors of the others."""
    found, missing = {}, {}
    for module in pkgutil.iter_modules(vendors.__path__):
        try:
            members = vars(importlib.import_module(f"vendors.{module.name}"))
        except Exception as error:
            missing[module.name] = f"{type(error).__name__}: {error}"
            continue
        for member in members.values():
            if isinstance(member, type) and issubclass(member, Vendor) and member is not Vendor:
                vendor = member()
                found[vendor.name] = vendor
    return found, missing


def reply_to(call, found, missing):
    if call["call"] == "list":
        described = [vendor.describe() for vendor in found.values()]
        return {"vendors": described, "missing": missing}
    vendor = found[call["vendor"]]
    if call["call"] == "request":
        return {"request": vendor.request(call["id"], call["at"])}
    request = call["request"]
    if call["call"] == "sign":
        vendor.sign(request, call["id"], call["at"])
        return {"request": request}
    try:
        return {"accepted": vendor.verify(request) is not False}
    except Exception as error:
        return {"accepted": False, "reason": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main()
