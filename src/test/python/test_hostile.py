"""Messages that no front end sends; the kernel drops each with one line and goes on."""

import json
import random
import unittest

import zmq
from jupyter_client.session import Session as Signer
from session import Session

DELIMITER = b"<IDS|MSG>"
ROUNDS = 300


class HostileTest(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(Session())
        ports = self.session.manager.get_connection_info()
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.connect(f"tcp://{ports['ip']}:{ports['shell_port']}")
        self.addCleanup(self.socket.close)
        self.signer = Signer(key=ports["key"])

    def parts(self, content, kind="execute_request"):
        header = {"msg_id": "x", "msg_type": kind, "session": "s", "username": "u", "version": "5.3"}
        return [json.dumps(p).encode() for p in [header, {}, {}, content]]

    def send(self, *frames):
        self.socket.send_multipart(list(frames))

    def signed(self, parts):
        self.send(DELIMITER, self.signer.sign(parts), *parts)

    def check_alive(self):
        self.assertEqual(["2"], self.session.run("1 + 1").shown())

    def log_lines(self):
        self.session.process.terminate()
        self.session.process.wait(60)
        log = self.session.process.stderr.read().decode()
        return [line for line in log.splitlines() if "dropped" in line]

    def test_each_is_dropped_with_one_line(self):
        bad = {"code": "System.out.println(42);"}
        self.send(DELIMITER, b"", *self.parts(bad))
        self.send(DELIMITER, b"0" * 64, *self.parts(bad))
        self.send(b"")
        self.send(DELIMITER)
        self.send(b"a", b"b", b"c", b"d", b"e", b"f", b"g")
        self.signed([b"{", b"{}", b"{}", b"{}"])
        self.signed([b"[]", b"{}", b"{}", b"{}"])
        self.signed([b"{}", b"{}", b"{}", b"{}"])
        self.signed([b'{"msg_id": 1, "msg_type": 2}', b"{}", b"{}", b"{}"])
        self.signed(self.parts({"code": 17}))
        self.signed(self.parts({}))
        self.signed(self.parts({"code": "1", "silent": "maybe"}))
        self.signed(self.parts({"code": "1"}, kind="no_such_request"))
        self.signed([*self.parts({})[:3], b'{"a":' * 5_000 + b"1" + b"}" * 5_000])
        self.check_alive()
        self.assertEqual(14, len(self.log_lines()))

    def answer(self):
        self.assertTrue(self.socket.poll(60_000))
        *_, header, _, _, content = self.socket.recv_multipart()
        return json.loads(header)["msg_type"], json.loads(content)

    def test_a_request_that_can_be_told_is_answered(self):
        for parts, kind in [
            (self.parts({"code": 17}), "execute_reply"),
            (self.parts({}), "execute_reply"),
            (self.parts({"cursor_pos": "x", "code": "1"}, "complete_request"), "complete_reply"),
            (self.parts({"hist_access_type": "x"}, "history_request"), "history_reply"),
            (self.parts({}, "no_such_request"), "no_such_reply"),
            ([*self.parts({})[:3], b"["], "execute_reply"),
            ([*self.parts({})[:3], b'{"a":' * 5_000 + b"1" + b"}" * 5_000], "execute_reply"),
        ]:
            self.signed(parts)
            answered, content = self.answer()
            self.assertEqual((kind, "error", "BadMessage"), (answered, content["status"], content["ename"]))
            self.assertTrue(content["evalue"])
        self.check_alive()

    def test_random_frames_are_survived(self):
        noise = random.Random(1)
        for _ in range(ROUNDS):
            frames = [noise.randbytes(noise.randrange(60)) for _ in range(noise.randrange(1, 9))]
            if noise.random() < 0.5:
                frames.insert(noise.randrange(len(frames)), DELIMITER)
            self.send(*frames)
        self.check_alive()

    def test_broken_copies_of_a_good_message_are_survived(self):
        noise = random.Random(2)
        for _ in range(ROUNDS):
            parts = self.parts({"code": "throw new Error();", "cursor_pos": 1}, "complete_request")
            victim = noise.randrange(4)
            text = bytearray(parts[victim])
            text[noise.randrange(len(text))] = noise.randrange(256)
            parts[victim] = bytes(text)
            self.signed(parts)
        self.check_alive()

    def test_numbers_out_of_range_are_answered(self):
        for position in [-1, 10**6, 10**30, -(10**30)]:
            self.signed(self.parts({"code": "Math.", "cursor_pos": position}, "complete_request"))
            self.assertTrue(self.socket.poll(60_000))
            self.socket.recv_multipart()
        self.check_alive()

    def test_large_messages_are_bounded(self):
        self.signed(self.parts({"code": "1;" + " " * 60_000_000}))
        answered, content = self.answer()
        self.assertEqual(("execute_reply", "CellTooLong"), (answered, content["ename"]))
        self.signed(self.parts({"code": "x" * 60_000_000, "cursor_pos": 1}, "complete_request"))
        self.assertEqual("error", self.answer()[1]["status"])
        self.send(DELIMITER, b"0" * 64, *self.parts({"code": "x" * 100_000_000}))
        self.send(DELIMITER, b"", b"x" * 100_000_000)
        self.check_alive()

    def test_a_message_of_thousands_of_frames_is_survived(self):
        self.send(*[b"x"] * 5_000)
        self.check_alive()


if __name__ == "__main__":
    unittest.main()
