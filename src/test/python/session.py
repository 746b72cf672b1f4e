"""A kernel and a client of it, for the tests of the protocol."""

import os
import subprocess

from jupyter_client.manager import KernelManager

PATIENCE = int(os.environ.get("PATIENCE", "60"))


class Reply:
    """What came of one request: the reply's content and what was broadcast meanwhile."""

    def __init__(self, content, broadcast):
        self.content = content
        self.broadcast = broadcast

    def all(self, kind):
        return [m["content"] for m in self.broadcast if m["msg_type"] == kind]

    def printed(self, name="stdout"):
        return "".join(c["text"] for c in self.all("stream") if c["name"] == name)

    def shown(self):
        """The text twin of the result."""
        return [c["data"]["text/plain"] for c in self.all("execute_result")]


class Session:
    """Starts the kernel named java; use it in a with statement."""

    def __enter__(self):
        self.manager = KernelManager(kernel_name="java")
        self.manager.start_kernel(stderr=subprocess.PIPE)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.process = self.manager.provisioner.process
        return self

    def __exit__(self, *failure):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, **options):
        """Executes a cell and waits until it is done."""
        return self.finish(self.client.execute(code, **options))

    def finish_quietly(self, request):
        """The content of the reply to a request, whose output was partly read before."""
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]

    def finish(self, request):
        """Waits for the reply to a request and for all that belongs to it."""
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request:
                return Reply(reply["content"], self.broadcast(request))

    def broadcast(self, request):
        """All messages of a request up to idle; checks that busy comes first."""
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                assert messages[0]["content"] == {"execution_state": "busy"}, messages[0]
                return messages

    def broadcast_after(self, request):
        """The messages of a request up to idle, the first of which were read before."""
        messages = []
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append(message)
            if message["content"].get("execution_state") == "idle":
                return messages

    def control(self, kind, content=None):
        """Sends a request on the control channel; the result is the reply."""
        message = self.client.session.msg(kind, content or {})
        self.client.control_channel.send(message)
        while True:
            reply = self.client.get_control_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return reply

    def wait_for(self, request, kind):
        """The first broadcast of this kind that belongs to a request still running."""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == kind and message["parent_header"].get("msg_id") == request:
                return message["content"]
