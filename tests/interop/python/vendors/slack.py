"""Slack: version, time and body are signed."""

from slack_sdk.signature import SignatureVerifier

from .vendor import Vendor

SECRET = "8f742231b10e8888abcd99baac7785a5"


class Slack(Vendor):
    name = "slack"
    package = "slack_sdk"
    signs = True
    secrets = {"secret": [SECRET]}
    body = (
        '{"type":"event_callback","event_id":"Ev1","team_id":"T1",'
        '"event":{"type":"message","text":"1999 caf\u00e9s","ts":"1.2"}}'
    )

    def sign(self, request, id, at):
        verifier = SignatureVerifier(SECRET)
        signature = verifier.generate_signature(timestamp=str(at), body=request["body"])
        request["headers"]["x-slack-request-timestamp"] = str(at)
        request["headers"]["x-slack-signature"] = signature

    def verify(self, request):
        return SignatureVerifier(SECRET).is_valid_request(request["body"], request["headers"])
