"""Plaid: a header has a JSON Web Token with the body's hash. PyJWT signs and verifies it."""

import hashlib
import hmac
import json
import time

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from .vendor import Vendor

KEY = ec.derive_private_key(0x1999_0001, ec.SECP256R1())
KID = "bfbd5111-8e33-4643-8ced-b2e642a72f3c"
JWK = json.loads(ECAlgorithm.to_jwk(KEY.public_key())) | {"kid": KID, "alg": "ES256", "use": "sig"}


class Plaid(Vendor):
    name = "plaid"
    package = "PyJWT"
    signs = True
    signable = False
    values = {"client_id": ["client"], "client_secret": ["hush"]}
    documents = {
        "https://production.plaid.com/webhook_verification_key/get": json.dumps({"key": JWK})
    }
    body = '{"webhook_type":"TRANSACTIONS","webhook_code":"DEFAULT_UPDATE","new_transactions":1999}'

    def sign(self, request, id, at):
        claims = {"iat": at, "request_body_sha256": digest(request)}
        request["headers"]["plaid-verification"] = jwt.encode(
            claims, KEY, algorithm="ES256", headers={"kid": KID}
        )

    def verify(self, request):
        token = request["headers"].get("plaid-verification", "")
        claims = jwt.decode(token, KEY.public_key(), algorithms=["ES256"])
        fresh = time.time() - claims["iat"] <= 300
        return fresh and hmac.compare_digest(claims["request_body_sha256"], digest(request))


def digest(request):
    return hashlib.sha256(request["body"].encode()).hexdigest()
