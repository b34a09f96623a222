"""What came out, for those who watch."""

HEAD = ("vendor", "library", "they sign, we accept", "we sign, they accept", "flipped: we refuse",
        "flipped: they refuse")


def print_table(rows):
    """Prints a line for each vendor. A star: the library only verifies, so its vendor's recipe was followed, and the
    library had to accept what came out before we were asked."""
    lines = [HEAD]
    for row in rows:
        star = "" if row.signs else " *"
        lines.append((row.vendor, row.library, said(row.we_accept) + star, said(row.they_accept),
                      said(row.we_refuse), said(row.they_refuse)))
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
    good = sum(not row.problems for row in rows)
    print(f"\nno misunderstanding with {good} of {len(rows)} vendors")
    print("-  we verify what is signed that way, and don't sign so")
    print("*  signed by the vendor's recipe; the library, which only verifies, accepted it first")


def said(outcome):
    return {True: "yes", False: "NO", None: "-"}[outcome]
