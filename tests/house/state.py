"""State of the whole process, which the house forbids: singletons, statics and variables of a namespace."""
import re

# Files that must hold state of the process, and why; a file that no longer does is a fault too.
PROCESS_STATE = {
    "app/signals.cpp": "a signal handler is a plain function",
    "core/base/log.cpp": "Qt's message handler is a plain function",
    "core/base/kill_point.cpp": "counts the passages of this process",
}
REASON = "state of the whole process; pass it in (app/composition builds everything)"
NO_VARIABLE = re.compile(
    r"\b(?:const|constexpr|using|namespace|typedef|friend|operator|extern|template|concept)\b")
VARIABLE = re.compile(r"\s*[\w:<>,*&\s]*[\w>*&\s]\s*\b\w+\s*(?:\[[^\]]*\]\s*)*")
TYPE_WORD = re.compile(r"\b(?:class|struct|union|enum)\b")


def is_variable(words):
    """Whether a declaration's words (see Source.declared) name a type and then a variable that can change."""
    words = re.sub(r"\[\[.*?\]\]", " ", words)
    return len(words.split()) > 1 and not NO_VARIABLE.search(words) and VARIABLE.fullmatch(words)


def statics(source):
    for found in re.finditer(r"\b(?:static|thread_local)\b", source.code):
        words, end = source.declared(found.end())
        if end == "(" and source.scope(found.start()) != "function":
            continue
        if end and is_variable("static " + words):
            yield found.start()


def initialised(source, opened):
    """Whether the brace at an offset closes right before a semicolon: `int n{0};`."""
    pair = source.opened_at(opened)
    return pair and source.code[pair.close + 1:].lstrip().startswith(";")


def namespace_variables(source):
    """Variables outside every class and function that are neither static nor constant."""
    for scope in [None] + [pair for pair in source.brackets if pair.kind == "{"]:
        if source.scope_of(scope) != "namespace":
            continue
        level = re.sub(r"\bQ_[A-Z_]+\s*\([^()]*\)", lambda macro: " " * len(macro[0]), source.level(scope))
        base = scope.open + 1 if scope else 0
        for found in re.finditer(r"([^;{}]+)([;{])?", level):
            start = base + found.end(1) - len(found[1].lstrip())
            words, end = source.declared(start)
            continues = not re.match(r"[\w:\[]", words)  # after `int a[] = {1}`, the `, b[] = {2};`
            if continues or re.search(r"\b(?:static|thread_local)\b", words) or not is_variable(words):
                continue
            named = not TYPE_WORD.search(words)
            braced = end == "{" and initialised(source, base + found.start(2))
            if end == "=" or named and (end == ";" or braced):
                yield start


def process_state(source):
    for found in re.finditer(r"(\w+)\s*::\s*instance\s*\(", source.code):
        if not re.fullmatch(r"Q\w*Application", found[1]):
            yield found.start(), f"{found[1]}::instance() is a singleton; pass the object in"
    for found in re.finditer(r"\bQ_(?:GLOBAL|APPLICATION)_STATIC\b", source.code):
        yield found.start(), REASON
    changing = sorted({*statics(source), *namespace_variables(source)})
    if source.path in PROCESS_STATE:
        if not changing:
            yield 0, "keeps no process state any more; take it out of PROCESS_STATE"
        return
    for offset in changing:
        yield offset, REASON
