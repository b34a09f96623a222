"""Square: the registered URL and the body are signed."""

import base64
import hashlib
import hmac

from square.utils.webhooks_helper import verify_signature

from .vendor import Vendor

KEY = "asdf1234-square-signature-key"


class Square(Vendor):
    name = "square"
    package = "squareup"
    secrets = {"secret": [KEY]}
    body = '{"merchant_id":"M1","type":"payment.updated","event_id":"e1","data":{"id":"1999"}}'

    def sign(self, request, id, at):
        signed = (request["url"] + request["body"]).encode()
        digest = hmac.new(KEY.encode(), signed, hashlib.sha256).digest()
        request["headers"]["x-square-hmacsha256-signature"] = base64.b64encode(digest).decode()

    def verify(self, request):
        return verify_signature(
            request_body=request["body"],
            signature_header=request["headers"].get("x-square-hmacsha256-signature", ""),
            signature_key=KEY,
            notification_url=request["url"],
        )
