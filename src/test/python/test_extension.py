"""A jar that extends the kernel, installed beside it; and two that are broken."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
from unittest import mock

from jupyter_client.kernelspec import KernelSpecManager
from session import Session

CIRCLES = """
package circles;
import gategrad.kernel.display.*;
import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.extension.KernelExtension;
import gategrad.kernel.magic.*;
import java.util.*;
public final class Circles implements KernelExtension {
  public record Circle(double radius) {}
  public static Circle circle(double radius) { return new Circle(radius); }
  public List<String> imports() { return List.of("import circles.*;", "import static circles.Circles.*;"); }
  public List<Renderer> renderers() {
    return List.of(value -> value instanceof Circle c
        ? Optional.of(Forms.text(() -> "a circle").with("image/svg+xml", () -> "<svg>" + 1 / (int) c.radius() + "</svg>"))
        : Optional.empty());
  }
  public List<Magic> magics() {
    return List.of(new Magic() {
      public String name() { return "round"; }
      public String help() { return "%round: says how round it is"; }
      public Outcome run(Magic.Call call, MagicSession session) {
        System.out.println("very round " + 6 / Integer.parseInt(call.argument()));
        return new Outcome.Done(List.of());
      }
    });
  }
}
"""

BROKEN = """
package broken;
import gategrad.kernel.extension.KernelExtension;
public final class Broken implements KernelExtension {
  public Broken() { throw new IllegalStateException("no licence"); }
}
"""

LOST = """
package lost;
import gategrad.kernel.extension.KernelExtension;
import java.util.List;
public final class Lost implements KernelExtension {
  public List<String> imports() { return List.of("import lost.*;", "import nowhere.*;", "import static lost.Nowhere.*;"); }
}
"""


class ExtensionTest(unittest.TestCase):
    """One kernel with all of them."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        spec = KernelSpecManager().get_kernel_spec("java")
        cls.java = pathlib.Path(spec.argv[0]).parent
        cls.lib = cls.folder / "lib"
        shutil.copytree(pathlib.Path(spec.resource_dir) / "lib", cls.lib)
        for name, source in {"circles.Circles": CIRCLES, "broken.Broken": BROKEN, "lost.Lost": LOST}.items():
            cls.jar(name, source)
        (own,) = [jar for jar in cls.lib.glob("gategrad-*.jar") if not jar.name.endswith("-sources.jar")]
        cls.tool("java", "-cp", f"{own}{os.pathsep}{cls.lib}/*", "gategrad.kernel.install.Install",
                 "--prefix", cls.folder, "--lib", cls.lib, "--no-archive")
        path = str(cls.folder / "share" / "jupyter")
        cls.enterClassContext(mock.patch.dict(os.environ, {"JUPYTER_PATH": path}))
        cls.session = cls.enterClassContext(Session())
        cls.first = cls.session.run("1 + 1")

    @classmethod
    def tool(cls, name, *arguments):
        subprocess.run([cls.java / name, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def jar(cls, name, source):
        package, simple = name.split(".")
        file = cls.folder / f"{simple}.java"
        file.write_text(source)
        classes = cls.folder / package
        cls.tool("javac", "-cp", f"{cls.lib}/*", "-d", classes, file)
        services = classes / "META-INF" / "services"
        services.mkdir(parents=True)
        (services / "gategrad.kernel.extension.KernelExtension").write_text(name)
        cls.tool("jar", "cf", cls.lib / f"{package}.jar", "-C", classes, ".")

    def test_imports(self):
        self.assertEqual(["5.0"], self.session.run("Circle five = circle(5); five.radius()").shown())

    def test_a_renderer(self):
        (result,) = self.session.run("circle(1)").all("execute_result")
        self.assertEqual({"image/svg+xml": "<svg>1</svg>", "text/plain": "a circle"}, result["data"])

    def test_a_renderer_that_fails_leaves_the_text(self):
        (result,) = self.session.run("circle(0)").all("execute_result")
        text = "Circle[radius=0.0]\n(shown as text: ArithmeticException: / by zero)"
        self.assertEqual({"text/plain": text}, result["data"])

    def test_a_magic(self):
        self.assertEqual("very round 2\n", self.session.run("%round 3").printed())
        self.assertIn("how round it is", self.session.run("%help").shown()[0])

    def test_a_magic_that_fails_says_so(self):
        reply = self.session.run("%round 0")
        self.assertEqual("error", reply.content["status"])
        self.assertIn("%round failed: java.lang.ArithmeticException", reply.all("error")[0]["traceback"][0])

    def test_the_broken_ones_are_told_once_and_harm_nothing(self):
        self.assertEqual(["2"], self.first.shown())
        self.assertEqual(
            [
                "an extension of the kernel is left out: Provider broken.Broken could not be instantiated"
                " (IllegalStateException: no licence)",
                "a start-up import is left out, because it does not compile: import nowhere.*;",
                "a start-up import is left out, because it does not compile: import static lost.Nowhere.*;",
            ],
            self.first.printed().splitlines(),
        )
        self.assertEqual("", self.session.run("2").printed())
        self.assertEqual(["3"], self.session.run("List.of(3).get(0)").shown())


if __name__ == "__main__":
    unittest.main()
