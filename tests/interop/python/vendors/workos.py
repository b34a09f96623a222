"""WorkOS: it has no named profile, so the test defines one, as users do for a partner."""

import hashlib
import hmac

from workos import WorkOSClient

from .vendor import Vendor

SECRET = "FKkGmZ8kQtXoHvTnUqyC0wPbL"


class WorkOs(Vendor):
    name = "workos"
    package = "workos"
    profile = {
        "name": "workos",
        "verify": {
            "hmac": {
                "hash": "sha256",
                "from": {"header": "workos-signature"},
                "extract": {"pairs": {"separator": ", ", "equals": "=", "name": "v1"}},
                "encoding": "hex",
                "signed": "{timestamp}.{body}",
                "timestamp": {"pair": "t", "unit": "ms", "past": 180, "future": 180},
            }
        },
        "route": [{"body": "/event"}],
        "delivery": [{"body": "/id"}],
    }
    secrets = {"secret": [SECRET]}
    body = '{"id":"event_1","event":"connection.activated","data":{"id":"conn_1999"}}'

    def sign(self, request, id, at):
        signed = f"{at * 1000}.{request['body']}".encode()
        signature = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
        request["headers"]["workos-signature"] = f"t={at * 1000}, v1={signature}"

    def verify(self, request):
        WorkOSClient(api_key="unused", client_id="unused").webhooks.verify_header(
            event_body=request["body"].encode(),
            event_signature=request["headers"].get("workos-signature"),
            secret=SECRET,
        )
