"""The vendors' side, where it listens: each library at the name of its vendor."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from .worker import Refused


class Receiver:
    """Takes deliveries on loopback, and has the vendors' libraries verify them."""

    def __init__(self, workers):
        self.workers = workers
        # The last delivery to each vendor.
        self.came = {}
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["content-length"])
                status, said = receiver.take(self, self.rfile.read(length).decode())
                self.send_response(status)
                self.send_header("content-type", "text/plain")
                self.end_headers()
                self.wfile.write(said.encode())

            def log_message(self, *_):
                """The table says all that there is to say."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, came, body):
        """The answer to a delivery: status and text."""
        name = came.path.split("?")[0].strip("/")
        request = {
            "method": came.command,
            "url": self.url + came.path,
            "headers": {name.lower(): value for name, value in came.headers.items()},
            "body": body,
        }
        self.came[name] = request
        if name not in self.workers:
            return 404, "there is no such vendor"
        try:
            answer = self.workers[name].ask(call="verify", vendor=name, request=request)
        except Refused as error:
            return 500, str(error)
        return (200, "") if answer["accepted"] else (401, answer.get("because") or "no signature matches")
