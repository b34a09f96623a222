"""A process that answers line by line: one of the vendors' sides, or ours that signs."""

import json
import subprocess

from .places import TARGET


class Worker:
    """A process that reads a JSON object a line and answers each with one."""

    def __init__(self, name, *command):
        self.said = TARGET / f"{name}.log"
        with self.said.open("w") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )

    def ask(self, **order):
        """The answer to an order."""
        try:
            self.process.stdin.write(f"{json.dumps(order)}\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Refused(f"it ended; {self.said} may say why")
        answer = json.loads(line)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer


class Refused(Exception):
    """Why an order couldn't be carried out."""
