import json
import tempfile
import unittest
from pathlib import Path

from measuring import report
from measuring.report import Figure


class ReportTest(unittest.TestCase):
    def test_a_bar_is_met_by_the_worse_end_of_the_interval(self):
        self.assertTrue(Figure("a", 0.9, (0.86, 0.93), bar=0.85).met)
        self.assertFalse(Figure("a", 0.9, (0.84, 0.93), bar=0.85).met)
        self.assertTrue(Figure("a", 0.5, (0.46, 0.54), bar=(0.45, 0.55)).met)
        self.assertFalse(Figure("a", 0.5, (0.46, 0.56), bar=(0.45, 0.55)).met)
        self.assertFalse(Figure("a", 0.5, bar=0.6).met)

    def test_the_table_and_the_manifest_say_so(self):
        figures = [Figure("high", 0.9, (0.86, 0.93), "ten sounds", bar=0.85), Figure("low", 0.2, (0.1, 0.3), bar=0.25)]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "model.json").write_text("{}")
            card = Path(folder) / "text.md"
            card.write_text("before {results} after")
            report.write(Path(folder), figures, card)
            written = json.loads((Path(folder) / "model.json").read_text())["results"]
            shown = (Path(folder) / "card.md").read_text()
        self.assertEqual((written["high"]["met"], written["low"]["met"]), (True, False))
        self.assertIn("| high | 0.9 [0.86, 0.93] | 0.85: met | ten sounds |", shown)
        self.assertIn("| low | 0.2 [0.1, 0.3] | 0.25: **not met** |", shown)
