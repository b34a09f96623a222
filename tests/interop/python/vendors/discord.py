"""Discord: Ed25519. Its library verifies; PyNaCl, which it uses, signs."""

from discord_interactions import verify_key
from nacl.signing import SigningKey

from .vendor import Vendor

SEED = bytes(range(32))
KEY = SigningKey(SEED)


class Discord(Vendor):
    name = "discord"
    package = "discord-interactions"
    secrets = {"public_key": [KEY.verify_key.encode().hex()]}
    signing_secrets = {"private_key": [SEED.hex()]}
    body = '{"id":"1","type":2,"token":"t","data":{"id":"1999","name":"caf\u00e9","type":1}}'

    def sign(self, request, id, at):
        signed = str(at).encode() + request["body"].encode()
        request["headers"]["x-signature-timestamp"] = str(at)
        request["headers"]["x-signature-ed25519"] = KEY.sign(signed).signature.hex()

    def verify(self, request):
        headers = request["headers"]
        signature = headers.get("x-signature-ed25519", "")
        timestamp = headers.get("x-signature-timestamp", "")
        return verify_key(request["body"].encode(), signature, timestamp, self.secrets["public_key"][0])
