"""Every message of the protocol, as a front end sees it."""

import base64
import time
import unittest

from session import Session


class MessagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session())

    def run_cell(self, code, **options):
        reply = self.session.run(code, **options)
        self.assertEqual("ok", reply.content["status"], reply.content)
        return reply

    # ---- execute

    def test_result_has_the_number_of_its_cell(self):
        reply = self.run_cell("6 * 7")
        (result,) = reply.all("execute_result")
        self.assertEqual("42", result["data"]["text/plain"])
        self.assertEqual(reply.content["execution_count"], result["execution_count"])

    def test_input_is_broadcast(self):
        (echo,) = self.run_cell("int echoed = 1;").all("execute_input")
        self.assertEqual("int echoed = 1;", echo["code"])

    def test_silent_says_and_counts_nothing(self):
        before = self.run_cell("1").content["execution_count"]
        reply = self.session.run("1 + 1", silent=True)
        self.assertEqual(["status", "status"], [m["msg_type"] for m in reply.broadcast])
        self.assertEqual(before + 1, self.run_cell("1").content["execution_count"])

    def test_without_history_nothing_is_counted(self):
        before = self.run_cell("1").content["execution_count"]
        self.run_cell('"not remembered"', store_history=False)
        self.assertEqual(before + 1, self.run_cell("1").content["execution_count"])
        history = self.history(hist_access_type="search", pattern="*not remembered*")
        self.assertEqual([], history)

    def test_user_expressions(self):
        reply = self.run_cell("int n = 5;", user_expressions={"good": "n + 1", "bad": "nope"})
        found = reply.content["user_expressions"]
        self.assertEqual("6", found["good"]["data"]["text/plain"])
        self.assertEqual("error", found["bad"]["status"])
        self.assertTrue(found["bad"]["ename"])

    def test_an_error_aborts_the_cells_behind_it(self):
        requests = [self.session.client.execute(c) for c in ["Thread.sleep(300); int bad = nope;", "2", "3"]]
        statuses = [self.session.finish(r).content["status"] for r in requests]
        self.assertEqual(["error", "aborted", "aborted"], statuses)

    def test_unless_the_front_end_does_not_want_that(self):
        requests = [
            self.session.client.execute(c, stop_on_error=False)
            for c in ["Thread.sleep(300); int bad = nope;", "2"]
        ]
        statuses = [self.session.finish(r).content["status"] for r in requests]
        self.assertEqual(["error", "ok"], statuses)

    def test_error_has_name_value_and_traceback(self):
        reply = self.session.run("int zero = 0;\n1 / zero")
        (error,) = reply.all("error")
        self.assertIn("ArithmeticException", error["ename"])
        self.assertIn("by zero", error["evalue"])
        self.assertIn("line 2", "\n".join(error["traceback"]))
        self.assertEqual(error["ename"], reply.content["ename"])

    def test_exit_ends_the_cell_only(self):
        self.run_cell("int survivor = 5;")
        for call in ["System.exit(3)", "Runtime.getRuntime().exit(3)", "Runtime.getRuntime().halt(3)"]:
            reply = self.session.run(call)
            self.assertEqual("ExitRequested", reply.content["ename"], call)
            self.assertIn("would end the kernel", reply.content["evalue"])
        self.assertEqual(["5"], self.run_cell("survivor").shown())

    # ---- streams

    def test_streams_are_kept_apart_and_in_order(self):
        reply = self.run_cell('System.out.print("a"); System.err.print("b"); System.out.print("c");')
        self.assertEqual(
            [("stdout", "a"), ("stderr", "b"), ("stdout", "c")],
            [(c["name"], c["text"]) for c in reply.all("stream")],
        )

    def test_many_lines_come_in_few_messages(self):
        reply = self.run_cell('for (int i = 0; i < 10_000; i++) System.out.println("line " + i);')
        self.assertEqual("".join(f"line {i}\n" for i in range(10_000)), reply.printed())
        self.assertLess(len(reply.all("stream")), 100)

    def test_a_hundred_megabytes_are_bounded(self):
        reply = self.run_cell(
            'String row = "0123456789".repeat(100);\n'
            'for (int i = 0; i < 100_000; i++) System.out.println(row);\nSystem.out.println("the end");'
        )
        text = reply.printed()
        self.assertLess(len(text), 1_100_000)
        self.assertRegex(text, r"\.\.\. [\d,]+ bytes left out")
        self.assertTrue(text.endswith("the end\n"), text[-100:])

    def test_letters_of_several_bytes_survive_batching(self):
        reply = self.run_cell('for (int i = 0; i < 50_000; i++) System.out.print("한글😀");')
        self.assertEqual("한글😀" * 50_000, reply.printed())

    def test_output_of_a_background_thread_lands_under_its_cell(self):
        request = self.session.client.execute(
            'new Thread(() -> { try { Thread.sleep(500); } catch (InterruptedException e) { }'
            ' System.out.println("late"); display("later"); }).start();'
        )
        self.session.finish(request)
        self.assertEqual("late\n", self.session.wait_for(request, "stream")["text"])
        self.assertEqual("later", self.session.wait_for(request, "display_data")["data"]["text/plain"])

    # ---- display

    def test_display_as_last_statement_prints_no_id(self):
        reply = self.run_cell('display("shown")')
        self.assertEqual([], reply.all("execute_result"))
        self.assertEqual("shown", reply.all("display_data")[0]["data"]["text/plain"])

    def test_handle_updates_in_place_from_a_later_cell(self):
        shown = self.run_cell('var handle = display("one");').all("display_data")[0]
        updated = self.run_cell('handle.update("two");').all("update_display_data")[0]
        self.assertEqual(shown["transient"]["display_id"], updated["transient"]["display_id"])
        self.assertEqual("two", updated["data"]["text/plain"])

    def test_display_in_a_form(self):
        (shown,) = self.run_cell('display("<b>x</b>", "text/html");').all("display_data")
        self.assertEqual("<b>x</b>", shown["data"]["text/html"])
        self.assertIn("text/plain", shown["data"])

    def test_a_form_that_is_not_there_names_the_others(self):
        reply = self.session.run('display(1, "image/png");')
        self.assertIn("text/plain", reply.content["evalue"])

    def test_values_are_readable(self):
        for code, text in {
            "new double[] {1, 2.5}": "[1.0, 2.5]",
            "new int[0]": "[]",
            'List.of(new int[] {1, 2}, new String[] {"a"})': "[[1, 2], [a]]",
            'new TreeMap<>(Map.of("k", new double[] {1}))': "{k=[1.0]}",
            "(Object) null": "null",
        }.items():
            self.assertEqual([text], self.run_cell(code).shown(), code)

    def test_tables_pictures_and_drawings_have_a_text_twin(self):
        for code, mime in {
            "new double[][] {{1, 2}, {3, 4}}": "text/html",
            "Map.of(1, 2)": "text/html",
            "new java.awt.image.BufferedImage(4, 3, 1)": "image/png",
            'circuit("(x + y) * z", "x = -2, y = 5, z = -4")': "image/svg+xml",
        }.items():
            (result,) = self.run_cell(code).all("execute_result")
            self.assertEqual({mime, "text/plain"}, set(result["data"]), code)

    def test_a_chart_is_a_picture(self):
        (result,) = self.run_cell(
            'org.knowm.xchart.QuickChart.getChart("t", "x", "y", "s", new double[] {1, 2}, new double[] {3, 4})'
        ).all("execute_result")
        self.assertIn("image/png", result["data"])

    def test_every_chart_is_a_small_picture_with_a_text_twin(self):
        self.run_cell(
            "var moons = Points.moons(100, 0.1, new Random(1));\n"
            'var falling = Series.of("손실", 3, 2, Double.NaN, 1);\n'
            "var layer = Linear.of(3072, 20, new Random(1));"
        )
        for code in [
            "Plots.lossCurve(falling)",
            "Plots.logLossCurve(falling)",
            'Plots.scatter("Moons", moons)',
            'Plots.decisionRegion("Moons", moons, Predictor.score(p -> p[0] - p[1]))',
            'Plots.histogram("Noise", 20, new Random(1).doubles(10_000).toArray())',
            'Plots.bars(Axes.of("Bars", "name", "height"), List.of("a", "b"), 1, 2)',
            'Plots.confusion(new int[] {0, 1}, new int[] {0, 0}, List.of("no", "yes"))',
            "Plots.activation(Gates.TANH, Gates.RELU)",
            'Plots.images("Shapes", Shapes32.images(20, new Random(1)), 20)',
            'Plots.weights("Noise", layer, 3, 32)',
        ]:
            (result,) = self.run_cell(code).all("execute_result")
            self.assertEqual({"image/png", "text/plain"}, set(result["data"]), code)
            self.assertLess(len(base64.b64decode(result["data"]["image/png"])), 100_000, code)
            self.assertGreater(len(result["data"]["text/plain"].splitlines()), 3, code)

    def test_a_table_is_escaped_and_shows_what_is_missing(self):
        (result,) = self.run_cell(
            "import tech.tablesaw.api.*;\n"
            'Table.create("t", StringColumn.create("a<b", "<i>", null), DoubleColumn.create("n", 1.5, Double.NaN))'
        ).all("execute_result")
        html = result["data"]["text/html"]
        self.assertIn("&lt;i&gt;", html)
        self.assertIn("a&lt;b", html)
        self.assertEqual(2, html.count("(missing)"))

    def test_large_values_do_not_flood_the_front_end(self):
        for code in [
            "new double[10_000_000]",
            '"x".repeat(10_000_000)',
            "Map.of(1, \"x\".repeat(10_000_000))",
            'display("<b>" + "x".repeat(10_000_000), "text/html")',
            "List<Object> ring = new ArrayList<>(); ring.add(ring); ring",
            "new java.awt.image.BufferedImage(20_000, 20_000, java.awt.image.BufferedImage.TYPE_BYTE_BINARY)",
        ]:
            reply = self.run_cell(code)
            (shown,) = reply.all("execute_result") or reply.all("display_data")
            self.assertLess(sum(map(len, shown["data"].values())), 2_000_000, code)
            self.assertRegex(shown["data"]["text/plain"], "more|left out|again|shown as", code)

    def test_a_flood_of_displays_is_bounded(self):
        reply = self.run_cell("for (int i = 0; i < 3000; i++) display(i);")
        self.assertEqual(1000, len(reply.all("display_data")))
        self.assertEqual(1, reply.printed("stderr").count("further displays of this cell are left out"))
        cleared = self.run_cell("for (int i = 0; i < 3000; i++) { clearOutput(true); display(i); }")
        self.assertEqual(3000, len(cleared.all("display_data")))

    def test_progress_ends_with_all_steps(self):
        reply = self.run_cell("for (int i : progress(5)) Thread.sleep(100);")
        self.assertIn("5/5", reply.all("update_display_data")[-1]["data"]["text/plain"])
        self.assertLess(len(reply.all("update_display_data")), 5)

    def test_clear_output(self):
        self.assertEqual([{"wait": True}], self.run_cell("clearOutput();").all("clear_output"))

    # ---- stdin

    def ask(self, code, answer):
        request = self.session.client.execute(code, allow_stdin=True)
        question = self.session.client.get_stdin_msg(timeout=60)["content"]
        self.session.client.input(answer)
        return question, self.session.finish(request)

    def test_reading_asks_with_what_was_printed_last(self):
        question, reply = self.ask(
            'System.out.print("Name: ");\nnew Scanner(System.in).nextLine()', "Anna"
        )
        self.assertIn("Name: ", [question["prompt"], reply.printed()])  # whichever was faster
        self.assertFalse(question["password"])
        self.assertEqual(["Anna"], reply.shown())

    def test_password(self):
        question, reply = self.ask('password("Secret? ").length()', "1234")
        self.assertEqual({"prompt": "Secret? ", "password": True}, question)
        self.assertEqual(["4"], reply.shown())

    def test_a_run_without_a_reader_says_so(self):
        reply = self.session.run('input("Name? ")', allow_stdin=False)
        self.assertEqual("error", reply.content["status"])
        self.assertIn("allow_stdin", reply.content["evalue"])

    def test_waiting_for_input_can_be_interrupted(self):
        request = self.session.client.execute('input("Name? ")', allow_stdin=True)
        self.session.client.get_stdin_msg(timeout=60)
        self.assertEqual("ok", self.session.control("interrupt_request")["content"]["status"])
        self.assertEqual("error", self.session.finish(request).content["status"])

    def test_a_thread_that_waits_for_input_blocks_no_later_reader(self):
        request = self.session.client.execute(
            "var forgotten = new Thread(() -> { try { System.in.read(); } catch (Exception e) { } });\n"
            "forgotten.setDaemon(true); forgotten.start();",
            allow_stdin=True,
        )
        self.session.client.get_stdin_msg(timeout=60)
        self.session.finish(request)
        _, reply = self.ask("new Scanner(System.in).nextLine()", "for the cell")
        self.assertEqual(["for the cell"], reply.shown())

    def test_a_late_answer_answers_no_other_question(self):
        request = self.session.client.execute('input("Name? ")', allow_stdin=True)
        question = self.session.client.get_stdin_msg(timeout=60)
        self.session.control("interrupt_request")
        self.session.finish(request)
        late = self.session.client.session.msg("input_reply", {"value": "late"})
        for parent in [question["header"], None]:
            request = self.session.client.execute('password("Secret? ")', allow_stdin=True)
            self.session.client.get_stdin_msg(timeout=60)
            late["parent_header"] = parent or {}
            self.session.client.stdin_channel.send(late)
            time.sleep(0.2)
            self.session.client.input("right")
            self.assertEqual(["right"], self.session.finish(request).shown())
            request = self.session.client.execute('input("again ")', allow_stdin=True)
            self.session.client.get_stdin_msg(timeout=60)
            late = self.session.client.session.msg("input_reply", {"value": "late"})
            self.session.control("interrupt_request")
            self.session.finish(request)

    # ---- interrupt

    def interrupted(self, code, seconds=0.5):
        request = self.session.client.execute(code)
        time.sleep(seconds)
        self.session.control("interrupt_request")
        reply = self.session.finish(request)
        self.assertEqual("KeyboardInterrupt", reply.content.get("ename"), code)
        return reply

    def test_interrupt_comes_first_and_prints_still_come_at_once(self):
        with Session() as fresh:
            request = fresh.client.execute(
                'for (int i = 0; i < 60; i++) { try { System.err.println("go"); Thread.sleep(1000); }'
                ' catch (InterruptedException e) { System.out.println("woken"); } }'
            )
            fresh.wait_for(request, "stream")
            fresh.control("interrupt_request")
            heard = fresh.broadcast_after(request)
            self.assertIn("woken\n", [m["content"].get("text") for m in heard])
            self.assertEqual("KeyboardInterrupt", fresh.finish_quietly(request)["ename"])
            request = fresh.client.execute('System.out.println("now"); Thread.sleep(1_000_000);')
            self.assertEqual("now\n", fresh.wait_for(request, "stream")["text"])
            fresh.control("interrupt_request")
            fresh.finish_quietly(request)

    def test_interrupt_names_threads_that_burn_on(self):
        reply = self.interrupted(
            "var burner = new Thread(() -> { long n = 0; while (true) n++; }); burner.start(); burner.join();"
        )
        self.assertRegex(reply.printed(), 'thread "Thread-[0-9]+", which this cell started, was stopped')
        self.assertEqual(["false"], self.run_cell("burner.isAlive()").shown())

    def test_interrupt_reaches_what_is_shown(self):
        self.run_cell("class Slow { public String toString() { while (true) { } } }\nvar slow = new Slow();")
        self.run_cell("class Mute extends RuntimeException { public String getMessage() { while (true) { } } }")
        self.run_cell(
            "class Endless extends AbstractList<Integer> {\n"
            "  public Integer get(int i) { return i; }\n"
            "  public int size() { while (true) { } }\n}"
        )
        for code in ["slow", "display(slow);", "%vars", "throw new Mute();", "new Endless()", "List.of(slow)"]:
            self.interrupted(code)
            self.assertEqual(["2"], self.run_cell("1 + 1").shown(), code)
        self.run_cell("slow = null;")

    def test_what_nothing_stops_is_named(self):
        reply = self.interrupted("BigInteger.TWO.pow(2_000_000).pow(200)", 2)
        if "nothing stops" in reply.printed():  # JDKs that cannot stop a thread
            self.assertIn("java.math.", reply.printed())
        self.assertEqual(["2"], self.run_cell("1 + 1").shown())

    def test_interrupt_at_any_time_spoils_nothing(self):
        for millis in range(0, 400, 40):
            with Session() as fresh:
                request = fresh.client.execute('Plots.bars(Axes.of("B", "n", "h"), List.of("a", "b"), 1, 2)')
                time.sleep(millis / 1000)
                fresh.control("interrupt_request")
                reply = fresh.finish(request)
                if reply.content["status"] == "ok":
                    self.assertEqual(1, len(reply.all("execute_result")), millis)
                else:
                    self.assertEqual("KeyboardInterrupt", reply.content["ename"], reply.content)
                again = fresh.run('Plots.bars(Axes.of("B", "n", "h"), List.of("a", "b"), 1, 2)')
                self.assertEqual("ok", again.content["status"], again.content)

    def test_interrupt_ends_the_cell_and_keeps_the_state(self):
        self.run_cell("int kept = 7; long count = 0;")
        for code in [
            "while (true) { count++; }",
            "Thread.sleep(1_000_000);",
            "while (true) System.out.println(count++);",
            "for (int i : progress(1_000_000_000)) { }",
        ]:
            request = self.session.client.execute('System.err.println("started");\n' + code)
            self.session.wait_for(request, "stream")
            self.session.control("interrupt_request")
            reply = self.session.finish_quietly(request)
            self.assertEqual("error", reply["status"], code)
            self.assertEqual(["7"], self.run_cell("kept").shown())

    def test_interrupt_ends_a_compiled_loop_at_once(self):
        # such a loop has no place to stop at unless kernel.json asks for one: it ran on for seconds
        self.run_cell(
            "double sum(int n) { double s = 0; for (int i = 0; i < n; i++) s = s * 0.5 + i; return s; }"
        )
        self.run_cell("for (int i = 0; i < 50; i++) sum(10_000_000);")
        request = self.session.client.execute(
            'System.err.println("started");\nfor (int i = 0; i < 1_000; i++) sum(Integer.MAX_VALUE);'
        )
        self.session.wait_for(request, "stream")
        self.session.control("interrupt_request")
        reply = self.session.finish_quietly(request)
        self.assertEqual("KeyboardInterrupt", reply["ename"])
        frames = "Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)"
        left = self.run_cell(f'{frames}.filter(f -> f.getMethodName().equals("sum")).count()')
        self.assertEqual(["0"], left.shown(), "the loop is gone")

    def test_interrupt_between_cells_harms_nothing(self):
        self.session.control("interrupt_request")
        self.assertEqual(["3"], self.run_cell("1 + 2").shown())

    # ---- what does not run

    def test_complete_counts_characters_not_units(self):
        code = 'String s = "😀"; Math.hypo'
        request = self.session.client.complete(code, len(code))
        reply = self.session.finish(request).content
        self.assertEqual(len(code) - len("hypo"), reply["cursor_start"])
        self.assertEqual(len(code), reply["cursor_end"])
        self.assertIn("hypot(", reply["matches"])

    def test_is_complete(self):
        for code, status in {"1 + 1": "complete", "int f() {": "incomplete", "%vars": "complete"}.items():
            request = self.session.client.is_complete(code)
            self.assertEqual(status, self.session.finish(request).content["status"], code)

    def history(self, **what):
        request = self.session.client.history(raw=True, output=False, **what)
        return self.session.finish(request).content["history"]

    def test_history_answers_any_pattern_soon(self):
        self.run_cell(f'String manyAs = "{"a" * 2_000}";')
        self.assertEqual([], self.history(hist_access_type="search", pattern="*a" * 30 + "b"))

    def test_history(self):
        count = self.run_cell("1000 + 1").content["execution_count"]
        self.assertEqual([[1, count, "1000 + 1"]], self.history(hist_access_type="tail", n=1))
        self.assertEqual(
            [[1, count, "1000 + 1"]],
            self.history(hist_access_type="range", session=0, start=count, stop=count + 1),
        )
        self.assertEqual([], self.history(hist_access_type="range", session=7, start=0, stop=9))

    # ---- comms

    def test_comm_opened_by_the_front_end_echoes(self):
        self.run_cell('comms().register("echo", line -> line.onMessage(line::send));')
        self.send_comm("comm_open", {"comm_id": "c1", "target_name": "echo", "data": {}})
        request = self.session.client.comm_info(target_name="echo")
        self.assertEqual({"c1": {"target_name": "echo"}}, self.session.finish(request).content["comms"])
        heard = self.send_comm("comm_msg", {"comm_id": "c1", "data": {"n": 5}})
        self.assertEqual([{"comm_id": "c1", "data": {"n": 5}}], heard.all("comm_msg"))
        self.send_comm("comm_close", {"comm_id": "c1", "data": {}})
        request = self.session.client.comm_info()
        self.assertNotIn("c1", self.session.finish(request).content["comms"])

    def test_comm_opened_by_a_cell(self):
        reply = self.run_cell('var line = comms().open("widget", Map.of("k", 1)); line.send(Map.of("k", 2)); line.close();')
        (opened,) = reply.all("comm_open")
        self.assertEqual("widget", opened["target_name"])
        self.assertEqual({"k": 2}, reply.all("comm_msg")[0]["data"])
        self.assertEqual(opened["comm_id"], reply.all("comm_close")[0]["comm_id"])

    def test_comm_to_an_unknown_target_is_closed(self):
        heard = self.send_comm("comm_open", {"comm_id": "c2", "target_name": "nobody", "data": {}})
        self.assertEqual("c2", heard.all("comm_close")[0]["comm_id"])

    def send_comm(self, kind, content):
        message = self.session.client.session.msg(kind, content)
        self.session.client.shell_channel.send(message)
        broadcast = self.session.broadcast(message["header"]["msg_id"])
        from session import Reply

        return Reply({}, broadcast)

    def test_a_handler_can_be_interrupted_and_may_fail(self):
        self.run_cell(
            'comms().register("sleepy", line -> { System.err.println("begun"); try { Thread.sleep(1_000_000); }'
            " catch (InterruptedException e) { throw new RuntimeException(e); } });"
        )
        self.run_cell('comms().register("bad", line -> { throw new StackOverflowError("bad handler"); });')
        message = self.session.client.session.msg(
            "comm_open", {"comm_id": "s", "target_name": "sleepy", "data": {}}
        )
        self.session.client.shell_channel.send(message)
        self.session.wait_for(message["header"]["msg_id"], "stream")
        self.session.control("interrupt_request")
        heard = self.session.broadcast_after(message["header"]["msg_id"])
        self.assertIn("interrupted", "".join(m["content"]["text"] for m in heard if m["msg_type"] == "stream"))
        heard = self.send_comm("comm_open", {"comm_id": "b", "target_name": "bad", "data": {}})
        self.assertIn("bad handler", heard.printed("stderr"))
        self.assertEqual(["2"], self.run_cell("1 + 1").shown())

    def test_a_cell_on_the_control_channel_is_run_in_turn(self):
        slow = self.session.client.execute("Thread.sleep(300); 1")
        reply = self.session.control("execute_request", {"code": "6 * 7"})
        self.assertEqual("ok", reply["content"]["status"])
        self.assertEqual("ok", self.session.finish_quietly(slow)["status"])

    # ---- floods

    def test_floods_of_a_cell_are_bounded(self):
        self.run_cell('var big = "a".repeat(1_000_000); var flood = comms().open("flood", Map.of());')
        self.run_cell('var panel = display("");')
        for code in [
            'while (true) flood.send(Map.of("x", big));',
            "while (true) panel.update(big.substring(0, 90_000));",
            "while (true) { clearOutput(); display(big.substring(0, 90_000)); }",
        ]:
            request = self.session.client.execute(code)
            time.sleep(3)
            self.session.control("interrupt_request")
            reply = self.session.finish(request)
            self.assertEqual("KeyboardInterrupt", reply.content.get("ename"), code)
            size = sum(len(str(m["content"])) for m in reply.broadcast)
            self.assertLess(size, 60_000_000, code)
            self.assertEqual(["2"], self.run_cell("1 + 1").shown())

    # ---- magics

    def test_magics(self):
        self.assertIn("%maven", self.run_cell("%help").shown()[0])
        self.assertIn("int magicVariable = 3", self.run_cell("int magicVariable = 3;\n%vars").shown()[0])
        self.run_cell("double[] magicNumbers = {1, 2};\nvar magicList = new ArrayList<Object>();\nmagicList.add(magicList);")
        self.run_cell("class MagicBad { public String toString() { return toString(); } }\nvar magicBad = new MagicBad();")
        lines = self.run_cell("%vars").shown()[0].splitlines()
        self.assertIn("double[] magicNumbers = [1.0, 2.0]", lines)
        self.assertIn("ArrayList<Object> magicList = [(this list again)]", lines)
        self.assertIn("MagicBad magicBad = (a MagicBad whose toString failed: StackOverflowError)", lines)
        self.assertIn("import java.util.*;", self.run_cell("%imports").shown()[0])
        self.assertRegex(self.run_cell("%%time\nThread.sleep(5);").printed(), r"time: .* ms")
        self.assertIn("%vars", self.session.run("%nope").content["evalue"])

    def test_a_percent_sign_in_a_text_block_is_no_magic(self):
        self.assertEqual(["%vars"], self.run_cell('"""\n%vars""" + ""').shown())

    def test_maven(self):
        self.run_cell("%maven org.apache.commons:commons-csv:1.14.1")
        self.assertEqual(
            ["a"], self.run_cell('org.apache.commons.csv.CSVParser.parse("a,b", org.apache.commons.csv.CSVFormat.DEFAULT).getRecords().get(0).get(0)').shown()
        )
        reply = self.session.run("%maven no.such:thing:1")
        self.assertIn("no.such", reply.content["evalue"])


class ShutdownTest(unittest.TestCase):
    def test_shutdown_answers_and_ends_the_process_even_while_a_cell_runs(self):
        for restart in [True, False]:
            with Session() as session:
                session.client.execute("while (true) { }")
                reply = session.control("shutdown_request", {"restart": restart})
                self.assertEqual({"status": "ok", "restart": restart}, reply["content"])
                self.assertEqual(0, session.process.wait(timeout=60))


if __name__ == "__main__":
    unittest.main()
