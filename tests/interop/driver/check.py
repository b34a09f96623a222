"""Tests one vendor in both directions, each also with a changed byte."""

import time
from dataclasses import dataclass, field

from .service import PUBLIC
from .worker import Refused


@dataclass
class Ours:
    """Our sender and signer, and the receiver that calls the vendors' libraries."""

    sender: object
    signer: object
    receiver: object


@dataclass
class Row:
    """The results for a vendor: `None` for what couldn't be tested."""

    vendor: str
    library: str
    signs: bool
    we_accept: bool = None
    they_accept: bool = None
    by_signer: bool = False
    we_refuse: bool = None
    they_refuse: bool = None
    problems: list = field(default_factory=list)


def check(vendor, worker, service, ours):
    """Tests that a vendor's library accepts what we sign, and we what it signs."""
    row = Row(vendor["name"], vendor["library"], vendor["signs"])
    try:
        they_sign(row, vendor, worker, service)
    except (Refused, OSError) as error:
        row.problems.append(f"they sign: {error}")
    try:
        if vendor["signable"]:
            we_send(row, vendor, worker, ours)
    except Refused as error:
        row.problems.append(f"we send: {error}")
    return row


def they_sign(row, vendor, worker, service):
    name = vendor["name"]
    if name in service.refused:
        raise Refused(service.refused[name])
    at = int(time.time())
    delivery = {"vendor": name, "id": f"msg_{name}_theirs", "at": at}
    unsigned = worker.ask(call="request", **delivery)["request"]
    signed = worker.ask(call="sign", **delivery, request=unsigned)["request"]
    own = worker.ask(call="verify", vendor=name, request=signed)
    if not own["accepted"]:
        row.problems.append(f"they refuse what they sign: {own.get('reason')}")
    # The forged delivery is sent first. Otherwise it might be refused as a duplicate.
    status, text = service.deliver(flip(signed))
    row.we_refuse = 400 <= status < 500 and service.handled(name) == []
    if not row.we_refuse:
        row.problems.append(f"we accept a flipped byte: {status} {text}")
    status, text = service.deliver(signed)
    handled = service.handled(name)
    row.we_accept = 200 <= status < 300 and handled == [signed["body"]]
    if not row.we_accept:
        row.problems.append(f"we refuse what they sign: {status} {text}; handled: {handled}")


def we_send(row, vendor, worker, ours):
    name = vendor["name"]
    at = int(time.time())
    delivery = {"vendor": name, "id": f"msg_{name}_ours", "at": at}
    unsigned = worker.ask(call="request", **delivery)["request"]
    if unsigned["headers"]["content-type"] == "application/json":
        signed = send_to_library(row, vendor, unsigned, ours, delivery)
    else:
        row.by_signer = True
        signed = ours.signer.sign(vendor, unsigned, delivery["id"], at)
        reply = worker.ask(call="verify", vendor=name, request=signed)
        row.they_accept = reply["accepted"]
        if not row.they_accept:
            row.problems.append(f"they refuse what we sign: {reply.get('reason')}; {signed}")
    reply = worker.ask(call="verify", vendor=name, request=flip(signed))
    row.they_refuse = not reply["accepted"]
    if not row.they_refuse:
        row.problems.append("they accept a flipped byte")


def send_to_library(row, vendor, unsigned, ours, delivery):
    """Sends a delivery with our sender to the vendor's library. Returns the request that was received."""
    name, receiver = vendor["name"], ours.receiver
    unsigned["url"] = receiver.url + unsigned["url"].removeprefix(PUBLIC)
    reply = ours.sender.send(vendor, unsigned, delivery["id"], delivery["at"])
    row.they_accept = reply.get("status") == 200
    received = receiver.received.get(name)
    if not row.they_accept:
        row.problems.append(f"they refuse what we send: {reply}; {received}")
    if received is None:
        raise Refused("nothing was received")
    return received


def flip(request):
    """The request with one bit of its body changed. The body stays well-formed."""
    body = request["body"].replace("1999", "1998", 1)
    if body == request["body"]:
        raise Refused("there is no 1999 in the body to change")
    return {**request, "body": body}
