"""Jupyter's own tests of a kernel, every one of them: nothing is declared unsupported."""

import unittest

from jupyter_kernel_test import IopubWelcomeTests, KernelTests


class JavaKernelTests(KernelTests):
    kernel_name = "java"
    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'
    completion_samples = [
        {"text": "Math.hypo", "matches": {"hypot("}},
        {"text": "Collections.emptyLi"},
    ]
    complete_code_samples = ["1 + 1", "int f() { return 1; }", 'String s = "a";', "// a comment"]
    incomplete_code_samples = ["int f() {", "for (int i = 0; i < 3; i++) {", 'var s = """\nabc', "/* open"]
    invalid_code_samples = ["int = = 3;", "class 3 {}"]
    code_page_something = "%help String"
    code_generate_error = "int zero = 0; 1 / zero"
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": "new double[][] {{1}}", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html")', "mime": "text/html"},
        {"code": "display(new double[] {1, 2})", "mime": "text/plain"},
    ]
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String"
    code_clear_output = "clearOutput();"


class JavaWelcomeTests(IopubWelcomeTests):
    kernel_name = "java"
    support_iopub_welcome = True


del KernelTests, IopubWelcomeTests  # their own versions are for ipykernel

if __name__ == "__main__":
    unittest.main()
