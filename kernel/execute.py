"""Executes notebooks in the real kernel: execute.py [--in-place | --output FILE | --html FILE] [--timeout S] NOTEBOOK...

Exit code 1 and the failing cell's text if a cell fails or runs too long, 2 if a notebook cannot be read.
"""

import argparse
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def arguments():
    parser = argparse.ArgumentParser(prog="run")
    target = parser.add_mutually_exclusive_group()
    target.add_argument("--in-place", action="store_true")
    target.add_argument("--output", type=Path)
    target.add_argument("--html", type=Path)
    parser.add_argument("--timeout", type=int, default=600, help="seconds for each cell")
    parser.add_argument("notebooks", nargs="+", type=Path)
    options = parser.parse_args()
    if (options.output or options.html) and len(options.notebooks) > 1:
        parser.error("--output and --html take one notebook")
    return options


def read(path):
    try:
        return nbformat.read(path, as_version=4)
    except OSError as error:
        sys.exit(complain(2, f"cannot read {path}: {error.strerror}"))
    except Exception as error:
        sys.exit(complain(2, f"{path} is not a notebook: {error}"))


def complain(code, text):
    print(text, file=sys.stderr)
    return code


def execute(path, notebook, timeout):
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="java",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    try:
        client.execute()
    except CellTimeoutError:
        sys.exit(complain(1, f"{path}: a cell was still running after {timeout} s\n{running_cell(notebook)}"))
    except CellExecutionError as error:
        sys.exit(complain(1, f"{path}: a cell failed\n{without_colours(str(error))}"))
    except DeadKernelError:
        sys.exit(complain(1, f"{path}: the kernel ended while this cell ran\n{running_cell(notebook)}"))


def running_cell(notebook):
    """The last cell that was started."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    done = [cell for cell in code if cell.execution_count]
    return code[min(len(done), len(code) - 1)].source if code else ""


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def write(options, path, notebook):
    if options.html:
        from nbconvert import HTMLExporter

        options.html.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    elif options.output or options.in_place:
        # the version of Java that ran it is no business of the committed file
        notebook.metadata.get("language_info", {}).pop("version", None)
        nbformat.write(notebook, options.output or path)


def main():
    options = arguments()
    for path in options.notebooks:
        notebook = read(path)
        print(f"running {path}", flush=True)
        execute(path, notebook, options.timeout)
        write(options, path, notebook)


if __name__ == "__main__":
    main()
