"""Tests one document: runs Prism, the generated client and the requests by hand."""

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from by_hand import ByHand

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent

# The error types of Prism for requests that don't match the document, or that it can't answer.
PRISM = "https://stoplight.io/prism/errors#"


class Setup:
    """Installs Prism and finds the generator."""

    def __init__(self, work, port):
        self.work = work
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.generator = Path(os.environ.get("CALLWRIGHT") or ROOT / "target/release/callwright").resolve()
        work.mkdir(parents=True, exist_ok=True)
        package = (HERE / "package.json").read_text()
        stamp = work / "installed.json"
        if not stamp.exists() or stamp.read_text() != package:
            shutil.copy(HERE / "package.json", work / "package.json")
            command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel", "error"]
            subprocess.run(command, cwd=work, check=True)
            stamp.write_text(package)

    def read(self, path):
        if path.suffix == ".json":
            return json.loads(path.read_text(encoding="utf-8-sig"))
        environment = {**os.environ, "NODE_PATH": str(self.work / "node_modules")}
        command = ["node", str(HERE / "to_json.js"), str(path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise ValueError(done.stderr[-500:])
        return json.loads(done.stdout)


class Prism:
    """A mock server of a document, which runs until the end of the block."""

    def __init__(self, setup, path):
        self.setup = setup
        self.path = path
        self.log = setup.work / "prism.log"

    def __enter__(self):
        command = [
            "node", "--require", str(HERE / "survive.js"), "--max-old-space-size=6000",
            str(self.setup.work / "node_modules/@stoplight/prism-cli/dist/index.js"),
            "mock", "--errors", "-v", "warn", "-p", str(self.setup.port), str(self.path),
        ]  # fmt: skip
        self.output = self.log.open("w")
        self.process = subprocess.Popen(command, stdout=self.output, stderr=self.output)
        return self

    def ready(self):
        """Waits until it serves the document, and returns whether it does. Large documents take long."""
        end = time.time() + 120
        while time.time() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.setup.url + "/", timeout=10).close()
                return True
            except urllib.error.HTTPError:
                return True
            except OSError:
                if "UNCAUGHT" in self.log.read_text(errors="replace"):
                    return False
                time.sleep(0.2)
        return False

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.output.close()


def document(setup, path):
    """The result of a document: its state, the numbers of operations and calls, and the failures."""
    started = time.time()
    result = {"document": name_of(path), "bytes": path.stat().st_size, "state": "done"}
    result |= {"operations": 0, "calls": 0, "by_hand": 0, "accepted": 0, "good": 0, "failures": []}
    with Prism(setup, path) as prism:
        try:
            by_hand = ByHand(setup.read(path))
        except (ValueError, RecursionError) as error:
            return result | {"state": "not read", "why": str(error)[-300:]}
        crate = setup.work / "crate"
        state, why = build(setup, path, crate)
        if state:
            return result | {"state": state, "why": why}
        if not prism.ready():
            why = prism.log.read_text(errors="replace")[-600:]
            return result | {"state": "not loaded by Prism", "why": why}
        ours = exercise(setup, crate)
        if ours is None:
            return result | {"state": "not run"}
        problems_by_hand = requests_by_hand(setup, by_hand)
    compare(result, problems_by_hand, ours)
    result["seconds"] = round(time.time() - started, 1)
    return result


def name_of(path):
    parent = path.parent.name
    return path.stem if parent in ("documents",) else f"{parent}/{path.stem}"


def cargo_environment(setup):
    """The environment of cargo: all documents share the built dependencies, without large debug information."""
    return {
        **os.environ,
        "CARGO_TARGET_DIR": str(setup.work / "build"),
        "CARGO_INCREMENTAL": "0",
        "CARGO_PROFILE_DEV_DEBUG": "0",
        "CARGO_PROFILE_TEST_DEBUG": "0",
        "RUST_BACKTRACE": "0",
    }


def build(setup, path, crate):
    shutil.rmtree(crate, ignore_errors=True)
    command = [str(setup.generator), "generate", str(path), "--out", str(crate), "--name", "exercised"]
    command += ["--runtime-path", str(ROOT / "runtime"), "--exercise"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return "not generated", done.stderr[-600:]
    if not (crate / "tests/exercise/main.rs").exists():
        return "no operations", ""
    # The lock file of the workspace, for the same versions.
    shutil.copy(ROOT / "Cargo.lock", crate / "Cargo.lock")
    with (crate / "Cargo.toml").open("a") as manifest:
        manifest.write("\n[workspace]\n")
    command = ["cargo", "test", "--test", "exercise", "--no-run", "--quiet"]
    done = subprocess.run(command, cwd=crate, env=cargo_environment(setup), capture_output=True, text=True)
    if done.returncode:
        return "not compiled", done.stderr[:1500]
    return None, None


def exercise(setup, crate):
    """Runs the client's sample calls. Returns its reports by operation."""
    lines = setup.work / "report.jsonl"
    lines.unlink(missing_ok=True)
    environment = cargo_environment(setup)
    environment |= {"CALLWRIGHT_BASE_URL": setup.url, "CALLWRIGHT_EXERCISE_REPORT": str(lines)}
    command = ["cargo", "test", "--test", "exercise", "--quiet"]
    subprocess.run(command, cwd=crate, env=environment, capture_output=True, text=True)
    if not lines.exists():
        return None
    rows = [json.loads(line) for line in lines.read_text().splitlines()]
    return {(row["method"], row["path"]): row["calls"] for row in rows}


def requests_by_hand(setup, by_hand):
    """Sends the requests by hand. Returns for each operation the problem of each kind of request: with all
    parameters, with the required ones, and by media type of the body.

    The problem is `None` if Prism accepts one of the requests, otherwise that of the first."""
    problems = {}
    for method, path, requests in by_hand.operations():
        by_kind = {}
        for kind, request in requests:
            refused = kind not in by_kind or by_kind[kind] is not None
            if refused and not str(by_kind.get(kind)).startswith("no response: timed out"):
                problem = send(setup, request)
                by_kind[kind] = problem and by_kind.get(kind, problem)
        problems[(method, path)] = by_kind
    return problems


def send(setup, request):
    """Sends a request to Prism. Returns the problem that Prism reports, or `None`."""
    method, url, headers, data = request
    try:
        target = setup.url + urllib.request.quote(url, safe="/?&=%;,:@!$'()*+-._~[]")
        request = urllib.request.Request(target, data=data, method=method)
        for name, value in headers.items():
            request.add_header(name, value.encode("utf-8").decode("latin-1"))
        if data is None and method in ("POST", "PUT", "PATCH"):
            request.add_header("Content-Length", "0")
        with urllib.request.urlopen(request, timeout=60) as response:
            response.read()
            return None
    except urllib.error.HTTPError as error:
        return problem_of(error.headers.get("sl-violations"), error.read().decode("utf-8", "replace"))
    except Exception as error:
        return f"no response: {error}"


def problem_of(violations, body):
    """Prism's own message in a response, if there is one.

    If the document has a response for invalid requests, Prism sends that, with its message in a header."""
    if violations:
        try:
            errors = [violation for violation in json.loads(violations) if violation.get("severity") == "Error"]
            text = texts(errors)
        except ValueError:
            # Prism truncates long headers.
            text = violations if '"Error"' in violations else ""
        if text:
            return f"violations: {text}"
    try:
        response = json.loads(body)
    except ValueError:
        return None
    if not isinstance(response, dict) or not str(response.get("type", "")).startswith(PRISM):
        return None
    return f"{response['type'][len(PRISM):]}: {texts(response.get('validation') or []) or response.get('detail')}"


def texts(errors):
    return "; ".join(f"{'.'.join(map(str, e.get('location') or []))} {e.get('message')}" for e in errors)


def compare(result, problems_by_hand, ours):
    """Adds each call of the client to the result, compared with the requests by hand."""
    for key, by_kind in problems_by_hand.items():
        result["operations"] += 1
        calls = ours.get(key) or [{"with": "all"}]
        for call in calls:
            # An operation without optional parameters has one call.
            others = any(other["with"] == "required" for other in calls)
            kinds = [call["with"]] if others or call["with"] != "all" else ["all", "required"]
            by_hand = any(kind in by_kind and by_kind[kind] is None for kind in kinds)
            failure = failure_of(call)
            result["calls"] += 1
            if by_hand:
                result["by_hand"] += 1
                result["accepted"] += not failure or failure[0] == "response"
                result["good"] += not failure
            if failure:
                result["failures"].append({
                    "operation": f"{key[0]} {key[1]}",
                    "with": call["with"],
                    "by_hand": by_hand,
                    "stage": failure[0],
                    "message": failure[1],
                    "by_hand_message": next((by_kind[kind] for kind in kinds if by_kind.get(kind)), None),
                    "request": call.get("request"),
                    "answer": call.get("answer"),
                })  # fmt: skip


def failure_of(call):
    """The failure of a client's call: stage and message. `None` if it succeeded."""
    if "built" not in call:
        return ("generation", "the operation is skipped")
    if not call["built"]:
        return ("request", call.get("problem"))
    if not call["sent"]:
        return ("sending", call.get("problem"))
    head, _, body = (call.get("answer") or "").partition("\n\n")
    headers = dict(line.partition(": ")[::2] for line in head.splitlines())
    problem = problem_of(call.get("status", 0) >= 400 and headers.get("sl-violations"), body)
    if problem:
        return ("Prism", problem)
    if not call["decoded"]:
        return ("response", f"{call.get('status')}: {call.get('problem')}")
    return None
