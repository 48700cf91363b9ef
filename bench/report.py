"""The table and the plot of a benchmark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HEAD = "| setup | people at once | p50 ms | p95 ms | p99 ms | messages/s | CPU ms/message | empty replies |"
RULE = "|---|---|---|---|---|---|---|---|"


def write(results: dict[str, Any], folder: Path) -> list[Path]:
    """Write benchmark.json, benchmark.md and benchmark.png; where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"benchmark.{ending}" for ending in ("json", "md", "png")]
    files[0].write_text(json.dumps(results, indent=1) + "\n")
    files[1].write_text(table(results))
    plot(results, files[2])
    return files


def table(results: dict[str, Any]) -> str:
    """The figures in Markdown."""
    machine = f"{results['machine']}; load average before: {results.get('other_load', 'not noted')}"
    lines = ["# Benchmark", "", f"Measured on {machine}.", "", "## Load", "", HEAD, RULE]
    for name, setup in results["setups"].items():
        lines += [
            f"| {name} | {load['people']} | {load['p50']} | {load['p95']} | {load['p99']} | {load['per_second']} "
            f"| {load['cpu_ms']} | {load['empty']} |"
            for load in setup["loads"]
        ]
    lines += ["", "## Start and memory", "", "| setup | ready after s | RSS MB at start | RSS MB after the load |"]
    lines += ["|---|---|---|---|"]
    lines += [
        f"| {name} | {setup['ready_s']} | {setup['memory_start_mb']} | {setup['memory_end_mb']} |"
        for name, setup in results["setups"].items()
    ]
    lines += ["", "## One long conversation", "", "Median milliseconds of each fifty messages.", ""]
    lines += [f"- {name}: {', '.join(map(str, setup['long']))}" for name, setup in results["setups"].items()]
    lines += ["", "## Growth and floods", ""]
    lines += [
        f"- {each['what']}, {' and '.join(map(str, each['sizes']))}: {' and '.join(map(str, each['cpu_ms']))} ms of "
        "processor time"
        for each in results.get("growth", ())
    ]
    lines += [
        f"- an honest visitor beside {each['connections']} hostile connections: p95 {each['later']['p95']} ms, "
        f"{each['first']['p95']} ms until their first allowance is used up, {each['alone']['p95']} ms alone"
        for each in results.get("hostile", ())
    ]
    lines += ["", "## Booking", ""]
    lines += [
        f"- {each['people']} at once on the form pages, {each['bookings']} bookings: the step that books took "
        f"{each['confirm_ms']['p50']} ms (p50), {each['confirm_ms']['p99']} ms (p99); any other page "
        f"{each['other_pages_ms']['p50']} ms, {each['other_pages_ms']['p99']} ms"
        for each in results.get("booking", ())
    ]
    lines += [
        f"- {each['database']}: {each['attempts']} attempts by many at once, {each['doubled']} doubled, "
        f"{each['acknowledged_not_stored']} acknowledged and not stored; a booking took {each['booking_ms']['p50']} ms "
        f"(p50), {each['booking_ms']['p99']} ms (p99)"
        for each in results.get("double_booking", ())
    ]
    lines += [
        f"- first free slot of 50 officers in 90 days, {each['case'].replace('_', ' ')}: {each['ms_median']} ms"
        for each in results.get("first_free_slot", ())
    ]
    return "\n".join(lines) + "\n"


def plot(results: dict[str, Any], file: Path) -> None:
    """Waiting times by load, and along one conversation."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4))
    for name, setup in results["setups"].items():
        people = [load["people"] for load in setup["loads"]]
        (line,) = left.plot(people, [load["p95"] for load in setup["loads"]], marker="o", label=f"{name}, p95")
        left.plot(people, [load["p50"] for load in setup["loads"]], marker=".", ls="--", color=line.get_color())
        right.plot([50 * (number + 1) for number in range(len(setup["long"]))], setup["long"], marker="o", label=name)
    left.set(xlabel="people at once", ylabel="milliseconds (dashed: p50)", title="Waiting for an answer")
    right.set(xlabel="messages so far", ylabel="median milliseconds", title="One long conversation")
    for axes in (left, right):
        axes.set_ylim(bottom=0)
        axes.grid(alpha=0.3)
        axes.legend()
    figure.tight_layout()
    figure.savefig(file, dpi=110)
