"""Prints the results."""

HEAD = ("vendor", "library", "they sign, we accept", "we send, they accept", "flipped: we refuse",
        "flipped: they refuse")


def print_table(rows):
    """Prints a line for each vendor. A star means that the library only verifies: the delivery was signed as the vendor
    documents it, and the library had to accept it first. A plus means that our sender wasn't used."""
    lines = [HEAD]
    for row in rows:
        star = "" if row.signs else " *"
        lines.append((row.vendor, row.library, cell(row.we_accept) + star,
                      cell(row.they_accept) + (" +" if row.by_signer else ""),
                      cell(row.we_refuse), cell(row.they_refuse)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
    good = sum(not row.problems for row in rows)
    accepted = sum(row.they_accept is True and not row.by_signer for row in rows)
    print(f"\n{good} of {len(rows)} vendors pass; {accepted} of their libraries accept deliveries of our sender")
    print("-  not tested: we verify this signature scheme and don't sign by it")
    print("+  signed by our signer, because our sender sends only JSON")
    print("*  signed as the vendor documents it, because the library only verifies; the library accepted it first")


def cell(outcome):
    return {True: "yes", False: "NO", None: "-"}[outcome]
