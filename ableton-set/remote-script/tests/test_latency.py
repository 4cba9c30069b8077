import random
import socket
import threading
import time
import unittest

import fixture
from host import Host
from fixture import RemoteScriptFixture, lom, messages, osc

TICK = 0.010
LAUNCHES = 200

# The maximum time from a datagram to fire(), in milliseconds, at a tick of 10 ms.
MAX_LATENCY = 12.0


def percentiles(times):
    times = sorted(times)
    return times[len(times) // 2], times[int(0.95 * len(times))], times[-1]


class Latency(unittest.TestCase):
    def test_launch_is_fired_in_the_next_tick_in_time(self):
        """Adds the wait for the tick to the thread time of the work in it, so that other programs have no influence."""
        live = RemoteScriptFixture()
        self.addCleanup(live.close)
        live.add_track("own 1", *["/music/%d.wav" % i for i in range(8)])
        live.connect()
        rng = random.Random(1)
        times = []
        for i in range(LAUNCHES):
            live.launch(str(i % 8), start=1.0 + i % 50)
            waits = rng.uniform(0.0, TICK)
            before = time.thread_time()
            live.advance(TICK)
            times.append(1000 * (waits + time.thread_time() - before))
            self.assertEqual(i + 1, len(live.song._fires))
        p50, p95, longest = percentiles(times)
        print("\nfrom datagram to fire(), a tick of 10 ms and this script's own time: half within %.1f ms, p95 %.1f ms, longest %.1f ms"
              % (p50, p95, longest))
        self.assertLessEqual(p95, MAX_LATENCY)

    def test_launches_are_fired_in_real_time(self):
        """Prints the latency without checking it, because it depends on the machine."""
        host = Host(fixture.free_port())
        track = host.song.create_audio_track()
        track.clip_slots[0]._clip = lom.Clip(host.song, "/music/Rain.wav")
        sent, ended = [], threading.Event()

        def play():
            rng = random.Random(1)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
                peer.connect(("127.0.0.1", fixture.settings.PORT))
                peer.send(osc.encode(messages.PREFIX + "hello", "iii", (1, 9, 0)))
                for i in range(LAUNCHES):
                    time.sleep(rng.uniform(0.0121, 0.0199))
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
        # On a busy machine two launches can arrive in one step, and only the later is fired. The first fire after a launch counts for it.
        times = [1000 * (min(at for at in fired if at >= then) - then) for then in sent if then <= fired[-1]]
        self.assertGreater(len(times), 0.9 * LAUNCHES)
        print("\nfrom datagram to fire(), %d launches in real time at a tick of 10 ms: half within %.1f ms, p95 %.1f ms, longest %.1f ms"
              % ((len(times),) + percentiles(times)))


if __name__ == "__main__":
    unittest.main()
