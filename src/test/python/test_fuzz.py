"""Messages that are nearly right, on all channels, in an order that nobody plans; seeded.

    FUZZ_SECONDS=120 FUZZ_SEED=7 python3 -m unittest test_fuzz

The kernel answers each request that it can tell, stays alive, and keeps its variables.
"""

import json
import os
import random
import time
import unittest

import zmq
from jupyter_client.session import Session as Signer
from session import Session

DELIMITER = b"<IDS|MSG>"
SECONDS = float(os.environ.get("FUZZ_SECONDS", "15"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
TYPES = [
    "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
    "kernel_info_request", "comm_info_request", "comm_open", "comm_msg", "comm_close", "interrupt_request",
    "input_reply", "no_such_request", "execute_reply", "",
]  # fmt: skip
FIELDS = [
    "code", "cursor_pos", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error",
    "hist_access_type", "pattern", "n", "session", "start", "stop", "unique", "output", "raw", "detail_level",
    "comm_id", "target_name", "data", "value", "restart",
]  # fmt: skip
CODES = [
    "1 + 1", "Math.", "int f(", "%vars", "%%time\n1", "throw new Error();", "while (true) { }", "\u0000", "\ud800x",
    "display(1)", "((((", "}}}}", "'", '"""', "/*", "System.exit(1)", "input(\"?\")", "class A { A a; } new A()",
    "new int[1 << 30]", "comms().register(\"t\", l -> { throw new Error(); });", "%maven", "import x.y;", ";" * 50,
]  # fmt: skip


class FuzzTest(unittest.TestCase):
    def setUp(self):
        self.random = random.Random(SEED)
        self.session = self.enterContext(Session())
        ports = self.session.manager.get_connection_info()
        self.signer = Signer(key=ports["key"])
        self.sockets = []
        for channel in ["shell", "control", "stdin"]:
            socket = zmq.Context.instance().socket(zmq.DEALER)
            socket.linger = 0
            socket.connect(f"tcp://{ports['ip']}:{ports[channel + '_port']}")
            self.addCleanup(socket.close)
            self.sockets.append(socket)

    def value(self, depth=0):
        pick = self.random.randrange(10 if depth < 3 else 7)
        if pick < 2:
            return self.random.choice(CODES)
        if pick < 7:
            return self.random.choice([None, True, False, 0, -1, 3, 1e300, 10**30, "", "*a*", "tail", "range", "search"])
        if pick == 7:
            return [self.value(depth + 1) for _ in range(self.random.randrange(3))]
        return {self.random.choice(FIELDS): self.value(depth + 1) for _ in range(self.random.randrange(4))}

    def message(self):
        kind = self.random.choice(TYPES)
        content = {field: self.value() for field in self.random.sample(FIELDS, self.random.randrange(6))}
        if self.random.random() < 0.7:
            content["code"] = self.random.choice(CODES)
        header = {"msg_id": str(self.random.random()), "msg_type": kind, "session": "s", "version": "5.3"}
        if self.random.random() < 0.1:
            header[self.random.choice(list(header))] = self.value()
        parts = [json.dumps(part).encode() for part in [header, {}, {}, content]]
        if self.random.random() < 0.1:
            self.spoil(parts)
        signature = self.signer.sign(parts) if self.random.random() < 0.95 else b"0" * 64
        return [DELIMITER, signature, *parts]

    def spoil(self, parts):
        victim = self.random.randrange(4)
        text = bytearray(parts[victim])
        text[self.random.randrange(len(text))] = self.random.randrange(256)
        parts[victim] = bytes(text)

    def drain(self):
        for socket in self.sockets:
            while socket.poll(0):
                socket.recv_multipart()

    def check(self):
        """Interrupts what runs, then asks; an endless cell may stand before the question more than once."""
        request = self.session.client.execute("survivor", stop_on_error=False)
        for _ in range(600):
            self.session.control("interrupt_request")
            self.drain()
            try:
                reply = self.session.client.get_shell_msg(timeout=0.2)
            except Exception:  # nothing came yet
                self.assertIsNone(self.session.process.poll(), "the kernel ended")
                continue
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]["status"]
        self.fail("no answer")

    def test_the_kernel_survives(self):
        self.session.run("int survivor = 42;")
        end = time.time() + SECONDS
        sent = 0
        while time.time() < end:
            for _ in range(20):
                self.random.choice(self.sockets).send_multipart(self.message())
                sent += 1
            self.check()
        self.check()
        for _ in range(20):
            if self.check() == "ok":
                break
        self.assertEqual(["42"], self.session.run("survivor").shown())
        print(f"{sent} messages, seed {SEED}")


if __name__ == "__main__":
    unittest.main()
