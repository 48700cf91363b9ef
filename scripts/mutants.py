"""Mutation score of the cores: mutants drawn at random, the share that the tests notice, and the survivors.

    .venv/bin/python scripts/mutants.py [MUTANTS A MODULE, 15 unless told] [MODULE PATTERN]

mutmut makes the mutants and runs the tests (`[tool.mutmut]` in pyproject.toml says of what and which); this draws the
sample, the same each time, and holds the score to `LOWEST_SCORE`. What survives on purpose stands in
`tests/surviving_mutants.txt`, a mutant and its reason a line, and does not count.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
LOG = HERE / "reports" / "mutants.log"
MUTMUT = [sys.executable, "-m", "mutmut"]
LOWEST_SCORE = 0.85
CHILDREN = max(1, (os.cpu_count() or 2) // 2)
SURVIVED, NO_TESTS = 0, 33


def main(a_module: int = 15, pattern: str = "*") -> int:
    """Make the mutants, run the sample, print the score of each module; 1 where the whole is below the limit."""
    _run("no.mutant.has.this.name")
    on_purpose = _on_purpose()
    sample = [
        name
        for names in _results().values()
        for name in _drawn([each for each in names if fnmatch(each, pattern) and each not in on_purpose], a_module)
    ]
    _run(*sample)
    found, noticed, survivors = Counter(), Counter(), []
    for module, results in _results().items():
        for name in set(sample) & set(results):
            found[module] += 1
            noticed[module] += results[name] not in {SURVIVED, NO_TESTS, None}
            survivors += [name] if results[name] in {SURVIVED, NO_TESTS, None} else []
    if not any(result is not None for results in _results().values() for result in results.values()):
        raise SystemExit(f"The tests did not run; {LOG} says why.")
    for module in sorted(found):
        print(f"{module:50}{noticed[module]:5} of {found[module]:3}{noticed[module] / found[module]:8.0%}")
    score = sum(noticed.values()) / max(1, sum(found.values()))
    print(f"{'all':50}{sum(noticed.values()):5} of {sum(found.values()):3}{score:8.0%}")
    print(*("survived: " + name for name in sorted(survivors)), sep="\n")
    return 0 if score >= LOWEST_SCORE else 1


def _run(*names: str) -> None:
    """Run mutmut on these mutants; its progress goes to `reports/mutants.log`, since it fills a screen."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("w", encoding="utf-8") as out:
        command = [*MUTMUT, "run", "--max-children", str(CHILDREN), *names]
        subprocess.run(command, cwd=HERE, stdout=out, stderr=subprocess.STDOUT, check=False)
    if not any((HERE / "mutants").rglob("*.meta")):
        raise SystemExit(f"mutmut made no mutants; {LOG} says why.")


def _results() -> dict[str, dict[str, int | None]]:
    """The exit status of the tests for each mutant, by module; None where they have not run."""
    return {
        str(path.relative_to(HERE / "mutants").with_suffix("")): json.loads(path.read_text())["exit_code_by_key"]
        for path in sorted((HERE / "mutants").rglob("*.meta"))
    }


def _drawn(names: list[str], most: int) -> list[str]:
    """The same sample each time, whatever the other modules hold."""
    return sorted(random.Random(1).sample(sorted(names), min(most, len(names))))


def _on_purpose() -> set[str]:
    lines = (HERE / "tests" / "surviving_mutants.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


if __name__ == "__main__":
    sys.exit(main(*(int(each) if each.isdigit() else each for each in sys.argv[1:])))
