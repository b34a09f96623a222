"""Formats the results: a table by document, and the failures with their known reasons."""


COLUMNS = ("operations", "calls", "by_hand", "accepted", "good")


def known(path):
    """The known failures: `document METHOD /path whose: reason`, one a line."""
    out = {}
    if path.exists():
        for text in path.read_text().splitlines():
            if text.strip() and not text.startswith("#"):
                name, method, operation, reason = text.split(None, 3)
                out[(name, f"{method} {operation}")] = reason
    return out


def unexplained(results, reasons):
    """The share of calls that fail for an unknown reason, of those that Prism accepts by hand."""
    hand = sum(result["by_hand"] for result in results)
    failures = [(r["document"], f["operation"]) for r in results for f in r["failures"] if f["by_hand"]]
    return sum(key not in reasons for key in failures) / hand if hand else 0.0


def percent(good, all_of):
    return f"{100 * good / all_of:.1f} %" if all_of else "-"


def line(result):
    if result["state"] != "done":
        return f"{result['document']}: {result['state']}: {(result.get('why') or '').strip()[:700]}"
    return (
        f"{result['document']}: {result['operations']} operations, {result['calls']} calls, "
        f"{result['by_hand']} accepted by hand, of these {result['accepted']} accepted from the client, "
        f"{result['good']} decoded; "
        f"{percent(result['good'], result['by_hand'])}; {result['seconds']} s"
    )


def failure(result, failure, reasons):
    mark = "" if failure["by_hand"] else " (refused by hand too)"
    text = f"  {failure['operation']} ({failure['with']}){mark}: {failure['stage']}: {failure['message']}"
    reason = reasons.get((result["document"], failure["operation"]))
    return text[:600] + (f"\n    known: {reason}" if reason else "")


def table(results, reasons):
    rows = [
        "| document | operations | calls | accepted by hand | accepted from the client | decoded | share |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        if result["state"] != "done":
            rows.append(f"| {result['document']} | {result['state']} | | | | | |")
            continue
        numbers = [result[key] for key in COLUMNS]
        cells = " | ".join(str(number) for number in numbers)
        rows.append(f"| {result['document']} | {cells} | {percent(result['good'], result['by_hand'])} |")
    done = [result for result in results if result["state"] == "done"]
    sums = [sum(result[key] for result in done) for key in COLUMNS]
    cells = " | ".join(f"**{number}**" for number in sums)
    rows.append(f"| **{len(done)} documents** | {cells} | **{percent(sum(r['good'] for r in done), sums[2])}** |")
    return "\n".join(rows) + "\n"
