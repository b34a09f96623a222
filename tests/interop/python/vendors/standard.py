"""Standard Webhooks: the library of the specification."""

from datetime import datetime, timezone

from standardwebhooks.webhooks import Webhook

from .vendor import Vendor

SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


class StandardWebhooks(Vendor):
    name = "standard-webhooks"
    package = "standardwebhooks"
    signs = True
    secrets = {"secret": [SECRET]}

    def sign(self, request, id, at):
        time = datetime.fromtimestamp(at, tz=timezone.utc)
        request["headers"]["webhook-id"] = id
        request["headers"]["webhook-timestamp"] = str(at)
        request["headers"]["webhook-signature"] = Webhook(SECRET).sign(id, time, request["body"])

    def verify(self, request):
        Webhook(SECRET).verify(request["body"], request["headers"])
