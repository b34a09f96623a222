"""HubSpot, version 3: method, URL, body and time in milliseconds are signed."""

from hubspot.utils.signature import Signature

from .vendor import Vendor

SECRET = "5a1e0c7d-2f6b-4f0b-9a57-0f2b7f0c9d1e"


class HubSpot(Vendor):
    name = "hubspot"
    package = "hubspot-api-client"
    signs = True
    secrets = {"secret": [SECRET]}
    body = (
        '[{"eventId":1,"subscriptionId":2,"attemptNumber":0,"objectId":1999,'
        '"subscriptionType":"contact.creation","propertyValue":"Zo\u00eb"}]'
    )

    def sign(self, request, id, at):
        timestamp = str(at * 1000)
        request["headers"]["x-hubspot-request-timestamp"] = timestamp
        request["headers"]["x-hubspot-signature-v3"] = Signature.get_signature(
            SECRET, request["body"], "v3", request["url"], request["method"], timestamp
        )

    def verify(self, request):
        return Signature.is_valid(
            request["headers"].get("x-hubspot-signature-v3", ""),
            SECRET,
            request["body"],
            request["url"],
            request["method"],
            "v3",
            request["headers"].get("x-hubspot-request-timestamp"),
        )
