#!/usr/bin/env bash
# Installs what is missing, builds everything in release and runs every test; further arguments go to ctest:
#   packaging/test.sh -L unit        packaging/test.sh -R '^chart$' --verbose
# WARNINGS_ARE_ERRORS=ON in the environment makes a first build strict. SIGNALDESK_FIXTURES may name a folder of
# recorded payloads. Needs no display, network or key, and leaves the user's own data folder alone.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=prepare.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/prepare.sh"

ready build run test
own_folder
configure WITH_UI=ON WITH_TESTS=ON
compile all
exec {lock}>&-

# No test may read the user's keys or data, or send what is meant for loopback through a proxy.
for name in $(compgen -e); do
    case $name in
    *_API_KEY | AWS_* | SIGNALDESK_*_KEY | SIGNALDESK_KILL_* | *_proxy | *_PROXY) unset "$name" ;;
    esac
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache XDG_STATE_HOME=$home/state
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
if [[ -n ${SIGNALDESK_FIXTURES:-} ]]; then
    export SIGNALDESK_FIXTURES
fi
ctest --test-dir "$build" --output-on-failure --no-tests=error -j2 "$@" </dev/null
