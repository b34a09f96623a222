"""Paddle Billing: one header has time and signature. The tolerance is five seconds."""

from types import SimpleNamespace

from paddle_billing.Notifications import Secret, Verifier
from paddle_billing.Notifications.PaddleSignature import PaddleSignature

from .vendor import Vendor

SECRET = "pdl_ntfset_01gkdqtx1bwnkqs2tk2b2m7q0g_5d1aT2o"


class Paddle(Vendor):
    name = "paddle"
    package = "paddle-python-sdk"
    signs = True
    secrets = {"secret": [SECRET]}
    body = '{"event_id":"evt_1","event_type":"transaction.paid","notification_id":"ntf_1","data":{"total":"1999"}}'

    def sign(self, request, id, at):
        signed = f"{at}:{request['body']}".encode()
        signature = PaddleSignature.calculate_hmac(SECRET, signed).hexdigest()
        request["headers"]["paddle-signature"] = f"ts={at};h1={signature}"

    def verify(self, request):
        signature = request["headers"].get("paddle-signature")
        delivery = SimpleNamespace(
            headers={PaddleSignature().HEADER: signature}, body=request["body"].encode()
        )
        return Verifier().verify(delivery, Secret(SECRET))
