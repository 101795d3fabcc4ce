"""What the CMakeLists.txt files list: each source exists, each is listed, and SEES names lower floors."""
import fnmatch
import os
import re

SOURCE = re.compile(r"(?:\$\{\w+\}|[\w.*-])(?:\$\{\w+\}|[\w./*-])*\.cpp\b")
HERE = ("${CMAKE_CURRENT_SOURCE_DIR}/", "${CMAKE_CURRENT_LIST_DIR}/")
TOP = ("${PROJECT_SOURCE_DIR}/", "${CMAKE_SOURCE_DIR}/", "${signaldesk_SOURCE_DIR}/")


class ListFile:
    """One CMakeLists.txt, comments blanked."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.folder = os.path.dirname(self.path)
        self.text = re.sub(r"#[^\n]*", lambda found: " " * len(found[0]), path.read_text(encoding="utf-8"))

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def sources(self):
        """(line, pattern) of each .cpp it names, relative to the root; a variable in a name is a *."""
        for found in SOURCE.finditer(self.text):
            name, folder = found[0], self.folder
            for prefix in HERE:
                name = name.removeprefix(prefix)
            for prefix in TOP:
                if name.startswith(prefix):
                    name, folder = name.removeprefix(prefix), ""
            if "_BINARY_DIR}" not in name:
                name = re.sub(r"\$\{\w+\}", "*", name)
                yield self.line(found.start()), os.path.normpath(os.path.join(folder, name))

    def calls(self, command):
        """(line, arguments) of each call of a command."""
        for found in re.finditer(rf"^\s*{command}\s*\(([^()]*)\)", self.text, re.M):
            yield self.line(found.start(1)), found[1].split()


def seen_rooms(listing, floor):
    """room(NAME … SEES a b …) names rooms of strictly lower floors."""
    for line, words in listing.calls("room"):
        seen = words[words.index("SEES") + 1:] if "SEES" in words else []
        for end in ("SOURCES", "LINK", "OPTIONS"):
            seen = seen[:seen.index(end)] if end in seen else seen
        for one in seen:
            if floor.get(one, 99) >= floor.get(words[0], 0):
                yield line, f"room {words[0]} SEES {one}, which is not on a lower floor"


def built_rooms(root, listings):
    """Every folder of core/ with a list is in ROOMS, or nothing builds it."""
    house = ListFile(root, root / "packaging/cmake/House.cmake")
    rooms = [one for _, words in house.calls("set") if words[0] == "ROOMS" for one in words[1:]]
    for listing in listings:
        parts = listing.path.split("/")
        if parts[0] == "core" and len(parts) == 3 and parts[1] not in rooms:
            yield listing.path, 1, f"room {parts[1]} is not in ROOMS of {house.path}, so nothing builds it"


def faults(root, sources, tops, floor):
    listings = [ListFile(root, path) for top in tops for path in sorted((root / top).rglob("CMakeLists.txt"))]
    files = {source.path for source in sources}
    patterns = set()
    yield from built_rooms(root, listings)
    for listing in listings:
        for line, pattern in listing.sources():
            patterns.add(pattern)
            if pattern not in files and not fnmatch.filter(files, pattern):
                yield listing.path, line, f"lists {pattern}, which does not exist"
        for found in re.finditer(r"\bfile\s*\(\s*GLOB|\baux_source_directory\b", listing.text):
            yield listing.path, listing.line(found.start()), "globs its sources; list each by name"
        for line, words in seen_rooms(listing, floor):
            yield listing.path, line, words
    wild = [pattern for pattern in patterns if "*" in pattern]
    for source in sources:
        listed = source.path in patterns or any(fnmatch.fnmatch(source.path, one) for one in wild)
        if not source.is_header and not listed:
            yield source.path, 1, "no CMakeLists.txt lists it, so nothing builds it"
