"""Our side: the service on loopback, the sender and the signer."""

import http.client
import json
import subprocess
import sys
from urllib.parse import urlsplit

from .places import ROOT
from .worker import Worker

PACKAGE = "callwright-interop"
# The URL of the service that the vendors know.
PUBLIC = "https://hooks.example"


def build():
    """Builds our side. Returns the path of the binary."""
    command = ["cargo", "build", "--locked", "-p", PACKAGE, "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if built.returncode:
        sys.exit("our side can't be built")
    messages = (json.loads(line) for line in built.stdout.splitlines())
    return next(
        message["executable"]
        for message in messages
        if message.get("executable") and message["target"]["name"] == PACKAGE
    )


class Service:
    """The endpoints. The path names the vendor."""

    def __init__(self, binary, vendors):
        self.worker = Worker("serve", binary, "serve")
        reply = self.worker.ask(
            endpoints={vendor["name"]: endpoint(vendor) for vendor in vendors},
            documents={
                url: text for vendor in vendors for url, text in vendor["documents"].items()
            },
        )
        self.port = reply["port"]
        self.refused = reply["refused"]

    def deliver(self, request):
        """Sends a vendor's delivery. Returns status and text."""
        url = urlsplit(request["url"])
        target = f"{url.path}?{url.query}" if url.query else url.path
        headers = {**request["headers"], "host": url.netloc}
        return self.send(request["method"], target, request["body"].encode(), headers)

    def handled(self, name):
        """The bodies that a vendor's handler received."""
        status, text = self.send("GET", f"/handled/{name}", b"", {})
        return json.loads(text) if status == 200 else None

    def send(self, method, target, body, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, target, body, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


class Sender:
    """Sends deliveries in place of a vendor."""

    def __init__(self, binary):
        self.worker = Worker("send", binary, "send")

    def send(self, vendor, request, id, at):
        """Sends a delivery. Returns the status of the response, or the error."""
        return self.worker.ask(
            profile=vendor["profile"], **vendor["signing"], request=request, id=id, at=at
        )


class Signer:
    """Signs deliveries in place of a vendor, if they aren't JSON. The sender sends only JSON."""

    def __init__(self, binary):
        self.worker = Worker("sign", binary, "sign")

    def sign(self, vendor, request, id, at):
        """The request with a signature."""
        reply = self.worker.ask(
            profile=vendor["profile"],
            **vendor["signing"],
            public_url=PUBLIC,
            request=request,
            id=id,
            at=at,
        )
        return reply["request"]


def endpoint(vendor):
    """The settings of a vendor's endpoint."""
    return {
        "profile": vendor["profile"],
        **vendor["settings"],
        "public_url": PUBLIC,
    }
