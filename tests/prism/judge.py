"""One document: Prism, the client, the requests by hand."""

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

# What Prism says when a request isn't what the document says, or when it has no answer.
PRISM = "https://stoplight.io/prism/errors#"


class Setup:
    """Prism and the generator, ready to be used."""

    def __init__(self, work, port):
        self.work = work
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.generator = Path(os.environ.get("CALLWRIGHT") or ROOT / "target/release/callwright").resolve()
        work.mkdir(parents=True, exist_ok=True)
        wanted = (HERE / "package.json").read_text()
        stamp = work / "installed.json"
        if not stamp.exists() or stamp.read_text() != wanted:
            shutil.copy(HERE / "package.json", work / "package.json")
            command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel", "error"]
            subprocess.run(command, cwd=work, check=True)
            stamp.write_text(wanted)

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
    """A mock server of a document, until the end of the block."""

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
        """Whether it serves the document; it takes long for large ones."""
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
    """What came of a document: its state, how many operations there are, and each that failed."""
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
        taken = requests_by_hand(setup, by_hand)
    compare(result, taken, ours)
    result["seconds"] = round(time.time() - started, 1)
    return result


def name_of(path):
    parent = path.parent.name
    return path.stem if parent in ("documents",) else f"{parent}/{path.stem}"


def cargo_environment(setup):
    """What all documents share: the built dependencies; no debug information, of which there is much."""
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
    # The versions that the workspace is tested with.
    shutil.copy(ROOT / "Cargo.lock", crate / "Cargo.lock")
    with (crate / "Cargo.toml").open("a") as manifest:
        manifest.write("\n[workspace]\n")
    command = ["cargo", "test", "--test", "exercise", "--no-run", "--quiet"]
    done = subprocess.run(command, cwd=crate, env=cargo_environment(setup), capture_output=True, text=True)
    if done.returncode:
        return "not compiled", done.stderr[:1500]
    return None, None


def exercise(setup, crate):
    """What the client reports: by operation, its calls."""
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
    """For each operation, with everything, with what is required, and by form of the body: whether Prism takes a
    request.

    `None` if it does, else what it says of the first."""
    taken = {}
    for method, path, requests in by_hand.operations():
        said = {}
        for kind, request in requests:
            refused = kind not in said or said[kind] is not None
            if refused and not str(said.get(kind)).startswith("no answer: timed out"):
                fault = send(setup, request)
                said[kind] = fault and said.get(kind, fault)
        taken[(method, path)] = said
    return taken


def send(setup, request):
    """What is wrong with a request in Prism's eyes, or nothing."""
    method, url, headers, data = request
    try:
        target = setup.url + urllib.request.quote(url, safe="/?&=%;,:@!$'()*+-._~[]")
        asked = urllib.request.Request(target, data=data, method=method)
        for name, value in headers.items():
            asked.add_header(name, value.encode("utf-8").decode("latin-1"))
        if data is None and method in ("POST", "PUT", "PATCH"):
            asked.add_header("Content-Length", "0")
        with urllib.request.urlopen(asked, timeout=60) as answer:
            answer.read()
            return None
    except urllib.error.HTTPError as error:
        return verdict(error.headers.get("sl-violations"), error.read().decode("utf-8", "replace"))
    except Exception as error:
        return f"no answer: {error}"


def verdict(violations, body):
    """Prism's own message in an answer, if it is one.

    Where the document has an answer for requests that are wrong, Prism gives it, and its message in a header."""
    if violations:
        try:
            faults = [fault for fault in json.loads(violations) if fault.get("severity") == "Error"]
            said = texts(faults)
        except ValueError:
            # Prism cuts what is long.
            said = violations if '"Error"' in violations else ""
        if said:
            return f"violations: {said}"
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    if not isinstance(answer, dict) or not str(answer.get("type", "")).startswith(PRISM):
        return None
    return f"{answer['type'][len(PRISM):]}: {texts(answer.get('validation') or []) or answer.get('detail')}"


def texts(faults):
    return "; ".join(f"{'.'.join(map(str, f.get('location') or []))} {f.get('message')}" for f in faults)


def compare(result, taken, ours):
    for key, said in taken.items():
        result["operations"] += 1
        calls = ours.get(key) or [{"with": "all"}]
        for call in calls:
            # An operation that takes nothing optional has one call.
            others = any(other["with"] == "required" for other in calls)
            kinds = [call["with"]] if others or call["with"] != "all" else ["all", "required"]
            by_hand = any(kind in said and said[kind] is None for kind in kinds)
            fault = fault_of(call)
            result["calls"] += 1
            if by_hand:
                result["by_hand"] += 1
                result["accepted"] += not fault or fault[0] == "answer"
                result["good"] += not fault
            if fault:
                result["failures"].append({
                    "operation": f"{key[0]} {key[1]}",
                    "with": call["with"],
                    "by_hand": by_hand,
                    "stage": fault[0],
                    "said": fault[1],
                    "by_hand_said": next((said[kind] for kind in kinds if said.get(kind)), None),
                    "request": call.get("request"),
                    "answer": call.get("answer"),
                })  # fmt: skip


def fault_of(call):
    """What went wrong with a call of ours: at which stage, and what was said."""
    if "built" not in call:
        return ("nothing", "the operation is skipped")
    if not call["built"]:
        return ("request", call.get("problem"))
    if not call["sent"]:
        return ("sending", call.get("problem"))
    head, _, body = (call.get("answer") or "").partition("\n\n")
    headers = dict(line.partition(": ")[::2] for line in head.splitlines())
    said = verdict(call.get("status", 0) >= 400 and headers.get("sl-violations"), body)
    if said:
        return ("Prism", said)
    if not call["decoded"]:
        return ("answer", f"{call.get('status')}: {call.get('problem')}")
    return None
