"""HTTP message signatures (RFC 9421): method, URL and a digest of the body, by Ed25519."""

import base64
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, algorithms

from .vendor import Vendor

SEED = bytes(range(32, 64))
KEY = Ed25519PrivateKey.from_private_bytes(SEED)
PUBLIC = KEY.public_key().public_bytes(
    serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
)
PRIVATE = KEY.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.NoEncryption(),
).decode()
KEY_ID = "partner"
COVERED = ("@method", "@target-uri", "content-digest")


class HttpMessageSignatures(Vendor):
    name = "message-signature"
    package = "http-message-signatures"
    signs = True
    secrets = {"public_key": [base64.b64encode(PUBLIC).decode()]}
    values = {"keyid": [KEY_ID]}
    signing_secrets = {"private_key": [PRIVATE]}

    def sign(self, request, id, at):
        signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=Keys())
        signer.sign(
            message(request),
            key_id=KEY_ID,
            created=datetime.fromtimestamp(at, tz=timezone.utc),
            covered_component_ids=COVERED,
            body=request["body"].encode(),
        )
        request["headers"] = {name.lower(): value for name, value in request["headers"].items()}

    def verify(self, request):
        verifier = HTTPMessageVerifier(signature_algorithm=algorithms.ED25519, key_resolver=Keys())
        verifier.verify(
            message(request),
            max_age=timedelta(minutes=5),
            require_components=COVERED,
            body=request["body"].encode(),
        )


class Keys:
    """Resolves every id to the same key. The id isn't tested."""

    def resolve_private_key(self, key_id):
        return KEY

    def resolve_public_key(self, key_id):
        return KEY.public_key()


def message(request):
    return SimpleNamespace(
        method=request["method"], url=request["url"], headers=request["headers"]
    )
