#!/usr/bin/env bash
# Installs the AWS CLI and boto3, unmodified, into a virtual environment of their own; prints the folder of its programs.
# For AWS_CLIENTS_BIN of `npm run test:aws-clients`. One that is there already is used again.
set -euo pipefail

# The three belong together: this CLI wants exactly this botocore.
readonly packages=(awscli==1.45.11 boto3==1.43.11)

folder="$(cd "$(dirname "$0")/../.." && pwd)/node_modules/.cache/aws-clients"
bin="$folder/bin"

installed() {
  [ -x "$bin/aws" ] && [ "$(cat "$folder/packages" 2>/dev/null)" = "${packages[*]}" ]
}

if ! installed; then
  command -v python3 >/dev/null || { echo 'python3 is missing: install Python 3.9 or later, with its venv module' >&2; exit 1; }
  rm -rf "$folder"
  mkdir -p "$(dirname "$folder")"
  python3 -m venv "$folder" >&2
  "$bin/pip" install --quiet --disable-pip-version-check "${packages[@]}" >&2
  echo "${packages[*]}" >"$folder/packages"
fi

echo "$bin"
