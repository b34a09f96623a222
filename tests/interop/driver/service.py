"""Our side: the service on loopback, what sends, and what signs."""

import http.client
import json
import subprocess
import sys
from urllib.parse import urlsplit

from .places import ROOT
from .worker import Worker

PACKAGE = "callwright-interop"
# Where the vendors believe the service to be.
PUBLIC = "https://hooks.example"


def build():
    """Builds our side; answers the path of the binary."""
    command = ["cargo", "build", "--locked", "-p", PACKAGE, "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if built.returncode:
        sys.exit("our own side doesn't build")
    messages = (json.loads(line) for line in built.stdout.splitlines())
    return next(
        message["executable"]
        for message in messages
        if message.get("executable") and message["target"]["name"] == PACKAGE
    )


class Service:
    """The endpoints, each at the name of its vendor."""

    def __init__(self, binary, vendors):
        self.worker = Worker("serve", binary, "serve")
        answer = self.worker.ask(
            mounts={vendor["name"]: endpoint(vendor) for vendor in vendors},
            documents={
                url: text for vendor in vendors for url, text in vendor["documents"].items()
            },
        )
        self.port = answer["port"]
        self.refused = answer["refused"]

    def deliver(self, request):
        """Sends a vendor's delivery; answers status and text."""
        url = urlsplit(request["url"])
        target = f"{url.path}?{url.query}" if url.query else url.path
        headers = {**request["headers"], "host": url.netloc}
        return self.send(request["method"], target, request["body"].encode(), headers)

    def handled(self, name):
        """The bodies that the handler of a vendor has seen."""
        status, said = self.send("GET", f"/handled/{name}", b"", {})
        return json.loads(said) if status == 200 else None

    def send(self, method, target, body, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


class Sender:
    """What sends in a vendor's stead."""

    def __init__(self, binary):
        self.worker = Worker("send", binary, "send")

    def send(self, vendor, request, id, at):
        """Sends it; answers with what status it was taken, or why it wasn't."""
        return self.worker.ask(
            profile=vendor["profile"], **vendor["signing"], request=request, id=id, at=at
        )


class Signer:
    """What signs in a vendor's stead what a sender doesn't send: all but JSON."""

    def __init__(self, binary):
        self.worker = Worker("sign", binary, "sign")

    def sign(self, vendor, request, id, at):
        """The request with what makes it verify."""
        answer = self.worker.ask(
            profile=vendor["profile"],
            **vendor["signing"],
            public_url=PUBLIC,
            request=request,
            id=id,
            at=at,
        )
        return answer["request"]


def endpoint(vendor):
    """What an endpoint is told."""
    return {
        "profile": vendor["profile"],
        **vendor["settings"],
        "public_url": PUBLIC,
    }
