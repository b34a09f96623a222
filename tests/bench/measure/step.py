"""One step: a command that is run alone and measured."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "target" / "bench"
MIB = 1024 * 1024

# Settings of one's own that would change what is measured.
UNWANTED = {"RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "CARGO_INCREMENTAL"}


def run(command, cwd, log, options, env=None):
    """Runs one step and waits for it: seconds, MiB of its largest process, and what failed.

    What the step says goes to the end of `log`.
    """
    clean = {key: value for key, value in os.environ.items() if key not in UNWANTED}
    clean.update({"CARGO_TERM_COLOR": "never", "NO_COLOR": "1"}, **(env or {}))
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as said:
        said.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        said.flush()
        begin = time.monotonic()
        child = subprocess.Popen(
            command, cwd=cwd, env=clean, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True, preexec_fn=lambda: limit(options.memory))
        usage, late = wait(child, options.timeout * 60)
        seconds = time.monotonic() - begin
    return {"seconds": round(seconds, 4),
            "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 4),
            "peak_mib": round(usage.ru_maxrss * 1024 / MIB, 1),
            "failed": failure(child.returncode, late, log, options)}


def limit(gib):
    """In the child, before the program starts: it is to fail before the machine does."""
    wanted = int(gib * 1024 * MIB)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    except OSError:
        pass  # Only where the kernel offers it.


def wait(child, seconds):
    """Waits for a child and ends it, with all that it started, when it takes too long."""
    late = []

    def stop(*_):
        late.append(True)
        os.killpg(child.pid, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        # The usage of a child counts the descendants that it waited for. Of memory that is the
        # largest single process: the generator in a generation, rustc in a check.
        _, status, usage = os.wait4(child.pid, 0)
    except BaseException:
        stop()
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage, bool(late)


def failure(code, late, log, options):
    """What went wrong, with the last words of the step, or None."""
    if late:
        return f"stopped after {options.timeout:g} min"
    if code == 0:
        return None
    last = [line.strip(" ╰─▶│") for line in tail(log).splitlines() if line.strip()][-1]
    ended = f"exit {code}" if code > 0 else f"killed by {signal.Signals(-code).name}"
    return f"{ended}, {last[:160]}"


def tail(log):
    """The end of a log; never all of it, as a failing crate can fill many megabytes."""
    with log.open("rb") as said:
        said.seek(0, os.SEEK_END)
        said.seek(max(0, said.tell() - 16 * 1024))
        return said.read().decode(errors="replace")


def floor(options):
    """The least MiB that can be seen: a child starts as a copy of this script."""
    return run(["true"], ROOT, BENCH / "logs" / "floor.log", options)["peak_mib"]


def warm(*paths):
    """Reads files, so that no tool pays for being the first to; in parts, to stay small."""
    for path in paths:
        with path.open("rb") as file:
            while file.read(MIB):
                pass


def say(text):
    """Says where a long run is."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)
