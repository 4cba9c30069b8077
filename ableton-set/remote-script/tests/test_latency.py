import random
import socket
import threading
import time
import unittest

import world
from host import Host
from world import lom, messages, osc

LAUNCHES = 200


class Latency(unittest.TestCase):
    def test_from_datagram_to_fire(self):
        host = Host(world.free_port())
        track = host.song.create_audio_track()
        track.clip_slots[0]._clip = lom.Clip(host.song, "/music/Rain.wav")
        sent, ended = [], threading.Event()

        def play():
            dice = random.Random(1)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
                peer.connect(("127.0.0.1", world.settings.PORT))
                peer.send(osc.encode(messages.PREFIX + "hello", "iii", (1, 9, 0)))
                for i in range(LAUNCHES):
                    time.sleep(dice.uniform(0.0121, 0.0199))
                    sent.append(time.perf_counter())
                    peer.send(osc.encode(
                        messages.PREFIX + "launch", "isssffsi", (i, "Rain", "", "", 1.0 + i % 50, 4.0, "once", 1000000)))
            time.sleep(0.1)
            ended.set()

        player = threading.Thread(target=play)
        player.start()
        host.run(lambda: not ended.is_set())
        player.join(5)
        fired = [fire[0] for fire in host.song._fires]
        # On a busy machine two may fall into one turn, of which the later is played; each is met by the first fire after it.
        took = sorted(1000 * (min(at for at in fired if at >= then) - then) for then in sent if then <= fired[-1])
        self.assertGreater(len(took), 0.9 * LAUNCHES)
        p50, p95 = took[len(took) // 2], took[int(0.95 * len(took))]
        print("\nfrom datagram to fire(), %d launches at a tick of 10 ms: half within %.1f ms, p95 %.1f ms, longest %.1f ms"
              % (len(took), p50, p95, took[-1]))
        # The promise is 12 ms; the bound leaves room for a machine that does other work at the same time.
        self.assertLess(p95, 60)


if __name__ == "__main__":
    unittest.main()
