"""Results for people: a table by document, and each failure with what is known of it."""


COLUMNS = ("operations", "calls", "by_hand", "accepted", "good")


def known(path):
    """What is known of failures: `document METHOD /path whose: why`, one a line."""
    out = {}
    if path.exists():
        for text in path.read_text().splitlines():
            if text.strip() and not text.startswith("#"):
                name, method, operation, reason = text.split(None, 3)
                out[(name, f"{method} {operation}")] = reason
    return out


def unexplained(results, reasons):
    """The share of calls that fail although Prism takes them by hand, and nobody knows why."""
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
        f"{result['by_hand']} taken by hand, of these {result['accepted']} of ours taken, {result['good']} read; "
        f"{percent(result['good'], result['by_hand'])}; {result['seconds']} s"
    )


def failure(result, failure, reasons):
    mark = "" if failure["by_hand"] else " (nor by hand)"
    text = f"  {failure['operation']} ({failure['with']}){mark}: {failure['stage']}: {failure['said']}"
    reason = reasons.get((result["document"], failure["operation"]))
    return text[:600] + (f"\n    known: {reason}" if reason else "")


def table(results, reasons):
    rows = [
        "| document | operations | calls | taken by hand | ours taken | and read | share |",
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
