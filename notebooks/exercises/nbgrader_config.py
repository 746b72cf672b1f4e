"""For nbgrader, started in this folder: nbgrader generate_assignment ps1-three-gates."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "gategrad"

# Without the throw, a method that returns something does not compile before the learner has written it.
c.ClearSolutions.code_stub = {
    "java": '// YOUR CODE HERE\nthrow new UnsupportedOperationException("not written yet");'
}

# A cell may check several answers, each of which may run for five seconds; the first one starts a JVM.
c.ExecutePreprocessor.timeout = 120
