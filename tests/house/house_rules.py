#!/usr/bin/env python3
"""The house rules: floors, sizes, coroutines, globals, and what the toolchain cannot do.

Usage: house_rules.py [ROOT]. Prints `path:line: what and why [rule]` for each fault; status 1 if any.
A rule is a function and a row in FILE_RULES or TREE_RULES, or a row in PATTERNS, and a planted fault in
test_house_rules.py, which fails for a rule that nothing breaks.
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True  # the tree stays as it was checked out

import coroutines
import package_lists
import source_lists
import state
import unordered
import widgets
from cpp_text import Source

FLOOR = {"base": 0, "domain": 1, "studies": 2, "chart": 2, "risk": 2, "net": 3, "store": 3,
         "exchange": 4, "context": 4, "llm": 4, "brain": 5, "decision": 5, "execution": 5, "evaluation": 6,
         "engine": 7, "gateway": 8, "ui": 8, "app": 9}
FACES = {"ui", "gateway"}
FACES_SEE = {"base", "domain", "chart", "engine"}
PRODUCT = ("core", "ui", "gateway", "app")
EVERYWHERE = PRODUCT + ("tests",)
CEILING = {".h": 300, ".cpp": 600}
LOW = {"ui/main_window.h", "ui/main_window.cpp", "core/engine/cycle.h", "core/engine/cycle.cpp"}
LOW_CEILING = 299


# --- rules of one file: (source) -> (offset, message)

def floors(source):
    room = source.room
    if source.top == "core" and room and room not in FLOOR:
        yield 0, f"room {room} has no floor; give it one in FLOOR"
        return
    for offset, name, quoted in source.includes:
        seen = name.split("/")[0]
        if source.top == "core" and quoted and "/" not in name and name.endswith(".h"):
            yield offset, f'"{name}" names no room; write "room/file.h"'
        if ".." in name.split("/"):
            yield offset, f'"{name}" climbs out of its folder, past the floors; write "room/file.h"'
        if not room or seen == room or seen not in FLOOR:
            continue
        if room in FACES and seen not in FACES_SEE:
            yield offset, f"{room} sees only {', '.join(sorted(FACES_SEE))}, not {seen}"
        elif FLOOR[room] <= FLOOR[seen]:
            yield offset, (f"{room} (floor {FLOOR[room]}) may not see {seen} (floor {FLOOR[seen]}); "
                           "a room sees strictly lower floors")


def no_widgets(source):
    for found in widgets.PATTERN.finditer(source.spoken):
        yield found.start(), f"{found[0]}: core never sees a widget or Qt Charts"


def size(source):
    limit = LOW_CEILING if source.path in LOW else CEILING[".h" if source.is_header else ".cpp"]
    lines = len(source.text.splitlines())
    if lines > limit:
        yield 0, f"{lines} lines; the ceiling here is {limit}, so split by what it does"


def opening(source):
    first = source.text.split("\n", 1)[0]
    if source.is_header and (not first.startswith("//") or len(first.split()) < 4 or "SPDX" in first):
        yield 0, "a header opens with a // comment: what it is, who owns it, which thread"
    if source.is_header and not re.search(r"^#pragma once$", source.text, re.M):
        yield 0, "no #pragma once"


def nodiscard(source):
    """Result and Task functions of a header; a definition below its declaration need not repeat it."""
    said = set()
    for found in re.finditer(r"\b(?:Result|Task)<", source.code) if source.is_header else ():
        end = source.angle_end(found.end() - 1)
        name = re.compile(r"\s+((?:\w+::)*\w+)\s*\(").match(source.code, end) if end else None
        pair = source.around(found.start())
        if not name or pair and pair.kind != "{" or source.scope_of(pair) not in ("namespace", "class"):
            continue
        start = max(source.code.rfind(sign, 0, found.start()) for sign in ";{}") + 1
        if "nodiscard" in source.code[start:found.start()]:
            said.add(name[1])
        elif name[1].split("::")[-1] not in said:
            yield found.start(), f"{name[1]}() returns a {found[0][:-1]} and is not [[nodiscard]]"


FILE_RULES = (  # (name, where, rule)
    ("floors", PRODUCT, floors),
    ("widgets", ("core",), no_widgets),
    ("size", EVERYWHERE, size),
    ("opening", EVERYWHERE, opening),
    ("state", PRODUCT, state.process_state),
    ("unordered", PRODUCT, unordered.hash_order),
    ("nodiscard", PRODUCT, nodiscard),
    ("coroutine rooms", PRODUCT, coroutines.rooms),
    ("one await", EVERYWHERE, coroutines.awaits),
    ("coroutine lambda", EVERYWHERE, coroutines.lambdas),
    ("coroutine parameters", EVERYWHERE, coroutines.parameters),
)
PATTERNS = (  # (name, where, but not in paths that start so, over which text, pattern, message)
    ("views", EVERYWHERE, (), "spoken",
     r"#\s*include\s*<ranges>|\bstd\s*::\s*views\b|\branges\s*::\s*views\b|\bviews::",
     "clang 14 cannot compile libstdc++'s views; write the loop"),
    ("expected", EVERYWHERE, (), "spoken", r"#\s*include\s*<expected>|\bstd\s*::\s*(?:un)?expected\b",
     "GCC 12's conflicts with QCoro and clang 14 cannot see it; use base::Result"),
    ("format", EVERYWHERE, (), "spoken", r"#\s*include\s*<format>|\bstd\s*::\s*v?format(?:_to)?\b",
     "GCC 12 has no <format>"),
    ("datetime", ("core", "gateway", "app"), ("core/base/time.cpp",), "spoken", r"\bQDateTime\b",
     "it lives only in ui and core/base/time.cpp; use base::UtcTime"),
    ("injected", ("core",), ("core/base/",), "code",
     r"\bsystem_clock\s*::\s*now\b|\bQ(?:Date|Time)::current\w+|\bstd::(?:rand|time)\s*\("
     r"|\bQRandomGenerator\b|\brandom_device\b|\bmt19937(?:_64)?\b|\bcreateUuid\b",
     "time and randomness are injected (base::Clock, base::Random), or a replay cannot repeat"),
    ("sockets", PRODUCT, ("core/net/",), "spoken",
     r"\bQ(?:Network(?:AccessManager|Reply|Request|Proxy\w*|Cookie\w*)|TcpSocket|TcpServer|UdpSocket)\b"
     r"|\bQ(?:Ssl|WebSocket|Dns)[A-Z]?\w*\b",
     "net is the only door to the network"),
    ("database", PRODUCT, ("core/store/",), "spoken", r"\bQSql\w*\b|\bsqlite3\w*\b",
     "store is the only door to SQL"),
    ("unfinished", EVERYWHERE, (), "text", r"\b(?:TO" r"DO|FIX" r"ME)\b", "finish it, or take it out"),
    ("machine", EVERYWHERE, (), "text", r"(?<![\w.}*)])/(?:home|root|Users|work|tmp)/\w+",
     "a path of one machine; take it from the caller, the environment or QTemporaryDir"),
)


# --- rules of the whole tree: (root, sources) -> (path, line, message)

def circles_of(edges):
    """The circles of {from: {to: place}}, each once, as lists of names."""
    done, path, found = set(), [], []

    def walk(node):
        path.append(node)
        for after in sorted(edges.get(node, ())):
            if after in path:
                found.append(path[path.index(after):] + [after])
            elif after not in done:
                walk(after)
        done.add(path.pop())

    for node in sorted(edges):
        if node not in done:
            walk(node)
    return found


def circles(_, sources):
    """Rooms that include each other, and headers that include each other."""
    rooms, headers = {}, {}
    known = {source.path for source in sources}
    for source in sources:
        for offset, name, _ in source.includes if source.top in PRODUCT and source.room else ():
            place = source.path, source.line(offset)
            seen = name.split("/")[0]
            if seen in FLOOR and seen != source.room:
                rooms.setdefault(source.room, {}).setdefault(seen, place)
            target = next((path for path in (f"core/{name}", name) if path in known), None)
            if target and source.is_header:
                headers.setdefault(source.path, {}).setdefault(target, place)
    for edges, what in ((rooms, "rooms"), (headers, "headers")):
        for circle in circles_of(edges):
            path, line = edges[circle[0]][circle[1]]
            yield path, line, f"a circle of {what}: {' -> '.join(circle)}"


def lists(root, sources):
    return source_lists.faults(root, sources, EVERYWHERE, FLOOR)


def packages(root, _):
    return package_lists.faults(root)


TREE_RULES = (("circles", circles), ("source lists", lists), ("packages", packages))


# --- the walk

def read_tree(root):
    paths = (path for top in EVERYWHERE for path in sorted((root / top).rglob("*")) if path.suffix in CEILING)
    sources = [Source(root, path) for path in paths if path.is_file()]
    headers = {source.path: source for source in sources if source.is_header}
    for source in sources:
        own = None if source.is_header else headers.get(source.path[:-len(".cpp")] + ".h")
        source.own_header = own.code if own else ""
    return sources


def check_file(source):
    """(offset, rule, message) of each fault of one file."""
    for rule, where, function in FILE_RULES:
        if source.top in where:
            yield from ((offset, rule, words) for offset, words in function(source))
    for rule, where, exempt, over, pattern, words in PATTERNS:
        if source.top in where and not any(source.path.startswith(one) for one in exempt):
            for found in re.finditer(pattern, getattr(source, over)):
                yield found.start(), rule, f"{' '.join(found[0].split())}: {words}"


def check(root):
    """Every fault of a tree, as (path, line, rule, message), in the order of the files."""
    sources = read_tree(root)
    found = {(source.path, source.line(offset), rule, words)
             for source in sources for offset, rule, words in check_file(source)}
    for rule, function in TREE_RULES:
        found |= {(path, line, rule, words) for path, line, words in function(root, sources)}
    return sorted(found)


def main(arguments):
    root = pathlib.Path(arguments[1] if len(arguments) > 1 else ".").resolve()
    if not (root / "core").is_dir():
        print(f"{root} has no core/; give the root of the project", file=sys.stderr)
        return 2
    found = check(root)
    for path, line, rule, words in found:
        print(f"{path}:{line}: {words} [{rule}]")
    print(f"faults: {len(found)}" if found else "the house is in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
