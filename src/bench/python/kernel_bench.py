"""Start, warm cell, shutdown and memory of the kernel beside ipykernel and JJava.

    ./mvnw -DskipTests package
    python3 src/bench/python/kernel_bench.py [--rounds 5] [--java /path/to/jdk ...]

makes its own virtual environment in target/bench-venv, installs the kernel there once for each JDK
and prints one line per kernel: medians, fastest and slowest of interleaved rounds. JJava runs without
its launcher. Start is from the start of the process to the first execute_reply of 1+1, asked by a client
that tries to connect every 5 ms; "nbclient" is one run of a notebook with one cell.
"""

import argparse
import glob
import json
import os
import pathlib
import random
import socket
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
VENV = ROOT / "target" / "bench-venv"
PACKAGES = ["ipykernel==7.4.0", "jupyter_client==8.10.0", "nbclient==0.11.0", "psutil==7.2.2", "jjava==1.0a8"]


def into_venv():
    """Runs this script again by the Python of its own environment."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    if pathlib.Path(sys.prefix) != VENV:
        sys.exit(subprocess.run([python, *sys.argv]).returncode)


def install(java_home):
    """Installs the kernel for one JDK; the result is its folder."""
    prefix = VENV / "kernels" / pathlib.Path(java_home).name
    jar = [j for j in glob.glob(str(ROOT / "target/gategrad-*.jar")) if "sources" not in j][0]
    java = str(pathlib.Path(java_home) / "bin" / "java")
    path = os.pathsep.join([jar, str(ROOT / "target/lib/*")])
    command = [java, "-cp", path, "gategrad.kernel.install.Install", "--prefix", prefix, "--lib", ROOT / "target/lib"]
    subprocess.run(command, check=True)
    return prefix / "share/jupyter/kernels/java"


def kernels(java_homes):
    """The command of every kernel, by a name to print."""
    yield "ipykernel", [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    for home in java_homes:
        version = subprocess.run([f"{home}/bin/java", "--version"], capture_output=True, text=True).stdout.split()[1]
        jjava = VENV / "share/jupyter/kernels/java/jjava.jar"
        opens = ["--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"]
        yield f"JJava {version}", [f"{home}/bin/java", *opens, "-jar", str(jjava), "{connection_file}"]
        folder = install(home)
        argv = json.loads((folder / "kernel.json").read_text())["argv"]
        yield f"gategrad {version}", [word.replace("{resource_dir}", str(folder)) for word in argv]


def free_ports():
    """Five ports below those that Linux hands out: a client that tries to connect to one of its own meets itself."""
    first = random.randrange(20_000, 30_000, 5)
    try:
        for port in range(first, first + 5):
            socket.create_server(("127.0.0.1", port)).close()
        return range(first, first + 5)
    except OSError:
        return free_ports()


class Kernel:
    """One running kernel and a client of it."""

    def __init__(self, command):
        import zmq
        from jupyter_client.session import Session

        names = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"]
        ports = dict(zip(names, free_ports()))
        self.file = VENV / "connection.json"
        fixed = {"transport": "tcp", "ip": "127.0.0.1", "key": "bench", "signature_scheme": "hmac-sha256"}
        self.file.write_text(json.dumps({**fixed, **ports}))
        self.session = Session(key=b"bench")
        self.context = zmq.Context()
        self.shell = self.dealer(zmq, ports["shell_port"])
        self.control = self.dealer(zmq, ports["control_port"])
        command = [word.replace("{connection_file}", str(self.file)) for word in command]
        self.start = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def dealer(self, zmq, port):
        dealer = self.context.socket(zmq.DEALER)
        dealer.linger = 0
        dealer.reconnect_ivl = 5
        dealer.connect(f"tcp://127.0.0.1:{port}")
        return dealer

    def ask(self, channel, kind, content, expect):
        self.session.send(channel, kind, content)
        while True:
            if not channel.poll(60_000):
                raise SystemExit(f"no {expect} within a minute")
            _, reply = self.session.recv(channel, mode=0)
            if reply["msg_type"] == expect:
                return reply

    def run(self, code):
        start = time.perf_counter()
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        reply = self.ask(self.shell, "execute_request", content, "execute_reply")
        assert reply["content"]["status"] == "ok", reply
        return time.perf_counter() - start

    def shut_down(self):
        start = time.perf_counter()
        self.ask(self.control, "shutdown_request", {"restart": False}, "shutdown_reply")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.context.destroy(0)
        return time.perf_counter() - start


def one_round(command):
    import psutil

    kernel = Kernel(command)
    kernel.run("1+1")
    first = time.perf_counter() - kernel.start
    warm = statistics.median(kernel.run("1+1") for _ in range(20))
    time.sleep(1)
    memory = psutil.Process(kernel.process.pid).memory_info().rss / 1e6
    return {"start": first, "warm": warm, "memory": memory, "exit": kernel.shut_down(), "nbclient": notebook(command)}


def notebook(command):
    """One run of a notebook with one cell, as in CI."""
    import nbformat
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class Manager(AsyncKernelManager):
        @property
        def kernel_spec(self):
            mode = "signal" if "ipykernel_launcher" in command else "message"
            return KernelSpec(argv=command, language="any", interrupt_mode=mode)

    cell = nbformat.v4.new_code_cell("1+1")
    start = time.perf_counter()
    book = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(book, kernel_manager_class=Manager, kernel_name="bench", timeout=60).execute()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--java", nargs="*", default=[os.environ.get("JAVA_HOME", "")])
    options = parser.parse_args()
    commands = dict(kernels([home for home in options.java if home]))
    rounds = {name: [] for name in commands}
    for _ in range(options.rounds):
        for name, command in commands.items():
            rounds[name].append(one_round(command))
    print(f"{'':24}{'start s':>20}{'warm ms':>20}{'exit s':>20}{'nbclient s':>20}{'memory MB':>20}")
    for name, results in rounds.items():
        line = f"{name:24}"
        for key, scale in [("start", 1), ("warm", 1000), ("exit", 1), ("nbclient", 1), ("memory", 1)]:
            values = [r[key] * scale for r in results]
            line += f"{statistics.median(values):10.3g}{f'({min(values):.3g}-{max(values):.3g})':>12}"[:22].rjust(20)
        print(line)


if __name__ == "__main__":
    into_venv()
    main()
