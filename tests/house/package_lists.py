"""packaging/dependencies is the one list of packages; packaging/debian/control repeats all of it."""
import re


def listed(path):
    """(line, section, names) of each package; a choice has several names."""
    section = ""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = text.split("#")[0].strip()
        if words.startswith("["):
            section = words.strip("[]")
        elif words:
            yield number, section, words.split("|")


def faults(root):
    path, control = root / "packaging/dependencies", root / "packaging/debian/control"
    if not path.exists() or not control.exists():
        return
    name = path.relative_to(root).as_posix()
    repeated = set(re.findall(r"[a-z0-9][a-z0-9.+-]+", control.read_text(encoding="utf-8")))
    seen = set()
    for number, section, names in listed(path):
        if section not in ("build", "run", "test"):
            yield name, number, f"{names[0]} stands in section [{section}]; there are build, run and test"
        if seen & set(names):
            yield name, number, f"{names[0]} is listed twice"
        seen |= set(names)
        if not repeated & set(names):
            yield name, number, f"{names[0]} is not in packaging/debian/control"
