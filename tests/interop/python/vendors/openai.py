"""OpenAI: its library verifies. The library of Standard Webhooks signs."""

from datetime import datetime, timezone

from openai import OpenAI
from standardwebhooks.webhooks import Webhook

from .vendor import Vendor

SECRET = "whsec_RdvaYFYUXuIFuEbvZHwMfYFhUf7aMYjYcmM24+Aj40c="


class Openai(Vendor):
    name = "openai"
    package = "openai"
    secrets = {"secret": [SECRET]}
    body = (
        '{"id":"evt_1","object":"event","created_at":1751996019,'
        '"type":"batch.completed","data":{"id":"batch_1999"}}'
    )

    def sign(self, request, id, at):
        time = datetime.fromtimestamp(at, tz=timezone.utc)
        request["headers"]["webhook-id"] = id
        request["headers"]["webhook-timestamp"] = str(at)
        request["headers"]["webhook-signature"] = Webhook(SECRET).sign(id, time, request["body"])

    def verify(self, request):
        webhooks = OpenAI(api_key="unused").webhooks
        webhooks.verify_signature(request["body"], request["headers"], secret=SECRET)
