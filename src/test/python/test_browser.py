"""JupyterLab in a real browser, used as a learner uses it. Screenshots go to the folder SCREENSHOTS."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
SCREENSHOTS = Path(os.environ["SCREENSHOTS"])
CELLS = [
    "class Net { double w = 1; double f(double x) { return w * x; } }\nvar net = new Net();\nnet.w = 5;",
    "net.f(2)",
    "int divide(int a, int b) {\n  return a / b;\n}\ndivide(1, 0)",
    "long n = 0;\nwhile (true) n++;",
    "n > 0",
    "Value.of(2)",
]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def notebook(sources):
    cells = [
        {"cell_type": "code", "id": f"c{k}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for k, source in enumerate(sources)
    ]
    spec = {"display_name": "Java", "language": "java", "name": "java"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5})


class BrowserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        (cls.folder / "learner.ipynb").write_text(notebook(CELLS), encoding="utf-8")
        shutil.copy(NOTEBOOKS / "read" / "02-x-plus-y-times-z.ipynb", cls.folder / "slides.ipynb")
        cls.port = free_port()
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={cls.port}"]
        settings = ["--IdentityProvider.token=t", f"--ServerApp.root_dir={cls.folder}"]
        cls.server = subprocess.Popen(command + settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(cls.stop_server)
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]:
            options.add_argument(argument)
        options.add_argument("--window-size=1200,2600")
        driver = shutil.which("chromedriver")
        cls.browser = webdriver.Chrome(options, Service(driver) if driver else None)
        cls.addClassCleanup(cls.browser.quit)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)

    @classmethod
    def stop_server(cls):
        cls.server.terminate()
        cls.server.wait(30)

    def until(self, condition, what, seconds=60):
        end = time.time() + seconds
        while time.time() < end:
            try:
                if condition():
                    return
            except Exception:  # the page is still being built
                pass
            time.sleep(0.2)
        self.browser.save_screenshot(str(SCREENSHOTS / "failure.png"))
        self.fail(f"not within {seconds} s: {what}")

    def open(self, name):
        address = f"http://127.0.0.1:{self.port}/lab/tree/{name}?token=t&reset"
        self.until(lambda: not self.browser.get(address), "the server answers")
        self.until(lambda: "Java (gategrad)" in self.text(".jp-Toolbar-kernelName"), "the kernel is chosen")
        self.until(lambda: self.idle(), "the kernel is ready")

    def text(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css).text

    def idle(self):
        return "Idle" in self.text("#jp-bottom-panel, .jp-StatusBar-Widget, #jp-main-statusbar")

    def cell(self, k):
        return self.browser.find_elements(By.CSS_SELECTOR, ".jp-Notebook .jp-Cell")[k]

    def type(self, k, *keys):
        self.cell(k).find_element(By.CSS_SELECTOR, ".cm-content").click()
        ActionChains(self.browser).send_keys(*keys).perform()

    def chord(self, modifier, key):
        ActionChains(self.browser).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def run_cell(self, k):
        self.type(k)
        self.chord(Keys.CONTROL, Keys.ENTER)

    def output(self, k):
        parts = self.cell(k).find_elements(By.CSS_SELECTOR, ".jp-OutputArea-output")
        return "\n".join(part.text for part in parts)

    def expect(self, k, text, seconds=60):
        self.until(lambda: text in self.output(k), f"cell {k} shows {text!r}", seconds)

    def test_a_learner_runs_edits_errs_interrupts_completes_and_asks(self):
        self.open("learner.ipynb")
        self.run_cell(0)
        self.run_cell(1)
        self.expect(1, "10.0")
        self.type(0)
        self.chord(Keys.CONTROL, "a")
        ActionChains(self.browser).send_keys(CELLS[0].split("\n")[0].replace("w * x", "w * x + 100")).perform()
        self.chord(Keys.CONTROL, Keys.ENTER)
        self.run_cell(1)
        self.expect(1, "110.0")
        self.run_cell(2)
        self.expect(2, "ArithmeticException: / by zero")
        self.assertIn("line 2, in divide", self.output(2))
        self.assertNotIn("jdk.jshell", self.output(2))
        self.run_cell(3)
        self.until(lambda: "[*]" in self.cell(3).text, "the loop runs")
        time.sleep(1)
        ActionChains(self.browser).send_keys(Keys.ESCAPE, "i", "i").perform()
        self.expect(3, "interrupted", 10)
        self.run_cell(4)
        self.expect(4, "true")
        self.type(5)
        self.chord(Keys.CONTROL, "a")
        ActionChains(self.browser).send_keys("Value.of(2).sigm", Keys.TAB).perform()
        self.until(lambda: "sigmoid" in self.cell(5).find_element(By.CSS_SELECTOR, ".cm-content").text
                   or "sigmoid" in self.text(".jp-Completer"), "sigmoid is proposed")
        self.browser.save_screenshot(str(SCREENSHOTS / "complete.png"))
        ActionChains(self.browser).send_keys(Keys.ESCAPE).perform()
        self.type(5)
        self.chord(Keys.CONTROL, "a")
        ActionChains(self.browser).send_keys("Gates.named").perform()
        self.chord(Keys.SHIFT, Keys.TAB)
        self.until(lambda: "The gate with this name" in self.text(".jp-Tooltip"), "Shift-Tab shows the Javadoc")
        self.browser.save_screenshot(str(SCREENSHOTS / "learner.png"))

    def test_a_walk_through_runs_from_the_top_after_a_restart(self):
        self.open("slides.ipynb")
        ActionChains(self.browser).send_keys(Keys.ESCAPE, "0", "0").perform()
        self.until(lambda: self.browser.find_elements(By.CSS_SELECTOR, ".jp-Dialog"), "a restart is confirmed", 20)
        ActionChains(self.browser).send_keys(Keys.ENTER).perform()
        self.until(lambda: not self.browser.find_elements(By.CSS_SELECTOR, ".jp-Dialog"), "the dialog is gone")
        time.sleep(2)
        self.until(self.idle, "the kernel is back")
        code = self.browser.find_elements(By.CSS_SELECTOR, ".jp-Notebook .jp-CodeCell")
        code[0].find_element(By.CSS_SELECTOR, ".cm-content").click()
        self.chord(Keys.CONTROL, Keys.ENTER)
        self.until(lambda: code[0].find_elements(By.CSS_SELECTOR, ".jp-RenderedHTMLCommon svg"), "the circuit is a picture")
        self.until(lambda: "[1]" in code[0].text, "the counter starts again")
        self.browser.save_screenshot(str(SCREENSHOTS / "slides.png"))


if __name__ == "__main__":
    unittest.main()
