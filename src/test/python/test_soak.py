"""Two minutes of the soak; SOAK_MINUTES=60 makes it the long one."""

import os
import unittest

from session import Session
from soak import Soak


class SoakTest(unittest.TestCase):
    def test_a_mixed_session_goes_on(self):
        with Session() as session:
            Soak(session, int(os.environ.get("SOAK_SEED", "1"))).run(60 * float(os.environ.get("SOAK_MINUTES", "2")))


if __name__ == "__main__":
    unittest.main()
