"""Stripe: the library has a public function that signs."""

import stripe

from .vendor import Vendor

SECRET = "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH"


class Stripe(Vendor):
    name = "stripe"
    package = "stripe"
    signs = True
    secrets = {"secret": [SECRET]}
    body = '{"id":"evt_1","object":"event","type":"invoice.paid","data":{"object":{"total":1999}}}'

    def sign(self, request, id, at):
        header = stripe.WebhookSignature.generate_signature_header(request["body"], SECRET, at)
        request["headers"]["stripe-signature"] = header

    def verify(self, request):
        signature = request["headers"].get("stripe-signature")
        stripe.Webhook.construct_event(request["body"], signature, SECRET)
