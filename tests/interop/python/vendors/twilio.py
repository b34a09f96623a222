"""Twilio: URL and parameters of a form are signed. For other bodies, the URL contains a hash."""

from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

from .vendor import Vendor

TOKEN = "2f1d9c6a4b8e4c0f9a7b3d5e6f708192"


class Twilio(Vendor):
    name = "twilio"
    package = "twilio"
    signs = True
    secrets = {"secret": [TOKEN]}
    path = "?call=in%20bound&x=1"
    headers = {"content-type": "application/x-www-form-urlencoded"}
    body = "To=%2B12025550123&Body=Caf%C3%A9+%26+1999&From=%2B12025550199&SmsSid=SM1&NumMedia=0&Empty="

    def sign(self, request, id, at):
        signature = RequestValidator(TOKEN).compute_signature(request["url"], form(request))
        request["headers"]["x-twilio-signature"] = signature

    def verify(self, request):
        signature = request["headers"].get("x-twilio-signature", "")
        return RequestValidator(TOKEN).validate(request["url"], form(request), signature)


class TwilioOther(Vendor):
    name = "twilio-other"
    profile = "twilio"
    package = "twilio"
    signs = True
    secrets = {"secret": [TOKEN]}

    def request(self, id, at):
        request = super().request(id, at)
        request["url"] += f"?bodySHA256={RequestValidator(TOKEN).compute_hash(request['body'])}"
        return request

    def sign(self, request, id, at):
        signature = RequestValidator(TOKEN).compute_signature(request["url"], {})
        request["headers"]["x-twilio-signature"] = signature

    def verify(self, request):
        signature = request["headers"].get("x-twilio-signature", "")
        return RequestValidator(TOKEN).validate(request["url"], request["body"], signature)


def form(request):
    return dict(parse_qsl(request["body"], keep_blank_values=True))
