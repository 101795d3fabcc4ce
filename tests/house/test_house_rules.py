#!/usr/bin/env python3
"""Plants each fault in a small tree and sees it found; sees a clean tree, full of near misses, pass."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import house_rules

OPENING = "// A thing of this room: what it is, who owns it. Any thread.\n#pragma once\n"
# A tree without a fault. Everything in it comes close to a rule and keeps it.
CLEAN = {
    "packaging/cmake/House.cmake": "set(ROOMS base domain studies chart risk net store exchange llm brain\n"
                                   "    decision evaluation engine)\n",
    "packaging/dependencies": "# Why.\n[build]\ncmake # configures\nqt-dev|libqt-dev\n[test]\nlibcheck-dev\n",
    "packaging/debian/control": "Build-Depends: cmake,\n               libqt-dev (>= 6) | qt-dev,\n"
                                "               libcheck-dev <!nocheck>\n",
    "core/CMakeLists.txt": "add_subdirectory(base)\n",
    "core/pch.h": "// Precompiled headers of every room.\n#pragma once\n#include <vector>\n",
    "core/base/CMakeLists.txt": "room(base SOURCES clock.cpp log.cpp time.cpp) # not gone.cpp\n",
    "core/base/result.h": OPENING + """namespace base {
template <class T> using Result = tl::expected<T, Error>;
template <class S> [[nodiscard]] Result<void> set(S &options);
template <class S>
Result<void> set(S &options) { return {}; }
}
""",
    "core/base/task.h": OPENING + '#include "base/result.h"\n',
    "core/base/clock.cpp": "auto now() { return std::chrono::system_clock::now(); }\n",
    "core/base/time.cpp": "#include <QDateTime>\nQDateTime value() { return {}; }\n",
    "core/base/log.cpp": "namespace base {\nnamespace {\nstd::mutex guard;\n}\n}\n",
    "core/domain/CMakeLists.txt": "room(domain\n    SOURCES money.cpp\n    SEES base)\n",
    "core/domain/money.h": OPENING + """#include "base/result.h"
namespace domain {
class Money
{
    Q_GADGET
public:
    static Money zero();
    [[nodiscard]] static base::Result<Money> parse(std::string_view text);
    [[nodiscard]] virtual base::Result<Money> add(const Money &other) const = 0;
    static constexpr int places = 8;
private:
    std::map<std::string, base::Result<int>> m_parts;
    std::function<base::Result<int>(int)> m_rounded;
};
enum class Side { Long, Short };
inline constexpr double half = 0.5;
extern const char *const names[2];
bool operator==(const Money &left, const Money &right);
}
""",
    "core/domain/money.cpp": """#include "domain/money.h"
#include <unordered_map>
namespace domain {
namespace {
struct Row { int a = 0; std::string b; };
const std::map<std::string, int> table = {{"a", 1}};
constexpr Row rows[] = {{1, "//"}, {2, "co_await x ? y : z"}};
constexpr const char *upper[] = {"upper"}, *lower[] = {"lower"},
                     *middle[] = {"middle"};
static const char *const first = "QDateTime QWidget ::instance()";
template <class T>
T twice(T value) { return value + value; }
}
Money Money::zero() { static const Money none; return none; }
int count(const std::vector<int> &list)
{
    std::unordered_map<std::string, int> seen;
    int total = 0;
    for (const int one : list)
        total += seen[std::to_string(one)] += 1;
    const char quote = '"'; // it's not a string: for (auto x : seen)
    return total + 1'000 + (quote == '\\'' ? 1 : 0) + (QCoreApplication::instance() ? 1 : 0);
}
std::string raw() { return R"(for (auto x : seen) static int n;)"; }
}
""",
    "core/net/CMakeLists.txt": "room(net SOURCES fetch.cpp SEES domain)\n",
    "core/net/fetch.h": OPENING + """#include "base/task.h"
#include "domain/money.h"
#include <QNetworkReply>
namespace net {
[[nodiscard]] base::Task<int> fetch(std::string address, const Host *host, Gate &gate,
                                    std::function<void(const int &)> done);
struct Waiter
{
    Awaiter operator co_await() noexcept { return Awaiter{this}; }
};
}
""",
    "core/net/fetch.cpp": """#include "net/fetch.h"
namespace net {
base::Task<int> fetch(std::string address, const Host *host, Gate &gate,
                      std::function<void(const int &)> done)
{
    const auto quick = [&](int x) { return x > 0 && host ? x : 1; };
    const Request request{address, {quick(1), 2}};
    QFuture<int> work = QtConcurrent::run([request] { return request.size(); });
    const int size = co_await work;
    if (size > 0 && host) {
        const auto reply = co_await send(std::move(address), table[size]);
        const auto &&other = co_await gate.enter();
        if (!reply)
            co_return tl::unexpected(reply.error());
    } else if (size == 0 || !host)
        co_await wait(size);
    for (int tries = 0; tries < 3; ++tries) {
        co_await wait(tries);
    }
    const auto plain = [](int n) -> base::Task<int> { co_return n; };
    switch (size) {
    case 1:
        co_return co_await plain(size);
    default:
        co_await wait(size);
    }
    co_return host ? size : 0;
}
}
""",
    "core/engine/CMakeLists.txt": "room(engine SOURCES cycle.cpp SEES net)\n",
    "core/engine/cycle.cpp": '#include "net/fetch.h"\n' + "\n" * 298,
    "ui/CMakeLists.txt": "add_library(ui main_window.cpp ${CMAKE_CURRENT_SOURCE_DIR}/panels/news.cpp)\n",
    "ui/main_window.h": OPENING + "#include <QMainWindow>\nclass MainWindow;\n",
    "ui/main_window.cpp": '#include "ui/main_window.h"\n#include "domain/money.h"\n#include <QDateTime>\n',
    "ui/panels/news.cpp": """namespace names = domain;
static QString title(const QHash<int, QStringList> &rows)
{
    for (const QString &one : rows.value(1))
        return one + rows[2].join(one);
    return {};
}
""",
    "app/CMakeLists.txt": "foreach(one run)\n    add_command(commands/${one}.cpp)\nendforeach()\n"
                          "add_executable(signaldesk main.cpp)\n",
    "app/main.cpp": '#include "ui/main_window.h"\n#include "engine/cycle.h"\nint main() { return 0; }\n',
    "app/commands/run.cpp": '#include "net/fetch.h"\n',
    "tests/unit/net/CMakeLists.txt": "house_test(net SOURCES main.cpp)\n",
    "tests/unit/net/main.cpp": "Task<int> fake(std::string name) { co_return 1; }\nstatic int made = 0;\n",
}
PLANTED = []


def plant(rule, place, words, text, others=None):
    """A fault: the rule, `path:line`, words of the message, the file's text, and files that belong to it."""
    path = place.split(":")[0]
    PLANTED.append((rule, place, words, {path: text + "\n", **(others or {})}))


def plant_header(rule, place, words, text, others=None):
    """The same for a header; its text begins on line 3."""
    plant(rule, place, words, OPENING + text, others)


def plant_await(rule, line, words, text):
    """The same for a statement of a coroutine; it begins on line 3."""
    plant(rule, f"core/net/a.cpp:{line}", words, f"Task<int> run(Host *host, int n)\n{{\n    {text}\n}}")


plant_header("floors", "core/domain/up.h:3", "floor 1", '#include "studies/rsi.h"')
plant_header("floors", "core/studies/side.h:3", "strictly lower", '#include "chart/scale.h"')
plant_header("floors", "core/decision/side.h:3", "floor 5", "#include <brain/recall.h>")
plant_header("floors", "core/evaluation/up.h:3", "floor 7", '#include "engine/cycle.h"')
plant_header("floors", "core/engine/up.h:3", "ui (floor 8)", '#include "ui/panel.h"')
plant_header("floors", "core/engine/roof.h:3", "app (floor 9)", '#include "app/composition.h"')
plant_header("floors", "ui/deep.h:3", "ui sees only base, chart", '#include "store/journal.h"')
plant_header("floors", "ui/roof.h:3", "ui sees only", '#include "app/composition.h"')
plant_header("floors", "gateway/deep.h:3", "gateway sees only", '#include "llm/call.h"')
plant_header("floors", "core/cellar/a.h:1", "no floor", "")
plant_header("floors", "core/net/near.h:3", "names no room", '#include "fetch.h"')
plant_header("floors", "core/base/climb.h:3", "climbs out", '#include "../domain/money.h"')

plant_header("widgets", "core/chart/a.h:3", "QWidget: core never sees", "#include <QWidget>")
plant_header("widgets", "core/chart/a.h:3", "QtCharts", "#include <QtCharts/QLineSeries>")
plant_header("widgets", "core/chart/a.h:4", "QMainWindow", "\nclass QMainWindow;")

plant_header("size", "core/chart/a.h:1", "301 lines", "int line();\n" * 298 + "int last();")
plant("size", "core/chart/a.cpp:1", "ceiling here is 600", "int line();\n" * 600)
plant("size", "ui/main_window.cpp:1", "ceiling here is 299", "int line();\n" * 299)
plant("size", "core/engine/cycle.cpp:1", "300 lines", "int line();\n" * 299)
plant("size", "tests/unit/net/main.cpp:1", "601 lines", "int line();\n" * 600)

plant("opening", "core/chart/a.h:1", "opens with", "#pragma once\n// Late.")
plant("opening", "core/chart/a.h:1", "opens with", "// SPDX-License-Identifier: MIT or so\n#pragma once")
plant("opening", "core/chart/a.h:1", "#pragma once", "// The scale of an axis. Any thread.\nclass A;")

plant("state", "core/risk/a.cpp:2", "Judge::instance()", "\nconst auto &a = Judge::instance();")
plant("state", "core/risk/a.cpp:3", "pass it in", "void f()\n{\n    static int calls = 0;\n}")
plant("state", "core/risk/a.cpp:3", "pass it in", "void f()\n{\n    static Judge judge(1);\n}")
plant_header("state", "core/risk/a.h:5", "pass it in", "class A\n{\n    static A *s_own;\n};")
plant("state", "core/risk/a.cpp:3", "pass it in", "namespace risk {\n\nint calls = 0;\n}")
plant("state", "core/risk/a.cpp:1", "pass it in", "std::map<int, std::function<int(int)>> hooks;")
plant("state", "core/risk/a.cpp:2", "pass it in", "namespace risk {\nint calls{0};\n}")
plant("state", "core/risk/a.cpp:3", "pass it in", 'Q_LOGGING_CATEGORY(room, "desk.risk")\n\nJudge *judge;')
plant("state", "core/risk/a.cpp:1", "pass it in", "thread_local int depth;")
plant("state", "core/risk/a.cpp:1", "pass it in", "Q_GLOBAL_STATIC(Judge, judge)")
plant("state", "core/base/log.cpp:1", "take it out of PROCESS_STATE", "int line() { return 1; }")

plant_header("unordered", "core/brain/a.h:5", "QHash", "class A\n{\n    QHash<int, int> m_seen;\n};")
plant_header("unordered", "core/brain/a.h:3", "unordered_set", "std::unordered_set<int> seen();")
plant("unordered", "core/brain/a.cpp:4", "walks a hash container",
      "void f()\n{\n    std::unordered_map<int, std::vector<int>> seen;\n"
      "    for (const auto &[key, value] : seen)\n        g(key);\n}")
plant("unordered", "core/brain/a.cpp:3", "walks",
      "void f(const QHash<int, int> &seen)\n{\n    g(seen.keys());\n}")
plant("unordered", "core/brain/a.cpp:4", "walks",
      "using Index = QMultiHash<int, int>;\nvoid f(const Index &index)\n{\n"
      "    for (int one : std::as_const(index))\n        g(one);\n}")
plant("unordered", "ui/a.cpp:3", "walks", "void A::f()\n{\n    for (int one : m_rows)\n        g(one);\n}",
      {"ui/a.h": OPENING + "class A\n{\n    QHash<int, int> m_rows;\n};\n"})

plant_header("nodiscard", "core/store/a.h:6", "read() returns a Result",
             "class A\n{\npublic:\n    base::Result<int> read(int x);\n};")
plant_header("nodiscard", "core/net/a.h:4", "read() returns a Task",
             "namespace net {\nbase::Task<std::vector<int>> read();\n}")

plant("coroutine rooms", "core/risk/a.cpp:3", "live in", "Task<int> f()\n{\n    co_return 1;\n}")
plant("coroutine rooms", "core/decision/ask.cpp:3", "converse", "Task<int> f()\n{\n    co_await g();\n}")
plant("coroutine rooms", "app/commands/a.cpp:3", "live in", "Task<int> f()\n{\n    co_await g();\n}")

plant_await("one await", 3, "in a condition", "if (co_await ready(n))\n        co_return 1;")
plant_await("one await", 3, "in a condition", "if (auto r = co_await ready(n); r)\n        co_return 1;")
plant_await("one await", 3, "in parentheses", "while (!(co_await ready(n)))\n        n = 1;")
plant_await("one await", 3, "in a condition", "for (auto one : co_await list(n))\n        use(one);")
plant_await("one await", 3, "in a condition", "switch (co_await ready(n)) {\n    default:\n        ;\n    }")
plant_await("one await", 3, "a call's arguments", "use(co_await ready(n));")
plant_await("one await", 3, "in parentheses", "const auto text = (co_await ready(n)).text();")
plant_await("one await", 3, "in a subscript", "const auto one = list[co_await ready(n)];")
plant_await("one await", 3, "in a brace list", "std::vector<int> both{co_await ready(1), 2};")
plant_await("one await", 4, "a second co_await", "const int sum = co_await a(1) +\n        co_await a(2);")
plant_await("one await", 3, "?: in one statement", "const int one = host ? co_await ready(1) : 0;")
plant_await("one await", 3, "?: in one statement", "const int one = co_await ready(host ? 1 : 2);")
plant_await("one await", 3, "&& or ||", "const bool both = host && co_await ready(1);")
plant_await("one await", 3, "&& or ||", "const bool any = co_await ready(1) || host;")
plant_await("one await", 3, "a brace list", "const int one = co_await send(Request{1, 2});")
plant_await("one await", 3, "a brace list", "const int one = co_await send({1, 2});")
plant_await("one await", 3, "a lambda", "const int one = co_await QtConcurrent::run([host] { return 1; });")
plant_await("one await", 4, "a call's arguments", "if (host)\n        use(co_await ready(1));")
plant("one await", "tests/unit/net/main.cpp:3", "a call's arguments",
      "Task<int> f()\n{\n    QVERIFY(co_await ready(1));\n}")
plant_await("coroutine lambda", 3, "captures [host]",
            "const auto f = [host](int n) -> base::Task<int> { co_return n; };\n    co_await f(1);")
plant_await("coroutine lambda", 3, "captures [&, this]",
            "run([&, this]() mutable {\n        if (n)\n            co_return;\n    });")
plant_await("coroutine lambda", 3, "captures [=]", "run([=] {\n        co_await wait(n);\n    });")
plant_header("coroutine parameters", "core/net/a.h:3", "const std::string &url",
             "[[nodiscard]] base::Task<int> get(const std::string &url);")
plant_header("coroutine parameters", "core/net/a.h:3", "std::string_view s",
             "[[nodiscard]] QCoro::Task<int> get(int n,\n    std::string_view s);")
plant("coroutine parameters", "core/net/a.cpp:1", "A::get()",
      "Task<int> A::get(Request &&one)\n{\n    co_return 1;\n}")

plant("views", "core/chart/a.cpp:2", "clang 14", "\n#include <ranges>")
plant("views", "core/chart/a.cpp:1", "write the loop", "const auto x = list | std::views::reverse;")
plant("views", "tests/unit/net/main.cpp:1", "write the loop", "auto x = std::ranges::views::iota(1);")
plant("expected", "core/chart/a.cpp:1", "base::Result", "#include <expected>")
plant("expected", "core/chart/a.cpp:1", "base::Result", "std::expected<int, int> f();")
plant("format", "core/chart/a.cpp:1", "GCC 12", 'const auto s = std::format("x");')
plant("datetime", "core/domain/a.cpp:1", "base::UtcTime", "#include <QDateTime>")
plant("datetime", "core/base/clock.cpp:1", "base::UtcTime", "auto f() { return QDateTime(); }")
plant("datetime", "app/commands/run.cpp:1", "base::UtcTime", "const QDateTime at;")
plant("injected", "core/risk/a.cpp:1", "a replay cannot", "const auto t = std::chrono::system_clock::now();")
plant("injected", "core/exchange/a.cpp:2", "base::Random", "\nQRandomGenerator f();")
plant("sockets", "core/llm/a.cpp:1", "the only door", "#include <QNetworkAccessManager>")
plant("sockets", "ui/a.cpp:1", "the only door", "class QTcpSocket;")
plant("database", "core/engine/a.cpp:1", "store is the only door", "#include <QSqlQuery>")
plant("unfinished", "core/risk/a.cpp:1", "finish it", "// TO" "DO: limits")
plant("unfinished", "tests/unit/net/main.cpp:1", "finish it", 'auto s = "FIX' 'ME";')
plant("machine", "app/main.cpp:1", "one machine", 'const char *const file = "/ho' 'me/ann/keys";')

plant_header("circles", "core/chart/a.h:3", "core/chart/a.h -> core/chart/b.h -> core/chart/a.h",
             '#include "chart/b.h"', {"core/chart/b.h": OPENING + '#include "chart/a.h"\n'})
plant("source lists", "core/domain/CMakeLists.txt:2", "core/domain/gone.cpp, which does not exist",
      "room(domain SOURCES money.cpp\n gone.cpp SEES base)")
plant("source lists", "core/domain/money.cpp:1", "nothing builds it", CLEAN["core/domain/money.cpp"],
      {"core/domain/CMakeLists.txt": "room(domain SOURCES # money.cpp\n SEES base)\n"})
plant("source lists", "ui/CMakeLists.txt:2", "list each by name",
      "\nfile(GLOB all *.cpp)\nadd_library(ui main_window.cpp panels/news.cpp)")
plant("source lists", "core/net/CMakeLists.txt:1", "SEES llm",
      "room(net SOURCES fetch.cpp\n    SEES base llm LINK Qt6::Network)")
plant("source lists", "core/context/CMakeLists.txt:1", "not in ROOMS", "room(context SOURCES SEES net)")
plant("packages", "packaging/dependencies:3", "not in packaging/debian/control", "[build]\ncmake\nlibcheck")
plant("packages", "packaging/dependencies:3", "twice", "[build]\ncmake\nnew-cmake|cmake # why")
plant("packages", "packaging/dependencies:2", "section [bench]", "[bench]\ncmake")


def build(root, planted=()):
    """The clean tree with the planted files over it; a new source is listed unless its list is planted."""
    files = dict(CLEAN)
    for path, text in dict(planted).items():
        parts = path.split("/")
        depth = 2 if parts[0] == "core" else 1
        listing = "/".join(parts[:depth]) + "/CMakeLists.txt"
        if path.endswith(".cpp") and path not in CLEAN and listing not in planted:
            files[listing] = files.get(listing, "") + f"list(APPEND more {'/'.join(parts[depth:])})\n"
        files[path] = text
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


class HouseRules(unittest.TestCase):
    def faults(self, planted=()):
        with tempfile.TemporaryDirectory(prefix="a house ") as folder:
            build(pathlib.Path(folder), planted)
            return house_rules.check(pathlib.Path(folder))

    def test_clean_tree_passes(self):
        self.assertEqual(self.faults(), [])

    def test_each_planted_fault_is_found_and_breaks_no_other_rule(self):
        for rule, place, words, planted in PLANTED:
            with self.subTest(rule=rule, place=place, words=words):
                found = self.faults(planted)
                self.assertTrue(any(f"{path}:{line}" == place and name == rule and words in message
                                    for path, line, name, message in found), found)
                # A face that includes the roof closes a circle, too.
                self.assertEqual({name for _, _, name, _ in found} | {"circles"}, {rule, "circles"}, found)

    def test_a_circle_of_rooms_is_found(self):
        found = self.faults({"core/chart/a.h": OPENING + '#include "risk/a.h"\n',
                             "core/risk/a.h": OPENING + '#include "studies/a.h"\n',
                             "core/studies/a.h": OPENING + '#include "chart/a.h"\n'})
        self.assertIn("a circle of rooms: chart -> risk -> studies -> chart", [words for *_, words in found])

    def test_every_rule_can_fail(self):
        tables = house_rules.FILE_RULES, house_rules.PATTERNS, house_rules.TREE_RULES
        self.assertEqual({row[0] for table in tables for row in table}, {rule for rule, *_ in PLANTED})

    def run_program(self, planted):
        with tempfile.TemporaryDirectory(prefix="a house ") as folder:
            if planted is not None:
                build(pathlib.Path(folder), planted)
            command = [sys.executable, house_rules.__file__, folder]
            return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_the_program_tells_by_its_status(self):
        self.assertEqual(self.run_program({}).returncode, 0)
        self.assertEqual(self.run_program(None).returncode, 2)
        run = self.run_program({"core/risk/a.cpp": "#include <expected>\n"})
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stdout, r"^core/risk/a\.cpp:1: #include <expected>: .* \[expected\]\n")


if __name__ == "__main__":
    unittest.main()
