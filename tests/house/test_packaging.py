#!/usr/bin/env python3
"""run.sh and test.sh in a small tree with stand-ins for apt, cmake, ninja and ctest."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = """# why
[build]
cmake # configures
new-dev|old-dev # either
[run]
font
[test]
checker # properties
"""
# Stand-ins; each notes its call in $LOG. What counts as installed is a file, and apt-get adds to it.
STANDINS = {
    "dpkg-query": r'''
while read -r name provides; do
    printf 'installed\t%s\t%s\n' "$name" "$provides"
done <"$INSTALLED"''',
    "apt-cache": r'''
[[ $2 == new-dev ]] || echo "  Candidate: 1.0"''',
    "apt-get": r'''
echo "apt-get $*" >>"$LOG"
if [[ $* == *install* ]]; then
    printf '%s\n' "$@" >>"$INSTALLED"
fi
[[ -z ${APT_FAILS:-} ]]''',
    "sudo": r'''
[[ $1 != -n ]] || shift
"$@"''',
    "cmake": r'''
echo "cmake $*" >>"$LOG"
mkdir -p "$2/build/release"
cd "$2/build/release"
: >build.ninja
printf 'CMAKE_HOME_DIRECTORY:INTERNAL=%s\nCMAKE_BUILD_TYPE:STRING=Release\n' "$2" >CMakeCache.txt
for word in "$@"; do
    [[ $word != -D* ]] || echo "${word#-D}" | sed '/:/!s/=/:BOOL=/' >>CMakeCache.txt
done''',
    "ninja": r'''
if [[ $3 == -n ]]; then
    [[ -e $2/built ]] && echo "ninja: no work to do." || echo "[1/1] compiling"
    exit
fi
echo "ninja $*" >>"$LOG"
cat >/dev/null
[[ -z ${BUILD_FAILS:-} ]] || exit 1
mkdir -p "$2/app"
: >"$2/built"
for name in signaldesk signaldesk-cli; do
    cp "$PROGRAM" "$2/app/$name"
done
echo "compiling"''',
    "ctest": r'''
echo "ctest $*" >>"$LOG"
env
exit "${CTEST_STATUS:-0}"''',
}
PROGRAM = """#!/bin/bash
echo "${0##*/} in=$(cat)"
printf '[%s]' "$@"
exit 7
"""


class Packaging(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="a tree ")
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name)
        self.root = self.top / "the desk"
        (self.root / "packaging").mkdir(parents=True)
        for name in ("run.sh", "test.sh", "prepare.sh"):
            shutil.copy(ROOT / "packaging" / name, self.root / "packaging" / name)
        (self.root / "packaging/dependencies").write_text(LIST)
        self.log, self.installed, program = self.top / "log", self.top / "installed", self.top / "program"
        self.log.write_text("")
        self.installed.write_text("cmake\nfont-all other, font (= 1.0)\nold-dev\nchecker\n")
        program.write_text(PROGRAM)
        program.chmod(0o755)
        (self.top / "bin").mkdir()
        for name, body in STANDINS.items():
            (self.top / "bin" / name).write_text(f"#!/bin/bash{body}\n")
            (self.top / "bin" / name).chmod(0o755)
        self.environment = {"PATH": f"{self.top / 'bin'}:/usr/bin:/bin", "HOME": str(self.top),
                            "LOG": str(self.log), "INSTALLED": str(self.installed), "PROGRAM": str(program)}

    def call(self, script, *arguments, text="", before=(), **environment):
        self.log.write_text("")
        command = [*before, self.root / "packaging" / script, *arguments]
        return subprocess.run(command, input=text, capture_output=True, text=True, cwd="/",
                              env=self.environment | environment, check=False)

    def calls(self):
        return self.log.read_text().splitlines()

    def test_the_command_line_gets_its_words_its_input_and_gives_its_status(self):
        run = self.call("run.sh", "--headless", "ask", "two words", "*", text="a prompt")
        self.assertEqual(run.stdout, "signaldesk-cli in=a prompt\n[ask][two words][*]", run.stderr)
        self.assertEqual(run.returncode, 7)
        configured, built = self.calls()
        self.assertEqual(configured, f"cmake -S {self.root} --preset release -DWARNINGS_ARE_ERRORS=OFF "
                                     "-DWITH_TESTS=OFF -DWITH_UI=ON")
        self.assertRegex(built, r"^ninja -C .*/build/release -j \d+ signaldesk signaldesk-cli$")

    def test_a_second_run_only_starts(self):
        self.call("run.sh", "--headless")
        run = self.call("run.sh", "--headless", "again")
        self.assertEqual((run.stdout, run.stderr, self.calls()), ("signaldesk-cli in=\n[again]", "", []))

    def test_the_window_needs_a_display(self):
        run = self.call("run.sh")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("--headless", run.stderr.splitlines()[-1])
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            self.assertEqual(self.call("run.sh", "x", **{name: "here"}).stdout, "signaldesk in=\n[x]", name)

    def test_only_what_is_missing_is_installed(self):
        self.installed.write_text("cmake\n")
        run = self.call("run.sh", "--headless")
        self.assertEqual(run.returncode, 7, run.stderr)
        apt = [call for call in self.calls() if call.startswith("apt-get")]
        self.assertRegex(apt[0], r" update$")
        self.assertRegex(apt[1], r" install --no-install-recommends old-dev font$")
        self.assertEqual(len(apt), 2)
        self.call("test.sh")
        self.assertRegex(self.calls()[1], r" install --no-install-recommends checker$")

    def test_a_package_that_cannot_be_installed_ends_it(self):
        self.installed.write_text("cmake\n")
        run = self.call("run.sh", "--headless", APT_FAILS="1")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("could not install these packages: old-dev font", run.stderr)

    def test_a_failed_build_ends_it(self):
        run = self.call("run.sh", "--headless", BUILD_FAILS="1")
        self.assertEqual((run.returncode, run.stdout), (1, ""))
        self.assertIn("the build failed", run.stderr)

    def test_tests_share_the_build_and_run_without_keys_or_the_users_data(self):
        self.call("run.sh", "--headless")
        run = self.call("test.sh", "-R", "^base$", OPENAI_API_KEY="k", AWS_SECRET_ACCESS_KEY="k",
                        http_proxy="p", SIGNALDESK_KILL_AT="x", SIGNALDESK_FIXTURES="/fixtures", CTEST_STATUS="8")
        self.assertEqual(run.returncode, 8, run.stderr)
        self.assertRegex(self.calls()[0], r" -DWARNINGS_ARE_ERRORS:BOOL=OFF -DWITH_UI=ON -DWITH_TESTS=ON$")
        self.assertRegex(self.calls()[-1], r"^ctest --test-dir .* --output-on-failure .*-j2 -R \^base\$$")
        said = dict(line.split("=", 1) for line in run.stdout.splitlines() if "=" in line)
        self.assertEqual(said["SIGNALDESK_FIXTURES"], "/fixtures")
        self.assertEqual((said["QT_QPA_PLATFORM"], said["LC_ALL"]), ("offscreen", "C.UTF-8"))
        private = {"OPENAI_API_KEY", "AWS_SECRET_ACCESS_KEY", "http_proxy", "SIGNALDESK_KILL_AT"}
        self.assertEqual(private & said.keys(), set())
        self.assertFalse(pathlib.Path(said["XDG_DATA_HOME"]).exists())
        self.call("run.sh", "--headless")
        self.assertEqual(self.calls(), [])  # nothing is configured or built anew

    def test_a_strict_first_build_stays_strict(self):
        self.call("test.sh", WARNINGS_ARE_ERRORS="ON")
        self.assertIn("-DWARNINGS_ARE_ERRORS=ON", self.calls()[0])

    def test_a_moved_tree_is_configured_anew(self):
        self.call("run.sh", "--headless")
        self.root = self.root.rename(self.top / "elsewhere")
        run = self.call("run.sh", "--headless")
        self.assertEqual(run.returncode, 7, run.stderr)
        self.assertIn(f"cmake -S {self.root} ", self.calls()[0])

    def test_a_foreign_build_folder_is_named(self):
        (self.root / "build").mkdir(mode=0o555)
        self.top.chmod(0o755)
        nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        run = self.call("run.sh", "--headless", before=nobody if os.geteuid() == 0 else ())
        self.assertEqual(run.returncode, 1)
        self.assertIn("chown", run.stderr)


if __name__ == "__main__":
    unittest.main()
