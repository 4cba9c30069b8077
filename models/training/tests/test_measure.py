import unittest
from pathlib import Path
from unittest import mock

import measure
from material import music


class WriteTest(unittest.TestCase):
    def test_cards_that_tell_of_all_runs_are_not_written_where_one_is_missing(self):
        nowhere = Path("/nowhere/correspondence-wesnoth-2")
        with mock.patch.object(measure, "_folders", lambda direction: [nowhere]), \
                mock.patch.object(music, "prepare", side_effect=AssertionError("measured")), \
                self.assertRaisesRegex(SystemExit, "correspondence-wesnoth-2"):
            measure.measure(write=True)


if __name__ == "__main__":
    unittest.main()
