#!/usr/bin/env bash
# Runs the tests with the lowest version of every runtime dependency that pyproject.toml allows.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$(mktemp -d)
trap 'rm -rf "$venv"' EXIT
python3 -m venv "$venv"
"$venv/bin/python" - > "$venv/lowest.txt" <<'P'
import tomllib
with open("pyproject.toml", "rb") as file:
    for needed in tomllib.load(file)["project"]["dependencies"]:
        print(needed.replace(">=", "=="))
P
cat "$venv/lowest.txt"
"$venv/bin/pip" install --quiet --constraint "$venv/lowest.txt" -e '.[dev]'
"$venv/bin/pytest" "$@"
