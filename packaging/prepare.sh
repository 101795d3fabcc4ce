# shellcheck shell=bash
# What run.sh and test.sh share: packages, the build folder, one release build. Sourced; speaks on stderr only.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
build=$root/build/release

say() { printf 'signaldesk: %s\n' "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# missing_packages SECTION...: what the list asks for in these sections and nothing installed is or provides.
missing_packages() {
    dpkg-query -W -f='${db:Status-Status}\t${Package}\t${Provides}\n' 2>/dev/null |
        awk -F '\t' -v sections=" $* " '
            FNR == NR {
                if ($1 == "installed") {
                    have[$2] = 1
                    count = split($3, provided, /, */)
                    for (i = 1; i <= count; i++) {
                        sub(/ .*/, "", provided[i])
                        have[provided[i]] = 1
                    }
                }
                next
            }
            { sub(/#.*/, ""); gsub(/[ \t]/, "") }
            /^\[/ { wanted = index(sections, " " substr($0, 2, length($0) - 2) " "); next }
            wanted && $0 != "" {
                count = split($0, names, "|")
                found = 0
                for (i = 1; i <= count; i++)
                    found = found || names[i] in have
                if (!found)
                    print
            }' - "$root/packaging/dependencies"
}

# as_root COMMAND...: directly, or through sudo, which may ask for the password only where somebody can answer.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif { : </dev/tty; } 2>/dev/null; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# available PACKAGE: whether apt would install something under this very name.
available() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'; }

# install_packages NAME...: a name may be a choice, a|b.
install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
    local choice name picked=() names=("${@%%|*}")
    local how="as root: apt-get install --no-install-recommends ${names[*]}"
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        die "packages are missing, and without root or sudo they cannot be installed from here; run $how"
    fi
    say "installing $# packages that are missing: ${names[*]}"
    as_root true || die "sudo did not let this user install them; run $how"
    as_root "${apt[@]}" update >&2 || say "the package lists could not be renewed; trying with those at hand"
    for choice in "$@"; do
        picked+=("${choice%%|*}")
        for name in ${choice//|/ }; do
            if available "$name"; then
                picked[-1]=$name
                break
            fi
        done
    done
    as_root "${apt[@]}" install --no-install-recommends "${picked[@]}" >&2 ||
        die "apt-get could not install these packages: ${picked[*]}"
}

# ready SECTION...: every package of these sections is there.
ready() {
    local missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        die "this script knows Debian 12 and Ubuntu 24.04; elsewhere install what packaging/dependencies lists" \
            "and build with: cmake --preset release && cmake --build --preset release"
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]})); then
        install_packages "${missing[@]}" </dev/null
        mapfile -t missing < <(missing_packages "$@")
        ((${#missing[@]} == 0)) || die "these packages are still missing: ${missing[*]}"
    fi
}

# own_folder: the build folder exists and is ours, one build at a time.
own_folder() {
    local path
    for path in "$root/build" "$build" "$build/CMakeCache.txt" "$build/.ninja_log" "$build/.lock"; do
        if [[ -e $path && ! -w $path ]]; then
            die "$path belongs to $(stat -c %U "$path"): remove the folder $root/build, or take it over with:" \
                "sudo chown -R $(id -un) '$root/build'"
        fi
    done
    mkdir -p "$build" || die "the build folder $build cannot be made"
    exec {lock}>"$build/.lock"
    flock -n "$lock" || { say "waiting for another build in $build" && flock "$lock"; }
    # A compiler cache needs a place to write; a bare machine may have no home.
    [[ -d ${HOME:-} && -w ${HOME:-} ]] || export CCACHE_DIR=${CCACHE_DIR:-$build/ccache}
}

# configured NAME=VALUE...: the build folder is configured for this tree and has these settings.
configured() {
    local setting cache=$build/CMakeCache.txt
    [[ -f $cache && -f $build/build.ninja ]] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache" || return 1
    for setting in CMAKE_BUILD_TYPE=Release "$@"; do
        grep -q "^${setting%%=*}:[A-Z]*=${setting#*=}\$" "$cache" || return 1
    done
}

# configure NAME=VALUE...: once; afterwards ninja notices by itself what changed in the lists. Settings that are not
# asked for stay as they are, so that run.sh and test.sh, and who works here by hand, share one build.
configure() {
    local cache=$build/CMakeCache.txt defaults=("-DWARNINGS_ARE_ERRORS=${WARNINGS_ARE_ERRORS:-OFF}" -DWITH_TESTS=OFF)
    configured "$@" && return
    if [[ -f $cache ]]; then
        if grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
            defaults=("-D$(grep -m 1 '^WARNINGS_ARE_ERRORS:' "$cache" || echo WARNINGS_ARE_ERRORS=OFF)")
        else
            rm -rf "$cache" "$build/CMakeFiles" "$build/build.ninja" # the tree was moved or copied
        fi
    fi
    say "configuring $build"
    cmake -S "$root" --preset release "${defaults[@]}" "${@/#/-D}" >&2 </dev/null ||
        die "cmake could not configure $build; its message is above"
}

# parallel_jobs: as many as there are processors, but a compiler needs about 1 GB of memory.
parallel_jobs() {
    local cores memory limit used jobs
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    if read -r limit 2>/dev/null </sys/fs/cgroup/memory.max && [[ $limit != max ]]; then
        read -r used </sys/fs/cgroup/memory.current
        limit=$(((limit - used) / 1048576))
        memory=$((memory < limit ? memory : limit))
    fi
    jobs=$((memory / 1000))
    echo $((jobs < 1 ? 1 : jobs > cores ? cores : jobs))
}

# compile TARGET...: builds, and says nothing when there is nothing to do.
compile() {
    if [[ $(ninja -C "$build" -n "$@" 2>/dev/null </dev/null | tail -n 1) != "ninja: no work to do." ]]; then
        say "building in $build; the first time takes minutes"
        ninja -C "$build" -j "$(parallel_jobs)" "$@" >&2 </dev/null ||
            die "the build failed; the compiler's message is above"
    fi
}
