"""The coroutine rules. GCC 12 frees twice, or not at all, when an await is part of a larger expression: with
`?:`, a temporary aggregate, a capturing lambda, or in a condition. So an await is a statement of its own.
"""
import re

ROOMS = {"net", "exchange", "context", "llm", "execution", "engine"}
# Single files of other rooms: the fallback order of the models, and the keychain that answers later.
FILES = ("core/decision/converse", "core/store/secret_store")
AWAIT = re.compile(r"(?<!operator )\bco_await\b")
KEYWORD = re.compile(r"(?<!operator )\bco_(?:await|return|yield)\b")
CONTROL = re.compile(r"\s*(?:else\b|do\b|default\s*:|case\b[^:;]*:(?!:)"
                     r"|(?:if|while|for|switch)\b(?:\s*constexpr)?\s*(?=\())")
REFERENCE = re.compile(r"&&\s*\w+\s*=(?!=)")
LAMBDA = re.compile(r"(?:^|[(,={&|!?:;]|\breturn|\bco_await|\bco_return)\s*\[(?!\[)")
# What may sit between a lambda's parameters and its body.
LAMBDA_TAIL = re.compile(r"(?:->[\w\s:<>,*&]+|\bmutable|\bnoexcept|\bconstexpr)\s*$")


def allowed(source):
    """Where coroutines live; tests may write fakes of anything."""
    return source.top == "tests" or source.room in ROOMS or source.path.startswith(FILES)


def rooms(source):
    found = None if allowed(source) else KEYWORD.search(source.code)
    if found:
        where = ", ".join(sorted(ROOMS))
        yield found.start(), f"{found[0]} here; coroutines live in {where} and decision/converse"


def where_nested(source, pair):
    """Why an await whose innermost brackets are not a block is refused."""
    if pair is None:
        return "outside a function"
    if pair.kind == "{":
        return "in a brace list"
    if pair.kind == "[":
        return "in a subscript"
    if re.search(r"\b(?:if|while|for|switch)(?:\s+constexpr)?\s*$", source.code[:pair.open]):
        return "in a condition"
    return "in parentheses or a call's arguments"


def statement(source, block, offset):
    """The bounds of the statement around an offset at the top of a block."""
    start = block.open + 1
    for child in block.children:
        if child.close < offset and child.kind == "{":
            inside = source.code[child.open + 1:child.close]
            if ";" in inside or not inside.strip():
                start = max(start, child.close + 1)
    level = source.level(block)
    start = max(start, block.open + 1 + level.rfind(";", 0, offset - block.open - 1) + 1)
    end = level.find(";", offset - block.open - 1)
    return start, block.close if end < 0 else block.open + 1 + end


def after_control(source, start, end):
    """Where a statement begins once a leading `if (…)`, `else` or `case …:` is passed over."""
    while found := CONTROL.match(source.code, start, end):
        pair = source.opened_at(found.end())
        start = pair.close + 1 if pair else found.end()
    return start


def awaits(source):
    """One await per statement, its arguments are names."""
    for found in AWAIT.finditer(source.code):
        offset = found.start()
        block = source.around(offset)
        if block is None or not source.is_block(block):
            where = where_nested(source, block)
            yield offset, f"co_await {where}; GCC 12 miscompiles it, await into a name first"
            continue
        start, end = statement(source, block, offset)
        start = after_control(source, start, end)
        own, operand = source.code[start:end], source.code[found.end():end]
        others = (other.start() for other in AWAIT.finditer(source.code, start, offset))
        if any(source.around(other) is block for other in others):
            yield offset, "a second co_await in one statement; await each into a name of its own"
        elif LAMBDA.search(operand):
            yield offset, "a lambda in the awaited expression; name it or the future, then await the name"
        elif "{" in operand:
            yield offset, "a brace list in the awaited expression; GCC 12 frees it twice, name it first"
        elif "?" in own:
            yield offset, "?: in one statement with co_await; GCC 12 frees it twice, choose first"
        elif "||" in own or "&&" in REFERENCE.sub("", own):
            yield offset, "&& or || in one statement with co_await; await into a name first"


def captures(source, body):
    """The capture list of the lambda whose body this is, or None when it is not a lambda's body."""
    end = len(source.code[:body.open].rstrip())
    while found := LAMBDA_TAIL.search(source.code, max(0, end - 400), end):
        end = len(source.code[:found.start()].rstrip())
    pair = source.closed_at(end - 1)
    if pair and pair.kind == "(":
        end = len(source.code[:pair.open].rstrip())
        pair = source.closed_at(end - 1)
    if not pair or pair.kind != "[" or source.code[pair.open + 1] == "[":  # the latter is an attribute
        return None
    return source.code[pair.open + 1:pair.close].strip()


def lambdas(source):
    """A lambda dies at the end of its full expression; as a coroutine it reads captures that are gone."""
    reported = set()
    for found in KEYWORD.finditer(source.code):
        body = source.around(found.start())
        while body:
            captured = captures(source, body) if body.kind == "{" else None
            if captured is not None:
                if captured and body.open not in reported:
                    reported.add(body.open)
                    yield body.open, f"a lambda that captures [{captured}] is a coroutine; make it a function"
                break
            body = body.parent


def split(parameters):
    """A parameter list at its own commas."""
    depth, words = 0, [""]
    for sign in parameters:
        depth += (sign in "<([{") - (sign in ">)]}")
        words.append("") if sign == "," and depth == 0 else words.append(words.pop() + sign)
    return words


def parameters(source):
    """A coroutine outlives the call: what `const T &`, `T &&` and views were bound to may be gone."""
    for found in re.finditer(r"\bTask<", source.code):
        end = source.angle_end(found.end() - 1)
        name = re.compile(r"\s+((?:\w+::)*\w+)\s*(?=\()").match(source.code, end or found.end())
        pair = source.opened_at(name.end()) if end and name else None
        for one in split(source.code[pair.open + 1:pair.close]) if pair else ():
            plain = re.sub(r"<.*>", "", one, flags=re.S)
            if re.search(r"&&|\bconst\b[^*]*&|\b(?:string_view|QStringView|span|initializer_list)\b", plain):
                one = " ".join(one.split())
                yield pair.open, f"{name[1]}() returns a Task and takes '{one}'; parameters by value"
