"""What all vendors have in common."""

from importlib.metadata import version


class Vendor:
    """A vendor: what it sends, what its library makes of it, and what an endpoint has to know.

    A request is a dictionary: `method`, `url` as the vendor knows it, `headers` with names in lower
    case, and `body`, a text.
    """

    # The name in the table; no two vendors share it.
    name = ""
    # The profile: a name, or one that is spelled out.
    profile = None
    # The package that verifies.
    package = ""
    # Whether the package signs as well; else the vendor's recipe is followed by hand.
    signs = False
    # Whether we sign that way too.
    signable = True
    # What an endpoint is told, and what one who signs is told.
    secrets = {}
    signing_secrets = None
    values = {}
    # What an endpoint may fetch, by URL.
    documents = {}
    # What is sent. The first 1999 in it is what gets a bit flipped.
    path = ""
    headers = {"content-type": "application/json"}
    body = '{"id":"evt_1","type":"order.paid","amount":1999,"buyer":"Zo\u00eb \u2615"}'

    def describe(self):
        """What the driver has to know."""
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
        """A delivery that nobody has signed."""
        url = f"https://hooks.example/{self.name}{self.path}"
        return {"method": "POST", "url": url, "headers": dict(self.headers), "body": self.body}

    def sign(self, request, id, at):
        """Signs a delivery; `at` are seconds since 1970."""
        raise NotImplementedError

    def verify(self, request):
        """Whether the library accepts a delivery: anything but False, and no exception."""
        raise NotImplementedError
