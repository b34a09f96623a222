"""Answers, line by line, what the vendors' Python libraries sign and verify.

A line is a JSON object with `call`: `list`, `request`, `sign` or `verify`; the answer is one line
too. What a library prints goes to the error output, or it would be taken for an answer.
"""

import importlib
import json
import pkgutil
import socket
import sys

import vendors
from vendors.vendor import Vendor


def main():
    answers, sys.stdout = sys.stdout, sys.stderr
    socket.socket.connect = calls_out
    found, missing = load()
    for line in sys.stdin:
        try:
            answer = do(json.loads(line), found, missing)
        except Exception as error:  # A vendor's library may raise anything.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


def calls_out(*_):
    """Whatever verifies does so here, or not at all."""
    raise RuntimeError("a vendor's library calls out")


def load():
    """The vendors whose libraries are there, by name, and why the others aren't."""
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


def do(order, found, missing):
    if order["call"] == "list":
        described = [vendor.describe() for vendor in found.values()]
        return {"vendors": described, "missing": missing}
    vendor = found[order["vendor"]]
    if order["call"] == "request":
        return {"request": vendor.request(order["id"], order["at"])}
    request = order["request"]
    if order["call"] == "sign":
        vendor.sign(request, order["id"], order["at"])
        return {"request": request}
    try:
        return {"accepted": vendor.verify(request) is not False}
    except Exception as error:
        return {"accepted": False, "because": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main()
