"""A process that replies line by line: it runs vendors' libraries or our side."""

import json
import subprocess

from .places import TARGET


class Worker:
    """A process that reads JSON objects, one a line, and replies to each with one."""

    def __init__(self, name, *command):
        self.log = TARGET / f"{name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )

    def ask(self, **request):
        """Sends a request and returns the reply."""
        try:
            self.process.stdin.write(f"{json.dumps(request)}\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Refused(f"it ended; see {self.log}")
        reply = json.loads(line)
        if "error" in reply:
            raise Refused(reply["error"])
        return reply


class Refused(Exception):
    """The reason why a request failed."""
