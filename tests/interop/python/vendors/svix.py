"""Svix: Standard Webhooks, with Svix's own header names."""

from datetime import datetime, timezone

from svix.webhooks import Webhook

from .vendor import Vendor

SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl"


class Svix(Vendor):
    name = "svix"
    package = "svix"
    signs = True
    secrets = {"secret": [SECRET]}

    def sign(self, request, id, at):
        time = datetime.fromtimestamp(at, tz=timezone.utc)
        request["headers"]["svix-id"] = id
        request["headers"]["svix-timestamp"] = str(at)
        request["headers"]["svix-signature"] = Webhook(SECRET).sign(id, time, request["body"])

    def verify(self, request):
        Webhook(SECRET).verify(request["body"], request["headers"])
