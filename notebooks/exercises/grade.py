"""Grades an assignment with nbgrader, while students' code runs as another user.

    sudo python grade.py ps1-three-gates --user sandbox

Run it in the course folder, with the Python in which nbgrader and the kernel are installed; arguments
behind -- go to `nbgrader autograde`. nbgrader itself runs as you. Only the kernel, and with it everything
that students wrote, runs as the other user: in an empty folder of its own, without your environment, with
limits on processes and files. That user can read neither the sources nor the grade book, nor what others
handed in, because the course folder is closed to everybody but you first.

Make the user once: useradd --system --no-create-home --shell /usr/sbin/nologin sandbox
In a container without network it is safer still, see README.md.
"""

import argparse
import json
import os
import pwd
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_PROCESSES = 512
MOST_BYTES_IN_A_FILE = 256 << 20


def main():
    if sys.argv[1:2] == ["--kernel"]:
        run_kernel(sys.argv[2], sys.argv[3], sys.argv[4:])
    options, more = parse(sys.argv[1:])
    user = find_user(options.user)
    course = Path.cwd()
    if not (course / "source" / options.assignment).is_dir():
        fail(f"{course} has no source/{options.assignment}: run this in the course folder")
    os.chmod(course, 0o700)
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        os.chmod(folder, 0o700)
        write_kernel_spec(Path(folder), options.user)
        check_kernel_is_readable(Path(folder), user)
        environment = dict(os.environ)
        environment["JUPYTER_PATH"] = os.pathsep.join(
            [folder] + [path for path in [environment.get("JUPYTER_PATH")] if path]
        )
        command = [sys.executable, "-m", "nbgrader", "autograde", options.assignment] + more
        try:
            code = subprocess.run(command, env=environment, check=False).returncode
        finally:
            end_processes_of(user)
    sys.exit(code)


def parse(arguments):
    before, more = arguments, []
    if "--" in arguments:
        at = arguments.index("--")
        before, more = arguments[:at], arguments[at + 1 :]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("assignment")
    parser.add_argument("--user", required=True, help="whom the students' code runs as")
    return parser.parse_args(before), more


def find_user(name):
    if os.geteuid() != 0:
        fail("only root can run a kernel as another user: sudo python grade.py ...")
    try:
        user = pwd.getpwnam(name)
    except KeyError:
        fail(f"there is no user {name}: useradd --system --no-create-home --shell /usr/sbin/nologin {name}")
    if user.pw_uid == 0:
        fail("students' code must not run as root: give another user")
    return user


def write_kernel_spec(folder, user):
    """A kernel named java that comes before the installed one, and starts it as the other user."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        spec = KernelSpecManager().get_kernel_spec("java")
    except NoSuchKernel:
        fail("the kernel is not installed here: java kernel/Lab.java install --prefix " + sys.prefix)
    words = [word.replace("{resource_dir}", spec.resource_dir) for word in spec.argv]
    here = [sys.executable, str(Path(__file__).resolve()), "--kernel", user, "{connection_file}"]
    mine = {
        "argv": here + words,
        "display_name": spec.display_name,
        "language": spec.language,
        "interrupt_mode": spec.interrupt_mode,
        "env": spec.env,
    }
    target = folder / "kernels" / "java"
    target.mkdir(parents=True)
    (target / "kernel.json").write_text(json.dumps(mine), encoding="utf-8")


def check_kernel_is_readable(folder, user):
    spec = json.loads((folder / "kernels" / "java" / "kernel.json").read_text(encoding="utf-8"))
    for word in spec["argv"][5:]:
        for path in word.split("=", 1)[-1].split(os.pathsep):
            if path.startswith("/") and os.path.exists(path) and not may_read(path, user):
                fail(f"{user.pw_name} cannot read {path}: install Java and the kernel where all can read")


def may_read(path, user):
    child = os.fork()
    if child == 0:
        become(user)
        os._exit(0 if os.access(path, os.R_OK) else 1)
    return os.waitpid(child, 0)[1] == 0


def run_kernel(name, connection, words):
    """Takes the other user's place, in a folder of its own, and becomes the kernel."""
    user = pwd.getpwnam(name)
    folder = Path(tempfile.mkdtemp(prefix="kernel-"))
    for file in Path.cwd().iterdir():  # data that an answer reads; no notebook, with its tests
        if file.is_file() and file.suffix != ".ipynb" and file.stat().st_size < MOST_BYTES_IN_A_FILE:
            shutil.copyfile(file, folder / file.name)
    inside = folder / "connection.json"
    shutil.copyfile(connection, inside)
    for path in [folder, *folder.iterdir()]:
        os.chown(path, user.pw_uid, user.pw_gid)
    os.chmod(folder, 0o700)
    os.chmod(inside, 0o600)
    os.chdir(folder)
    become(user)
    resource.setrlimit(resource.RLIMIT_NPROC, (MOST_PROCESSES, MOST_PROCESSES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES_IN_A_FILE, MOST_BYTES_IN_A_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "TZ") if key in os.environ}
    command = [word.replace("{connection_file}", str(inside)) for word in words]
    command = [str(inside) if word == connection else word for word in command]
    os.execve(command[0], command, {**kept, "HOME": str(folder), "TMPDIR": str(folder)})


def become(user):
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


def end_processes_of(user):
    """What an answer has started does not outlive the grading, nor do its files."""
    for _ in range(20):
        numbers = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit() and owned(p, user)]
        if not numbers:
            break
        for number in numbers:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass
        time.sleep(0.05)
    for folder in Path(tempfile.gettempdir()).glob("kernel-*"):
        if owned(folder, user):
            shutil.rmtree(folder, ignore_errors=True)


def owned(path, user):
    try:
        return path.stat().st_uid == user.pw_uid
    except OSError:
        return False


def fail(words):
    print(words, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()
