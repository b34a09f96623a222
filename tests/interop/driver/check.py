"""One vendor: both directions, and both again with a byte that isn't what was signed."""

import time
from dataclasses import dataclass, field

from .service import PUBLIC
from .worker import Refused


@dataclass
class Ours:
    """Those of our side who send and sign, and where the vendors listen."""

    sender: object
    signer: object
    receiver: object


@dataclass
class Row:
    """What came of it: `None` for what couldn't be tried."""

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
    """Lets a vendor's library and us sign and verify for each other."""
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
    order = {"vendor": name, "id": f"msg_{name}_theirs", "at": at}
    unsigned = worker.ask(call="request", **order)["request"]
    signed = worker.ask(call="sign", **order, request=unsigned)["request"]
    own = worker.ask(call="verify", vendor=name, request=signed)
    if not own["accepted"]:
        row.problems.append(f"they refuse what they sign: {own.get('because')}")
    # The forged one goes first, or it might be refused for being known already.
    status, said = service.deliver(flipped(signed))
    row.we_refuse = 400 <= status < 500 and service.handled(name) == []
    if not row.we_refuse:
        row.problems.append(f"we accept a flipped byte: {status} {said}")
    status, said = service.deliver(signed)
    handled = service.handled(name)
    row.we_accept = 200 <= status < 300 and handled == [signed["body"]]
    if not row.we_accept:
        row.problems.append(f"we refuse what they sign: {status} {said}; handled: {handled}")


def we_send(row, vendor, worker, ours):
    name = vendor["name"]
    at = int(time.time())
    order = {"vendor": name, "id": f"msg_{name}_ours", "at": at}
    unsigned = worker.ask(call="request", **order)["request"]
    if unsigned["headers"]["content-type"] == "application/json":
        signed = sent(row, vendor, unsigned, ours, order)
    else:
        row.by_signer = True
        signed = ours.signer.sign(vendor, unsigned, order["id"], at)
        answer = worker.ask(call="verify", vendor=name, request=signed)
        row.they_accept = answer["accepted"]
        if not row.they_accept:
            row.problems.append(f"they refuse what we sign: {answer.get('because')}; {signed}")
    answer = worker.ask(call="verify", vendor=name, request=flipped(signed))
    row.they_refuse = not answer["accepted"]
    if not row.they_refuse:
        row.problems.append("they accept a flipped byte")


def sent(row, vendor, unsigned, ours, order):
    """Has our sender deliver it to the vendor's library; answers what came there."""
    name, receiver = vendor["name"], ours.receiver
    unsigned["url"] = receiver.url + unsigned["url"].removeprefix(PUBLIC)
    answer = ours.sender.send(vendor, unsigned, order["id"], order["at"])
    row.they_accept = answer.get("taken") == 200
    came = receiver.came.get(name)
    if not row.they_accept:
        row.problems.append(f"they refuse what we send: {answer}; {came}")
    if came is None:
        raise Refused("nothing came")
    return came


def flipped(request):
    """The request with one bit of its body changed, which leaves it as well-formed as it was."""
    body = request["body"].replace("1999", "1998", 1)
    if body == request["body"]:
        raise Refused("there is no 1999 in the body to change")
    return {**request, "body": body}
