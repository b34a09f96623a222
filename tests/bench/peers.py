#!/usr/bin/env python3
"""Callwright beside its peers: generation, lines written, and `cargo check` of the output.

    tests/bench/peers.py DOCUMENT [DOCUMENT...] [--only callwright,ploidy,...] [--repeat N]

Needs Linux, Rust, and Python 3.9 with its standard library. What is measured, and how, is said in
the README.md beside this file.
"""

import argparse
import json
import os
import platform
import subprocess
import time
from pathlib import Path

from measure.crate import measure
from measure.step import BENCH, ROOT, floor
from measure.table import print_table
from measure.tools import TOOLS, install


def main():
    options = arguments()
    tools = {name: install(name, options) for name in options.only}
    for document in options.documents:
        compare(document, tools, options)


def arguments():
    """The command line, with paths made absolute."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", type=Path)
    parser.add_argument("--only", metavar="TOOL,...", default=",".join(TOOLS),
                        help="the tools to compare [default: %(default)s]")
    parser.add_argument("--repeat", metavar="N", type=int, default=1,
                        help="take every figure N times and show the best [default: 1]")
    parser.add_argument("--peers-dir", metavar="DIR", type=Path, default=BENCH / "peers" / "bin",
                        help="where peers are installed already [default: target/bench/peers/bin, "
                             "which is also where missing ones go]")
    parser.add_argument("--timeout", metavar="MINUTES", type=float, default=30,
                        help="how long one step may take [default: 30]")
    parser.add_argument("--memory", metavar="GIB", type=float, default=24,
                        help="how much address space one process may have [default: 24]")
    options = parser.parse_args()
    options.only = options.only.split(",")
    for name in options.only:
        if name not in TOOLS:
            parser.error(f"no tool {name!r}: there are {', '.join(TOOLS)}")
    for document in options.documents:
        if not document.is_file():
            parser.error(f"no document {document}")
    if min(options.repeat, options.timeout, options.memory) <= 0:
        parser.error("--repeat, --timeout and --memory must be more than 0")
    options.documents = [document.resolve() for document in options.documents]
    options.peers_dir = options.peers_dir.resolve()
    return options


def compare(document, tools, options):
    """Measures every tool on one document, one after another, and shows them side by side."""
    folder = BENCH / key(document)
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / "peers.json"
    run_of = {
        "document": "/".join(document.parts[-2:]),
        "bytes": document.stat().st_size,
        "machine": machine(),
        "repeat": options.repeat,
        "floor_mib": floor(options),
        "tools": {},
    }
    for name, found in tools.items():
        if found:
            run_of["tools"][name] = measure(name, found, document, folder, options)
        else:
            run_of["tools"][name] = {"version": None, "failed": "not installed"}
        # Written after every tool: a long run that is interrupted keeps what it has.
        raw.write_text(json.dumps(run_of, indent=2) + "\n", encoding="utf-8")
    print_table(run_of)
    print(f"raw figures: {raw.relative_to(ROOT)}; beside it the crates and each tool's log\n")


def key(document):
    """What a document's folder is called: many are named `openapi`, and told apart by theirs."""
    folder, stem = document.parent.name, document.stem
    return stem if folder in ("", stem) else f"{folder}-{stem}"


def machine():
    """Where and when the figures were taken."""
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT,
                            capture_output=True, text=True, check=False)
    return {"cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}",
            "load": round(os.getloadavg()[0], 2), "rustc": rustc.stdout.strip(),
            "callwright": commit.stdout.strip(), "date": time.strftime("%Y-%m-%d %H:%M")}


if __name__ == "__main__":
    main()
