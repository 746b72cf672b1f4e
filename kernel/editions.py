"""Makes the two editions of every notebook of the course from its one source: editions.py [--check] [FOLDER]

    notebooks/source/NN-name.md      the source
    notebooks/NN-name.ipynb          the learner's edition: no outputs, blanks in place
    notebooks/read/NN-name.ipynb     the edition to read: solved; "java kernel/Lab.java render" executes it

A source is Markdown. A line "<!-- cell: id -->" begins a cell; a cell that is one fenced block of "java" is code.
In code a line that ends with "//@learner" stands in the learner's edition alone, one that ends with "//@read" in the
other alone; the mark itself stands in neither. In text a line "<!-- ko -->" begins the same text in that language.

--check writes nothing: exit code 1 and the differing cells if an edition is not what its source says.
Needs Python alone.
"""

import argparse
import json
import os
import re
import sys
from pathlib import Path

import wholefile

CELL = re.compile(r"<!-- cell: ([a-z0-9][a-z0-9-]{1,63}) -->")
LANGUAGE = re.compile(r"(?m)^<!-- ([a-z]{2}) -->\n")
CODE = re.compile(r"```java\n(.*?)\n?```", re.DOTALL)
MARK = re.compile(r"[ \t]*//@(\w+)$")
LINK = re.compile(r"\]\(([^)\s#]+)")
ELSEWHERE = re.compile(r"(?:https?|mailto|attachment|data):")
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".jshell",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
    },
}
EDITIONS = ("learner", "read")


class SourceFault(Exception):
    """The source says something that no notebook can hold."""


def cells(path):
    """The cells of a source: pairs of an id and a text."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        begin = CELL.fullmatch(line)
        if begin:
            if any(begin[1] == name for name, _ in found):
                raise SourceFault(f"{path}:{number}: a second cell is called {begin[1]}")
            found.append((begin[1], []))
        elif found:
            found[-1][1].append(line)
        elif line.strip():
            raise SourceFault(f"{path}:{number}: text before the first '<!-- cell: id -->'")
    return [(name, "\n".join(lines).strip("\n")) for name, lines in found]


def code_of(path, name, text, edition):
    lines = []
    for line in text.split("\n"):
        mark = MARK.search(line)
        if mark and mark[1] not in EDITIONS:
            raise SourceFault(f"{path}: cell {name}: //@{mark[1]} is no edition; there are {', '.join(EDITIONS)}")
        if not mark or mark[1] == edition:
            lines.append(line[: mark.start()] if mark else line)
    return "\n".join(lines)


def text_of(text, language, folder):
    """The text in a language, else in English; links as they are seen from the folder of the edition."""
    parts = LANGUAGE.split(text)
    texts = {"en": parts[0], **dict(zip(parts[1::2], parts[2::2]))}

    def moved(link):
        target = link[1]
        sibling = "/" not in target and target.endswith(".ipynb")
        return link[0] if sibling or ELSEWHERE.match(target) else f"]({os.path.relpath(target, folder).replace(os.sep, '/')}"

    return LINK.sub(moved, texts.get(language, texts["en"]).strip("\n"))


def notebook(path, edition, language="en"):
    folder = "read" if edition == "read" else "."
    result = []
    for name, text in cells(path):
        code = CODE.fullmatch(text)
        if code:
            source = code_of(path, name, code[1], edition)
            cell = {"cell_type": "code", "execution_count": None, "outputs": []}
        else:
            source = text_of(text, language, folder)
            cell = {"cell_type": "markdown"}
        result.append({**cell, "id": name, "metadata": {}, "source": source.splitlines(keepends=True)})
    return {"cells": result, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}


def keep_outputs(fresh, old):
    """What is still true of the old edition: outputs, as long as all code up to there is the same."""
    before = [cell for cell in old["cells"] if cell["cell_type"] == "code"]
    after = [cell for cell in fresh["cells"] if cell["cell_type"] == "code"]
    for was, now in zip(before, after):
        if was["source"] != now["source"]:
            break
        now["outputs"], now["execution_count"] = was["outputs"], was["execution_count"]


def without_outputs(notebook):
    bare = json.loads(json.dumps(notebook))
    for cell in bare["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return bare


def written(notebook):
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def editions(folder):
    for source in sorted((folder / "source").glob("*.md")):
        yield folder / f"{source.stem}.ipynb", notebook(source, "learner")
        yield folder / "read" / f"{source.stem}.ipynb", notebook(source, "read")


def differences(target, fresh):
    if not target.exists():
        return [f"{target} is missing"]
    old = json.loads(target.read_text(encoding="utf-8"))
    if target.parent.name == "read":
        old = without_outputs(old)
    if old == fresh:
        return []
    there = {cell["id"]: cell for cell in old["cells"]}
    names = [cell["id"] for cell in fresh["cells"] if there.get(cell["id"]) != cell]
    return [f"{target} is not what its source says: {', '.join(names) or 'cells more or in another order'}"]


def write(target, fresh):
    if target.exists() and target.parent.name == "read":
        keep_outputs(fresh, json.loads(target.read_text(encoding="utf-8")))
    target.parent.mkdir(exist_ok=True)
    text = written(fresh)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        wholefile.write(target, text)
        print(f"wrote {os.path.relpath(target)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent / "notebooks")
    options = parser.parse_args()
    try:
        made = list(editions(options.folder))
    except SourceFault as fault:
        print(fault, file=sys.stderr)
        return 2
    if not made:
        print(f"no sources in {options.folder / 'source'}", file=sys.stderr)
        return 2
    if options.check:
        found = [line for target, fresh in made for line in differences(target, fresh)]
        print("\n".join(found + ["python3 kernel/editions.py makes them again"] if found else []), end="\n" if found else "")
        return 1 if found else 0
    for target, fresh in made:
        try:
            write(target, fresh)
        except OSError as error:
            print(f"cannot write {target}: {error.strerror}; what was there is as it was", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
