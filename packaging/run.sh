#!/usr/bin/env bash
# Installs what is missing, builds release and starts Signal Desk: the window, or with --headless the command line.
#   packaging/run.sh [OPTION...]                      the window
#   packaging/run.sh --headless COMMAND [OPTION...]   signaldesk-cli
# Needs Debian 12 or Ubuntu 24.04 with git and apt. Everything but the program's own output goes to stderr, and the
# exit status is the program's.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=prepare.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/prepare.sh"

program=signaldesk
arguments=()
for argument in "$@"; do
    if [[ $argument == --headless && $program == signaldesk ]]; then
        program=signaldesk-cli
    else
        arguments+=("$argument")
    fi
done

ready build run
own_folder
configure WITH_UI=ON
compile signaldesk signaldesk-cli
exec {lock}>&-

if [[ $program == signaldesk && -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    die "there is no display to open a window on; run without one: packaging/run.sh --headless COMMAND"
fi
for folder in "$build/app" "$build/bin" "$build"; do
    if [[ -f $folder/$program && -x $folder/$program ]]; then
        exec "$folder/$program" ${arguments[@]+"${arguments[@]}"}
    fi
done
die "the build made no program $program in $build"
