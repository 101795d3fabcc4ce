"""Hash containers, whose order changes from run to run: none in a header of core, and nothing walks one."""
import re

TYPES = r"\b(?:QHash|QMultiHash|QSet|unordered_(?:multi)?(?:map|set))\b"
ARGUMENTS = r"(?:\s*<(?:[^<>;{}]|<(?:[^<>;{}]|<[^<>;{}]*>)*>)*>)?"
WALKS = ("keys|values|uniqueKeys|c?begin|constBegin|keyBegin|keyValueBegin|constKeyValueBegin|"
         "as(?:Const)?KeyValueRange")
REASON = "its order changes from run to run; use std::map, QMap or a sorted vector"


def names(code):
    """The variables, members and functions that a text declares as hash containers, through aliases too."""
    types = TYPES
    for alias in re.finditer(rf"\busing\s+(\w+)\s*=\s*(?:std\s*::\s*)?(?:{TYPES})", code):
        types += rf"|\b{alias[1]}\b"
    declared = rf"(?:{types}){ARGUMENTS}[\s&*]*\b([a-z]\w*)\s*[;={{(),:]"
    return {found[1] for found in re.finditer(declared, code)}


def hash_order(source):
    if source.top == "core" and source.is_header:
        for found in re.finditer(TYPES, source.code):
            yield found.start(), f"{found[0]} in a header of core: {REASON}"
    known = "|".join(sorted(names(source.code + "\n" + source.own_header)))
    if not known:
        return
    whole = rf"(?:\*|std::as_const\(|qAsConst\(|this->)*(?:{known})\b(?!\s*(?:\[|\.|->))"
    walk = rf"\bfor\s*\([^;()]*[^:]:\s*{whole}|\b(?:{known})(?:\.|->)(?:{WALKS})\s*\("
    for found in re.finditer(walk, source.code):
        yield found.start(), f"walks a hash container: {REASON}"
