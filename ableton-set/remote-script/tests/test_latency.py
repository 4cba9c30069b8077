import random
import socket
import threading
import time
import unittest

import world
from host import Host
from world import World, lom, messages, osc

TICK = 0.010
LAUNCHES = 200

# What is promised from datagram to fire(), in milliseconds, at a tick of 10 ms.
PROMISED = 12.0


def spread(took):
    took = sorted(took)
    return took[len(took) // 2], took[int(0.95 * len(took))], took[-1]


class Latency(unittest.TestCase):
    def test_a_launch_is_fired_in_the_tick_that_follows_it_and_the_tick_is_short(self):
        """The wait for the tick is counted and the work in it measured as this thread's own time, so that no other program's work is in it."""
        live = World()
        self.addCleanup(live.close)
        live.add_track("own 1", *["/music/%d.wav" % i for i in range(8)])
        live.begin()
        dice = random.Random(1)
        took = []
        for i in range(LAUNCHES):
            live.launch(str(i % 8), start=1.0 + i % 50)
            waits = dice.uniform(0.0, TICK)
            before = time.thread_time()
            live.turn(TICK)
            took.append(1000 * (waits + time.thread_time() - before))
            self.assertEqual(i + 1, len(live.song._fires))
        p50, p95, longest = spread(took)
        print("\nfrom datagram to fire(), a tick of 10 ms and this script's own time: half within %.1f ms, p95 %.1f ms, longest %.1f ms"
              % (p50, p95, longest))
        self.assertLessEqual(p95, PROMISED)

    def test_in_real_time_launches_are_fired(self):
        """The figure is printed and not judged: it is this machine's as much as the script's."""
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
        took = [1000 * (min(at for at in fired if at >= then) - then) for then in sent if then <= fired[-1]]
        self.assertGreater(len(took), 0.9 * LAUNCHES)
        print("\nfrom datagram to fire(), %d launches in real time at a tick of 10 ms: half within %.1f ms, p95 %.1f ms, longest %.1f ms"
              % ((len(took),) + spread(took)))


if __name__ == "__main__":
    unittest.main()
