"""Writes a file whole or not at all: a full disk, an end in the middle or a second writer leaves no half of it.

The text goes into a file beside, under a name that no other writer has, and to the disk; then it takes its place in one
move. A file keeps its owner and its mode, and a symbolic link its target. Needs Python alone.
"""

import contextlib
import os
import secrets
import stat
from pathlib import Path


def write(path, text):
    """Replaces the text of a file; an OSError leaves it as it was."""
    content = text.encode("utf-8", "replace")
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device has no old content
    else:
        replace(Path(os.path.realpath(path)), content)


def replace(file, content):
    beside = file.with_name(f".gategrad-{secrets.token_hex(8)}.part")
    try:
        with open(beside, "xb") as out:
            out.write(content)
            out.flush()
            keep_rights(file, beside)
            os.fsync(out.fileno())
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(file.parent)


def keep_rights(old, new):
    if old.exists():
        about = old.stat()
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            os.chown(new, about.st_uid, about.st_gid)  # it may be somebody else's; only root can give it back
        os.chmod(new, stat.S_IMODE(about.st_mode))


def sync_folder(folder):
    """Makes the move itself survive a power cut, where the system can; the file is in its place in any case."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
