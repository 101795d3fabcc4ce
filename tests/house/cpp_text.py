"""C++ as the house rules read it: comments and literals blanked, brackets matched, scopes named.

Every blanked text keeps its length and its line breaks, so an offset means the same place in all of them.
"""
import bisect
import functools
import pathlib
import re

LITERAL = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | \b(?:u8|u|U|L)?R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"
      | "(?:\\.|[^"\\\n])*"
      | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'""",
    re.S | re.X)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
SCOPE_HEAD = re.compile(
    r"^\s*(?:(?:public|private|protected|Q_[A-Z_]+(?:\s*\([^()]*\))?)\s*(?:Q_SLOTS\s*)?:?\s*)*"
    r"(?:template\s*<[^{};]*>\s*)?(?:inline\s+)?(namespace|class|struct|union|enum|extern)\b")
CLOSES = {"(": ")", "[": "]", "{": "}"}


def spaces(text):
    """The same text with everything but line breaks blanked."""
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return LITERAL.sub(lambda found: spaces(found[0]) if found["comment"] else found[0], text)


def without_literals(text):
    """Comments, strings and characters blanked."""
    return LITERAL.sub(lambda found: spaces(found[0]), text)


class Bracket:
    """One pair: `open` and `close` are offsets, `parent` the pair around it or None, `children` inside it."""

    def __init__(self, kind, opened, closed, parent):
        self.kind, self.open, self.close, self.parent, self.children = kind, opened, closed, parent, []


class Source:
    """One C++ file of the tree; `path` is relative to the root, with slashes."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.is_header = path.suffix == ".h"
        self.own_header = ""  # the code of the header of the same name; filled in by who read both
        parts = pathlib.PurePosixPath(self.path).parts
        self.top = parts[0]
        self.room = self.top  # the folder below core/, or ui, app, gateway, tests; None for core/pch.h
        if self.top == "core":
            self.room = parts[1] if len(parts) > 2 else None

    @functools.cached_property
    def spoken(self):
        """Comments and literals blanked: what the file says to the compiler and to the preprocessor."""
        return without_literals(self.text)

    @functools.cached_property
    def code(self):
        """What is spoken without preprocessor lines."""
        return DIRECTIVE.sub(lambda found: spaces(found[0]), self.spoken)

    @functools.cached_property
    def includes(self):
        """(offset, name, whether in quotes) of every include."""
        pattern = r"""^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]"""
        text = without_comments(self.text)
        return [(found.start(), found[2], found[1] == '"') for found in re.finditer(pattern, text, re.M)]

    @functools.cached_property
    def _breaks(self):
        return [found.start() for found in re.finditer("\n", self.text)]

    def line(self, offset):
        return bisect.bisect_left(self._breaks, offset) + 1

    @functools.cached_property
    def brackets(self):
        """Every pair in the order of the openings; a stray closing bracket is passed over."""
        pairs, stack = [], []
        for found in re.finditer(r"[()\[\]{}]", self.code):
            sign = found[0]
            if sign in CLOSES:
                parent = stack[-1] if stack else None
                pairs.append(Bracket(sign, found.start(), len(self.code), parent))
                stack.append(pairs[-1])
                if parent:
                    parent.children.append(pairs[-1])
            elif stack and CLOSES[stack[-1].kind] == sign:
                stack.pop().close = found.start()
        return pairs

    @functools.cached_property
    def _openings(self):
        return {pair.open: pair for pair in self.brackets}

    @functools.cached_property
    def _closings(self):
        return {pair.close: pair for pair in self.brackets}

    def around(self, offset):
        """The innermost pair around an offset, or None."""
        before = bisect.bisect_left(self.brackets, offset, key=lambda pair: pair.open)
        pair = self.brackets[before - 1] if before else None
        while pair and pair.close <= offset:
            pair = pair.parent
        return pair

    def opened_at(self, offset):
        return self._openings.get(offset)

    def closed_at(self, offset):
        return self._closings.get(offset)

    def level(self, pair):
        """The text of a pair's inside (the whole file for None) with everything nested deeper blanked."""
        start, end = (pair.open + 1, pair.close) if pair else (0, len(self.code))
        parts = []
        for child in pair.children if pair else [one for one in self.brackets if not one.parent]:
            parts += [self.code[start:child.open + 1], spaces(self.code[child.open + 1:child.close])]
            start = child.close
        return "".join(parts) + self.code[start:end]

    def is_block(self, pair):
        """Whether a pair of braces holds statements; an initialiser never has a semicolon of its own."""
        return pair.kind == "{" and ";" in self.level(pair)

    def head(self, pair):
        """What stands before an opening brace, back to the end of the statement before it."""
        return self.code[max(self.code.rfind(end, 0, pair.open) for end in ";{}") + 1:pair.open]

    def scope(self, offset):
        """Where an offset stands: "namespace" (also the file itself), "class", "enum" or "function"."""
        pair = self.around(offset)
        while pair and pair.kind != "{":
            pair = pair.parent
        return self.scope_of(pair)

    def scope_of(self, pair):
        if pair is None:
            return "namespace"
        found = SCOPE_HEAD.match(self.head(pair))
        if not found:
            return "function"
        return {"namespace": "namespace", "extern": "namespace", "enum": "enum"}.get(found[1], "class")

    def angle_end(self, offset):
        """The offset after the `>` that closes the `<` at an offset, or None when it closes nothing."""
        depth = 0
        for place in range(offset, len(self.code)):
            sign = self.code[place]
            depth += (sign == "<") - (sign == ">" and self.code[place - 1] != "-")
            if depth == 0:
                return place + 1
            if sign in ";{}":
                return None
        return None

    def declared(self, offset):
        """The words of a declaration, template arguments as <>, and the sign that ends it."""
        words = []
        while offset < len(self.code):
            sign = self.code[offset]
            if sign in ";={(":
                return "".join(words), sign
            end = self.angle_end(offset) if sign == "<" else None
            words.append("<>" if end else sign)
            offset = end or offset + 1
        return "".join(words), ""
