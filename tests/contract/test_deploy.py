"""The files of `deploy/` name what there is: sources, users, settings, commands. No container engine is needed."""

from __future__ import annotations

import argparse
import ast
import json
import re
import shlex
from importlib import import_module
from pathlib import Path

from ruamel.yaml import YAML

PROJECT = Path(__file__).resolve().parents[2]
DEPLOY = PROJECT / "deploy"
# Rasa 3.6: once imported, it has the safe reader look every ${…} up in the environment.
COMPOSE = YAML(typ="base", pure=True).load(DEPLOY / "compose.yml")
STEPS = [
    line.split(maxsplit=1)
    for line in re.sub(r"\\\n\s*", "", (DEPLOY / "Containerfile").read_text()).splitlines()
    if line and not line.startswith("#")
]
"""The steps of the image, each as its word and the rest."""


def step(word: str) -> str:
    """The last step of a kind."""
    return [rest for name, rest in STEPS if name == word][-1]


def serves(command: list[str]) -> argparse.Namespace:
    """What `assistant` reads in a command line; SystemExit where it reads nothing."""
    parser = argparse.ArgumentParser()
    import_module("assistant.commands.serve").add_parser(parser.add_subparsers(required=True))
    return parser.parse_args(command)


def test_the_image_copies_what_is_there_and_runs_as_nobody() -> None:
    for name, rest in STEPS:
        *sources, _ = [word for word in shlex.split(rest) if not word.startswith("--")] if name == "COPY" else [""]
        assert all((PROJECT / source).exists() or source.startswith("/opt/assistant") for source in sources), rest
    assert f"useradd --system --uid 10001 --home-dir /nonexistent {step('USER')}" in step("RUN")
    assert serves(json.loads(step("CMD"))).port == int(step("EXPOSE"))
    assert json.loads(step("ENTRYPOINT")) == [".venv/bin/assistant"]


def test_the_health_check_of_the_image_is_a_program_that_asks_the_port_it_serves() -> None:
    interpreter, flag, program = json.loads(step("HEALTHCHECK").split("CMD ", 1)[1])
    assert (interpreter, flag) == (".venv/bin/python", "-c")
    ast.parse(program)
    assert f"http://127.0.0.1:{step('EXPOSE')}/readyz" in program


def test_the_services_stand_on_each_other() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= services.keys()
        assert set(service.get("networks", ())) <= COMPOSE["networks"].keys()
        for source in (volume.partition(":")[0] for volume in service.get("volumes", ())):
            # The operator brings the certificates.
            known = source in COMPOSE["volumes"] or source == "./certificates"
            assert known or (DEPLOY / source).is_file(), source
    healthy = [name for name, wanted in services["assistant"]["depends_on"].items() if wanted]
    assert all("healthcheck" in services[name] for name in healthy)
    settings = services["assistant"]["environment"]
    assert re.findall(r"@(\w+)/", settings["ASSISTANT_DATABASE_URL"]) == ["database"]
    assert settings["ASSISTANT_REDIS_URL"].startswith("redis://redis:")


def test_the_proxy_of_the_containers_finds_the_service() -> None:
    """Its command turns the address in `nginx.conf` into the service's name, and its volume holds the certificates."""
    proxy, nginx = COMPOSE["services"]["proxy"], (DEPLOY / "nginx.conf").read_text()
    before, after = re.findall(r"s/([\d.:]+)/([\w:]+)/", proxy["command"])[0]
    served = serves(COMPOSE["services"]["assistant"]["command"])
    assert f"server {before} " in nginx
    assert after == f"assistant:{served.port}"
    folders = {volume.split(":")[1] for volume in proxy["volumes"]}
    assert all(str(Path(file).parent) in folders for file in re.findall(r"ssl_certificate(?:_key)? +(\S+);", nginx))


def test_every_setting_is_one_that_the_readme_explains() -> None:
    explained = (PROJECT / "README.md").read_text()
    for file in DEPLOY.iterdir():
        for name in set(re.findall(r"\bASSISTANT_[A-Z_]+", file.read_text())):
            assert name in explained, (file.name, name)


def test_the_unit_starts_a_command_that_there_is() -> None:
    for file in ("assistant.service", "assistant-backup.service"):
        program, name, *options = re.findall(r"^ExecStart=(.+)$", (DEPLOY / file).read_text(), re.MULTILINE)[0].split()
        assert program == "/opt/assistant/.venv/bin/assistant"
        assert (PROJECT / "assistant" / "commands" / f"{name}.py").is_file()
        assert name != "serve" or serves([name, *options]).workers == 2
