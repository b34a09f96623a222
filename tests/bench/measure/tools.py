"""The tools: how each is had, and what it is told."""

import json
import subprocess
import sys

from measure.step import BENCH, ROOT, run, say


def install(name, options):
    """Makes sure that a tool is there: its version and program, or None when it can't be had."""
    log = BENCH / "logs" / f"install-{name}.log"
    if name == "callwright":
        program = build_callwright(log, options)
    else:
        program = install_peer(name, log, options)
    if program is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = said.stdout.split()[-1] if said.stdout else "?"
    return {"version": version, "program": program}


def build_callwright(log, options):
    """The program of this checkout, in release."""
    say("building callwright")
    command = ["cargo", "build", "--release", "--locked", "-p", "callwright-codegen"]
    step = run(command, ROOT, log, options)
    if step["failed"]:
        sys.exit(f"callwright doesn't build: {step['failed']}, see {log}")
    return ROOT / "target" / "release" / "callwright"


def install_peer(name, log, options):
    """A peer that is there already, or else the version below."""
    for folder in (options.peers_dir, BENCH / "peers" / "bin"):
        if (folder / name).is_file():
            return folder / name
    crate = f"{name}@{TOOLS[name]['version']}"
    say(f"installing {crate}")
    command = ["cargo", "install", "--locked", "--root", BENCH / "peers", crate]
    step = run(command, ROOT, log, options)
    if step["failed"]:
        say(f"{crate} can't be installed: {step['failed']}, see {log}")
        return None
    return BENCH / "peers" / "bin" / name


def callwright(program, document, out):
    """A whole crate, on the runtime of this checkout."""
    runtime = ["--runtime-path", ROOT / "runtime"]
    return [program, "generate", document, "--out", out, "--name", "bench-client", *runtime]


def ploidy(program, document, out):
    """A whole crate, on its runtime crate `ploidy-util`."""
    return [program, "generate", "rust", document, "-o", out, "--name", "bench-client"]


def openapi_to_rust(program, document, out):
    """Modules without a crate, with the client that its `init` would configure."""
    return [program, "generate", document, "--output-dir", out / "src" / "api"]


def openapi_to_rust_crate(out):
    """Makes a crate of the modules: what they depend on stands in a fragment beside them."""
    needs = (out / "src" / "api" / "REQUIRED_DEPS.toml").read_text()
    package = '[package]\nname = "bench-client"\nversion = "0.1.0"\nedition = "2024"\n\n'
    (out / "Cargo.toml").write_text(package + needs)
    (out / "src" / "lib.rs").write_text("pub mod api;\n")


def oas3_gen(program, document, out):
    """A whole crate, on its runtime crate `oas3-gen-support`, named after the folder.

    Of a document that has webhooks and no paths that is the server, which takes them.
    """
    kind = "server-mod" if only_webhooks(document) else "client-mod"
    mode = [kind, "--workspace", "--color", "never"]
    return [program, "generate", *mode, "-i", document, "-o", out]


def only_webhooks(document):
    """Whether a document tells of webhooks and of nothing else. One in YAML isn't looked into."""
    if document.suffix != ".json":
        return False
    content = json.loads(document.read_text(encoding="utf-8"))
    return bool(content.get("webhooks")) and not content.get("paths")


# `version` is what is installed when a peer is missing; `complete` makes a crate of an output
# that is none.
TOOLS = {
    "callwright": {"command": callwright},
    "ploidy": {"command": ploidy, "version": "0.15.0"},
    "openapi-to-rust": {"command": openapi_to_rust, "complete": openapi_to_rust_crate,
                        "version": "0.23.0"},
    "oas3-gen": {"command": oas3_gen, "version": "0.29.0"},
}
