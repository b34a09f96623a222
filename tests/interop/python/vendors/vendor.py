"""What all vendors have in common."""

from importlib.metadata import version


class Vendor:
    """A vendor: its deliveries, its library, and the settings of an endpoint.

    A request is a dictionary: `method`, `url` as the vendor knows it, `headers` with names in lower
    case, and `body` as text.
    """

    # The unique name in the table.
    name = ""
    # The profile: its name, or the profile itself. `None` if it is the vendor's name.
    profile = None
    # The package that verifies.
    package = ""
    # Whether the package can sign; otherwise `sign` does it as the vendor documents it.
    signs = False
    # Whether we can sign this way too.
    signable = True
    # The settings of the endpoint, and the secrets of the signer if they differ.
    secrets = {}
    signing_secrets = None
    values = {}
    # What an endpoint may fetch, by URL.
    documents = {}
    # The delivery. A bit is flipped in the first 1999 of the body.
    path = ""
    headers = {"content-type": "application/json"}
    body = '{"id":"evt_1","type":"order.paid","amount":1999,"buyer":"Zo\u00eb \u2615"}'

    def describe(self):
        """The facts that the driver needs."""
        return {
            "name": self.name,
            "profile": self.profile or self.name,
            "library": f"{self.package} {version(self.package)}",
            "signs": self.signs,
            "signable": self.signable,
            "documents": self.documents,
            "settings": {"secrets": self.secrets, "values": self.values},
            "signing": {"secrets": self.signing_secrets or self.secrets, "values": self.values},
        }

    def request(self, id, at):
        """An unsigned delivery."""
        url = f"https://hooks.example/{self.name}{self.path}"
        return {"method": "POST", "url": url, "headers": dict(self.headers), "body": self.body}

    def sign(self, request, id, at):
        """Signs a delivery. `at` is in seconds since 1970."""
        raise NotImplementedError

    def verify(self, request):
        """Whether the library accepts a delivery. False and exceptions mean that it doesn't."""
        raise NotImplementedError
