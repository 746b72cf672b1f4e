"""Pictures that answer the hand, in a bare page: what a reopened notebook or an exported page has, no kernel."""

import json
import math
import os
import time
import unittest
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

FOLDER = Path(os.environ["LIVE"])
ONE_STEP = "0.1"

GATES = """
const rules = gategradLive.rules(arguments[0].classes), text = (x) => Object.is(x, -0) ? "-0" : String(x);
return arguments[0].rows.map(([name, rule, inputs]) => {
  const numbers = inputs.map(Number), out = rules.forward(rule, numbers);
  return [out, ...rules.locals(rule, numbers, out)].map(text);
});
"""

# Arithmetic is exact; what JavaScript's library calculates may differ in the last bits.
EXACT = {"add", "sub", "mul", "div", "max", "min", "neg", "reciprocal", "square", "sqrt", "abs", "linear", "step", "relu"}


def browser(**media):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1000,1600"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))


def agree(name, ours, theirs):
    a, b = float(ours), float(theirs)
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    if name in EXACT or math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b)) or max(abs(a), abs(b)) < 1e-307


class LiveTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = browser()
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.browser.get((FOLDER / "views.html").as_uri())
        WebDriverWait(self.browser, 30).until(lambda b: len(b.find_elements(By.TAG_NAME, "svg")) == 5)

    def tearDown(self):
        self.assertEqual([], [line for line in self.browser.get_log("browser") if line["level"] == "SEVERE"])

    def host(self, k):
        return self.browser.find_elements(By.CSS_SELECTOR, ".gategrad-live")[k]

    def said(self, k):
        time.sleep(0.3)
        return self.host(k).find_element(By.CSS_SELECTOR, "[role=status]").text

    def numbers(self, k):
        return [text.text for text in self.host(k).find_elements(By.CSS_SELECTOR, "svg text") if text.text]

    def press(self, k, words):
        self.host(k).find_element(By.XPATH, f".//button[text()='{words}']").click()

    def test_the_rules_are_those_of_java(self):
        fixture = json.loads((FOLDER / "gates.json").read_text(encoding="utf-8"))
        rows = fixture["rows"]
        self.assertGreater(len(rows), 2000)
        answers = self.browser.execute_script(GATES, fixture)
        for (name, _, inputs, out, local), (value, *slopes) in zip(rows, answers):
            self.assertTrue(agree(name, out, value), f"{name}{inputs}: {out} in Java, {value} in the page")
            for k, (mine, theirs) in enumerate(zip(local, slopes)):
                self.assertTrue(agree(name, mine, theirs), f"{name}{inputs}, slope {k}: {mine} in Java, {theirs}")

    def test_arrow_keys_move_an_input_and_everything_follows(self):
        slider = self.host(0).find_element(By.CSS_SELECTOR, "input[type=range]")
        slider.send_keys(Keys.ARROW_RIGHT)
        self.assertEqual("x up 0.1: the result down 0.4; the gradient predicted \u22120.4.", self.said(0))
        self.assertIn("\u221212.4", self.numbers(0))

    def test_a_number_is_typed(self):
        typed = self.host(0).find_elements(By.CSS_SELECTOR, "input[type=number]")[1]
        typed.send_keys(Keys.CONTROL, "a")
        typed.send_keys("7")
        self.assertIn("y up 2: the result down 8", self.said(0))
        self.assertIn("\u2202 5", self.numbers(0))

    def test_the_stepper_walks_forward_then_backward(self):
        self.press(0, "Step from the start")
        self.assertEqual("Next walks forward: each gate calculates its value.", self.said(0))
        self.assertEqual(2, self.numbers(0).count("?"))
        picture = self.host(0).find_element(By.TAG_NAME, "svg")
        picture.send_keys(Keys.ARROW_RIGHT)
        self.assertIn("Forward, + of \u22122 and 5: 3.", self.said(0))
        picture.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        said = self.said(0)
        self.assertIn("upstream 1,", said)
        self.assertIn("to z: 1 \u00d7 3 = 3", said)
        self.assertEqual(2, self.numbers(0).count("?"), "x and y are not reached yet")
        picture.send_keys(Keys.ARROW_LEFT)
        self.assertIn("Forward, *", self.said(0))
        self.press(0, "All")
        self.assertEqual(0, self.numbers(0).count("?"))

    def test_a_fork_shows_its_addends_and_their_sum(self):
        self.press(2, "Step from the start")
        for _ in range(4):
            self.press(2, "Next")
        self.assertIn("with what came before, 1 + 3 + 3 = 7", self.said(2))

    def test_gradients_hide_behind_a_prediction(self):
        host = self.host(0)
        host.find_element(By.CSS_SELECTOR, "input[type=checkbox]").click()
        self.assertFalse([text for text in self.numbers(0) if text.startswith("\u2202")])
        answer = host.find_elements(By.CSS_SELECTOR, "input[type=number]")[-1]
        answer.send_keys("4", Keys.ENTER)
        self.assertIn("The size is right, the sign is not.", self.said(0))
        answer.send_keys(Keys.CONTROL, "a")
        answer.send_keys("-4", Keys.ENTER)
        self.assertEqual("Yes: the gradient of x is \u22124.", self.said(0))

    def test_a_gate_of_the_learners_own_runs_in_the_page(self):
        slider = self.host(4).find_element(By.CSS_SELECTOR, "input[type=range]")
        slider.send_keys(Keys.ARROW_RIGHT)
        self.assertIn("the result up 0.05; the gradient predicted 0.05", self.said(4))

    def test_a_gate_that_needs_java_stays_as_java_left_it(self):
        self.assertIn("is calculated by Java alone", self.host(3).text)
        self.assertFalse(self.host(3).find_element(By.CSS_SELECTOR, "input[type=range]").is_enabled())
        self.assertIn("2", self.numbers(3))
        self.assertIn("\u2202 0.5", self.numbers(3))

    def test_every_control_keeps_its_keys_and_has_a_name(self):
        for element in self.browser.find_elements(By.CSS_SELECTOR, "input, button, select, svg"):
            self.assertEqual("true", element.get_attribute("data-lm-suppress-shortcuts"), element.get_attribute("outerHTML")[:80])
            if not element.is_displayed():
                continue
            self.assertTrue(element.accessible_name, element.get_attribute("outerHTML")[:120])

    def test_painting_is_fast(self):
        script = """
          const slider = document.querySelector("input[type=range]"), times = [];
          for (let k = 0; k < 100; k++) {
            slider.value = k / 50;
            const begin = performance.now();
            slider.dispatchEvent(new Event("input"));
            document.body.getBoundingClientRect();
            times.push(performance.now() - begin);
          }
          return times.sort((a, b) => a - b)[50];
        """
        print(f"median of a change and its layout: {self.browser.execute_script(script):.2f} ms")


if __name__ == "__main__":
    unittest.main()
