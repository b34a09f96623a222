"""Adyen: classic notifications sign each item, platform webhooks the whole body."""

import json

from Adyen import util

from .vendor import Vendor

KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056"


class Adyen(Vendor):
    name = "adyen"
    package = "Adyen"
    signs = True
    secrets = {"secret": [KEY]}
    body = json.dumps(
        {
            "live": "false",
            "notificationItems": [
                {
                    "NotificationRequestItem": {
                        "additionalData": {},
                        "amount": {"currency": "EUR", "value": 1999},
                        "eventCode": "AUTHORISATION",
                        "eventDate": "2026-09-18T17:23:18+02:00",
                        "merchantAccountCode": "TestMerchant",
                        "merchantReference": "TestPayment-1407325143704",
                        "pspReference": "7914073381342284",
                        "success": "true",
                    }
                }
            ],
        }
    )

    def sign(self, request, id, at):
        body = json.loads(request["body"])
        item = body["notificationItems"][0]["NotificationRequestItem"]
        signature = util.generate_notification_sig(item, KEY).decode()
        item.setdefault("additionalData", {})["hmacSignature"] = signature
        request["body"] = json.dumps(body)

    def verify(self, request):
        return util.is_valid_hmac_notification(json.loads(request["body"]), KEY) is True


class AdyenPlatform(Vendor):
    name = "adyen-platform"
    package = "Adyen"
    signs = True
    secrets = {"secret": [KEY]}
    body = '{"type":"balancePlatform.transfer.created","data":{"id":"1","amount":{"value":1999}}}'

    def sign(self, request, id, at):
        signature = util.generate_payload_sig(request["body"].encode(), KEY).decode()
        request["headers"]["hmacsignature"] = signature

    def verify(self, request):
        signature = request["headers"].get("hmacsignature", "")
        return util.is_valid_hmac_payload(signature, KEY, request["body"].encode())
