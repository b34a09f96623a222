"""The HTTP server of the vendors' side. The path names the vendor."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from .worker import Refused


class Receiver:
    """Receives deliveries on loopback, and lets the vendors' libraries verify them."""

    def __init__(self, workers):
        self.workers = workers
        # The last delivery to each vendor.
        self.received = {}
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["content-length"])
                status, text = receiver.receive(self, self.rfile.read(length).decode())
                self.send_response(status)
                self.send_header("content-type", "text/plain")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                """Nothing is logged: the table has the results."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def receive(self, http_request, body):
        """The response to a delivery: status and text."""
        name = http_request.path.split("?")[0].strip("/")
        request = {
            "method": http_request.command,
            "url": self.url + http_request.path,
            "headers": {name.lower(): value for name, value in http_request.headers.items()},
            "body": body,
        }
        self.received[name] = request
        if name not in self.workers:
            return 404, "there is no such vendor"
        try:
            reply = self.workers[name].ask(call="verify", vendor=name, request=request)
        except Refused as error:
            return 500, str(error)
        return (200, "") if reply["accepted"] else (401, reply.get("reason") or "no signature matches")
