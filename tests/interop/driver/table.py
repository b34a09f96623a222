"""What came out, for those who watch."""

HEAD = ("vendor", "library", "they sign, we accept", "we send, they accept", "flipped: we refuse",
        "flipped: they refuse")


def print_table(rows):
    """Prints a line for each vendor. A star: the library only verifies, so its vendor's recipe was followed, and the
    library had to accept what came out before we were asked. A plus: our sender has no part in it."""
    lines = [HEAD]
    for row in rows:
        star = "" if row.signs else " *"
        lines.append((row.vendor, row.library, said(row.we_accept) + star,
                      said(row.they_accept) + (" +" if row.by_signer else ""),
                      said(row.we_refuse), said(row.they_refuse)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    good = sum(not row.problems for row in rows)
    taken = sum(row.they_accept is True and not row.by_signer for row in rows)
    print(f"\nno misunderstanding with {good} of {len(rows)} vendors; {taken} of their libraries take what our sender sends")
    print("-  we verify what is signed that way, and don't sign so")
    print("+  signed alone, since our sender sends nothing but JSON")
    print("*  signed by the vendor's recipe; the library, which only verifies, accepted it first")


def said(outcome):
    return {True: "yes", False: "NO", None: "-"}[outcome]
