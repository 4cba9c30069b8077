import unittest

from paths import MODELS

LARGEST, ALL = 50e6, 70e6


class ShippedTest(unittest.TestCase):
    def test_no_file_of_a_shipped_network_is_over_50_megabytes_and_all_are_under_70(self):
        sizes = [file.stat().st_size for manifest in MODELS.glob("*/model.json") for file in manifest.parent.iterdir()]
        self.assertGreater(len(sizes), 8)
        self.assertLess(max(sizes), LARGEST)
        self.assertLess(sum(sizes), ALL)


if __name__ == "__main__":
    unittest.main()
