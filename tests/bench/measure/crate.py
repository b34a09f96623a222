"""One tool on one document: the crate is generated, counted and checked."""

import re
import shutil

from measure.step import BENCH, ROOT, run, say, tail, warm
from measure.tools import TOOLS


def measure(name, found, document, folder, options):
    """Every figure of one tool; `failed` says where it came to an end, if it did."""
    out, log = folder / name, folder / f"{name}.log"
    log.unlink(missing_ok=True)
    result = {"version": found["version"], "failed": None, "generate": [], "check": []}
    result["failed"] = (generate(name, found["program"], document, out, log, options, result)
                        or check(name, out, log, options, result))
    return result


def generate(name, program, document, out, log, options, result):
    """Generates into an empty folder, each time anew, and counts what is there."""
    say(f"{name}: generating")
    warm(document)
    for _ in range(options.repeat):
        shutil.rmtree(out, ignore_errors=True)
        (out / "src").mkdir(parents=True)
        step = run(TOOLS[name]["command"](program, document, out), ROOT, log, options)
        if step["failed"]:
            return f"generation: {step['failed']}"
        result["generate"].append(step)
    sources = list((out / "src").rglob("*.rs"))
    result["files"] = len(sources)
    result["lines"] = sum(map(lines, sources))
    return None


def lines(source):
    """How many lines a file has; read one by one, so that the script stays small (see `floor`)."""
    with source.open("rb") as file:
        return sum(1 for _ in file)


def check(name, out, log, options, result):
    """Checks the crate with its dependencies already built."""
    try:
        if "complete" in TOOLS[name]:
            TOOLS[name]["complete"](out)
        manifest = (out / "Cargo.toml").read_text(encoding="utf-8")
    except OSError as problem:
        return f"no crate: {problem}"
    package = re.search(r'^name = "([^"]+)"', manifest, re.MULTILINE)
    if not package:
        return "no crate: its Cargo.toml has no name"

    say(f"{name}: building the dependencies")
    # One build folder a tool for all documents, so that dependencies are built once.
    env = {"CARGO_TARGET_DIR": str(BENCH / "build" / name)}
    failed = dependencies(out, log, options, env)
    if failed:
        return f"dependencies: {failed}"

    for _ in range(options.repeat):
        say(f"{name}: checking {result['lines']:,} lines")
        # With the crate goes its incremental state: each check is one from nothing.
        run(["cargo", "clean", "--offline", "-p", package[1]], out, log, options, env)
        warm(*(out / "src").rglob("*.rs"))
        step = run(["cargo", "check", "--offline"], out, log, options, env)
        result["check"].append(step)
        result["errors"], result["warnings"] = verdict(package[1], step["failed"], log)
        if step["failed"]:
            return f"check: {step['failed']}"
    return None


def dependencies(out, log, options, env):
    """Builds what a crate depends on, by an empty crate with the same Cargo.toml.

    Checking the crate itself would do it too, at twice the time. The empty one stands beside it, as
    paths in a Cargo.toml are relative, and leaves it its Cargo.lock.
    """
    empty = out.with_name(f"{out.name}-dependencies")
    shutil.rmtree(empty, ignore_errors=True)
    (empty / "src").mkdir(parents=True)
    (empty / "src" / "lib.rs").touch()
    shutil.copy(out / "Cargo.toml", empty)
    step = run(["cargo", "check"], empty, log, options, env)
    if not step["failed"]:
        shutil.copy(empty / "Cargo.lock", out)
    return step["failed"]


def verdict(package, failed, log):
    """How many errors and warnings rustc counted; None where it didn't come to counting."""
    said = tail(log)
    counted = re.search(rf"could not compile `{package}`.*? due to (\d+) ", said)
    errors = int(counted[1]) if counted else None if failed else 0
    warned = (re.search(rf"`{package}` \(lib\) generated (\d+) warning", said)
              or re.search(rf"could not compile `{package}`.*?; (\d+) warning", said))
    return errors, int(warned[1]) if warned else 0
