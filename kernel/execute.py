"""Executes notebooks in the real kernel: execute.py [--in-place | --output FILE | --html FILE] [--timeout S] [--still] NOTEBOOK...

Exit code 1 and the failing cell's text if a cell fails or runs too long, 2 if a file cannot be read or written. What is
written is written whole: a failure, a full disk or an end in the middle leaves the old file as it was.
"""

import argparse
import asyncio
import atexit
import json
import os
import re
import signal
import sys
import warnings
from pathlib import Path

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C before anything runs needs no page of text

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

import wholefile


def arguments():
    parser = argparse.ArgumentParser(prog="run")
    target = parser.add_mutually_exclusive_group()
    target.add_argument("--in-place", action="store_true")
    target.add_argument("--output", type=Path)
    target.add_argument("--html", type=Path)
    parser.add_argument("--still", action="store_true", help="pictures without the HTML that answers the hand")
    parser.add_argument("--timeout", type=int, default=600, help="seconds for each cell")
    parser.add_argument("notebooks", nargs="+", type=Path)
    options = parser.parse_args()
    if (options.output or options.html) and len(options.notebooks) > 1:
        parser.error("--output and --html take one notebook")
    if options.timeout < 1:
        parser.error("--timeout takes at least one second")
    for file in options.notebooks if options.in_place else filter(None, (options.output, options.html)):
        demand_writable(file)  # better now than after an hour of running
    return options


def demand_writable(path):
    file = Path(os.path.realpath(path))
    if file.is_dir():
        problem = "it is a folder"
    elif not file.parent.is_dir():
        problem = "there is no such folder"
    elif not os.access(file.parent, os.W_OK) or file.exists() and not os.access(file, os.W_OK):
        problem = "it is write-protected"
    else:
        return
    sys.exit(complain(2, f"cannot write {path}: {problem}"))


def read(path):
    try:
        text = path.read_text(encoding="utf-8-sig")
        demand_cells(json.loads(text))
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)  # reading only logs what would fail later, in the middle of a run
        nbformat.writes(notebook).encode("utf-8")
        return notebook
    except OSError as error:
        sys.exit(complain(2, f"cannot read {path}: {error.strerror}"))
    except nbformat.ValidationError as error:
        place = re.search(r"On instance\['cells'\]\[(\d+)\]", str(error))
        cell = f"cell {int(place[1]) + 1}: " if place else ""
        sys.exit(complain(2, f"{path} is not a notebook: {cell}{error.message[:200]}"))
    except Exception as error:
        sys.exit(complain(2, f"{path} is not a notebook: {error}"))


def demand_cells(notebook):
    """What is no cell at all makes nbformat itself stumble, without a word about the place."""
    if not isinstance(notebook, dict):
        raise ValueError(f"it is a {type(notebook).__name__}, not an object")
    cells = notebook.get("cells", [])
    for number, cell in enumerate(cells if isinstance(cells, list) else [], start=1):
        if not isinstance(cell, dict):
            raise ValueError(f"cell {number} is a {type(cell).__name__}, not a cell")
        for part in ("cell_type", "metadata", "source"):
            if part not in cell:
                raise ValueError(f"cell {number} has no {part}")


def complain(code, text):
    print(text, file=sys.stderr)
    return code


# How nbclient ends after Ctrl-C: it ends the kernel beside the cell that still waits for it, and stumbles over itself.
AFTER_CTRL_C = (KeyboardInterrupt, asyncio.CancelledError, asyncio.InvalidStateError, AssertionError, AttributeError)


def execute(path, notebook, timeout):
    started = [""]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="java",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.resolve().parent)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell.source),
    )
    try:
        client.execute()
        return
    except CellTimeoutError:
        problem = f"a cell was still running after {timeout} s\n{started[-1]}"
    except CellExecutionError as error:
        problem = f"a cell failed\n{without_colours(str(error))}"
    except DeadKernelError:
        problem = f"the kernel ended while this cell ran\n{started[-1]}"
    except NoSuchKernel:
        problem = "there is no kernel named java: java kernel/Lab.java install"
    except AFTER_CTRL_C:
        problem = "interrupted; nothing was written"
    except (OSError, RuntimeError) as error:
        problem = f"the kernel does not start ({error}): java kernel/Lab.java doctor"
        atexit.unregister(client._cleanup_kernel)  # it would stumble over a kernel that is not there
    sys.exit(complain(1, f"{path}: {problem}"))


def without_colours(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def write(options, path, notebook):
    if options.html:
        from nbconvert import HTMLExporter

        write_whole(options.html, HTMLExporter().from_notebook_node(notebook)[0])
    elif options.output or options.in_place:
        # the version of Java that ran it is no business of the committed file
        notebook.metadata.get("language_info", {}).pop("version", None)
        if options.still:
            drop_html_beside_pictures(notebook)
        write_whole(options.output or path, nbformat.writes(notebook) + "\n")


def drop_html_beside_pictures(notebook):
    """Pages that do not run notebooks strip scripts: of what answers the hand they should show the picture."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            forms = output.get("data", {})
            if "image/svg+xml" in forms:
                forms.pop("text/html", None)


def write_whole(path, text):
    try:
        wholefile.write(path, text)
    except OSError as error:
        sys.exit(complain(2, f"cannot write {path}: {error.strerror}; what was there is as it was"))


def main():
    options = arguments()
    warnings.simplefilter("ignore")  # about ids that nbformat mends by itself
    for path in options.notebooks:
        notebook = read(path)
        print(f"running {path}", flush=True)
        execute(path, notebook, options.timeout)
        write(options, path, notebook)


if __name__ == "__main__":
    main()
