"""The figures of one document, side by side."""


def print_table(run_of):
    """Prints the figures of every tool, then callwright's by each peer's."""
    tools = run_of["tools"]
    here = run_of["machine"]
    print(f"\n{run_of['document']}, {run_of['bytes'] / 1e6:.2f} MB")
    print(f"{here['cores']} cores, load {here['load']}, {here['rustc']}, {here['date']}, "
          f"best of {run_of['repeat']}")
    rows = figures(tools, run_of["floor_mib"])
    if "callwright" in tools and len(tools) > 1:
        rows += ratios(tools)
    print_aligned(rows, len(tools) + 1)
    for name, tool in tools.items():
        if tool["failed"]:
            print(f"{name}: {tool['failed']}")
    quickest = fastest_peer(tools)
    if quickest:
        print(f"fastest check of a peer whose crate compiles: {quickest}")


def figures(tools, low):
    """One row a figure, one column a tool. `low` is the least memory that can be seen, in MiB."""
    def row(label, cell):
        return [label, *map(cell, tools.values())]

    return [
        ["", *tools],
        row("version", lambda tool: tool["version"] or "-"),
        row("generation, s", lambda tool: show(best(tool, "generate", "seconds"), "{:.3f}")),
        row("  peak memory, MiB", lambda tool: memory(best(tool, "generate", "peak_mib"), low)),
        row("lines of Rust", lambda tool: show(tool.get("lines"), "{:,}")),
        row("  in files", lambda tool: show(tool.get("files"), "{:,}")),
        row("cargo check, s", lambda tool: show(best(tool, "check", "seconds"), "{:.2f}")),
        row("  peak memory, MiB", lambda tool: memory(best(tool, "check", "peak_mib"), low)),
        row("  errors", lambda tool: show(tool.get("errors"), "{:,}")),
        row("  warnings", lambda tool: show(tool.get("warnings"), "{:,}")),
        row("compiles", lambda tool: "yes" if compiles(tool) else "no"),
    ]


def ratios(tools):
    """Ours by theirs; a check that failed is no measure, as it stops early."""
    compared = [
        ("  generation", lambda tool: best(tool, "generate", "seconds")),
        ("  lines", lambda tool: tool.get("lines")),
        ("  check time", lambda tool: compiles(tool) and best(tool, "check", "seconds")),
        ("  check memory", lambda tool: compiles(tool) and best(tool, "check", "peak_mib")),
    ]

    def ratio(name, figure):
        mine, other = figure(tools["callwright"]), figure(tools[name])
        if name == "callwright":
            return ""
        return f"{mine / other:.3f}" if mine and other else "-"

    rows = [[label, *(ratio(name, figure) for name in tools)] for label, figure in compared]
    return [["callwright / it"], *rows]


def fastest_peer(tools):
    """The name of the peer with the fastest check that succeeded."""
    times = {name: best(tool, "check", "seconds") for name, tool in tools.items()
             if name != "callwright" and compiles(tool)}
    return min(times, key=times.get, default=None)


def best(tool, step, figure):
    """The least of all runs: what is above it is the machine's noise."""
    return min((run[figure] for run in tool.get(step, [])), default=None)


def compiles(tool):
    """Whether the crate was checked, and every time without an error."""
    return bool(tool.get("check")) and not tool["failed"]


def memory(mib, low):
    """A figure that is no more than what every child has is only a bound."""
    return f"< {low:,.0f}" if mib is not None and mib <= low * 1.05 else show(mib, "{:,.0f}")


def show(value, form):
    """A figure, or a dash where there is none."""
    return "-" if value is None else form.format(value)


def print_aligned(rows, columns):
    """Prints rows with the first column to the left and the others to the right."""
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(columns)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:]))
        print("  ".join([first.ljust(widths[0]), *cells]).rstrip())
