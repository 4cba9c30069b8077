using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Benchmarks.Reporting;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// Four universes whose levels change all the time, sent over sACN to this computer: how far the time between two packets of a universe is from
/// 1/44 s, as a receiver sees it. Target on an idle machine: p95 at most 2 ms.
/// </summary>
internal sealed class LightJitterScenario() : Scenario("light jitter")
{
    private const int Universes = 4;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        var socket = new ArrivalSocket();
        var ids = Enumerable.Range(1, Universes).Select(number => new UniverseId(LightProtocol.Sacn, number)).ToArray();
        using var output = new LightOutput(ids, new LightOptions { SacnTo = [IPAddress.Loopback] }, Guid.NewGuid(), socket, TimeProvider.System);
        var targets = ids.Select(id => output.CreateTarget(id, [1], isFine: true, 0)).ToArray();
        output.Start();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        var (time, level) = (TimeProvider.System, 0);
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Duration && await timer.WaitForNextTickAsync(stop);)
        {
            foreach (var target in targets)
            {
                target.SetValue(++level % 1000 / 1000.0);
            }
        }

        output.Dispose();
        var intervals = socket.Arrivals.GroupBy(arrival => arrival.Universe)
            .SelectMany(universe => universe.Zip(universe.Skip(1), (before, after) => time.GetElapsedTime(before.Time, after.Time))).ToArray();
        return
        [
            Figure.Create($"{Name}: time between two packets of a universe", intervals),
            Figure.Create($"{Name}: distance from 1/44 s", [.. intervals.Select(interval => (interval - TimeSpan.FromSeconds(1.0 / LightOutput.Rate)).Duration())]),
        ];
    }

    /// <summary>Sends to a receiver of its own, because another program of this computer can have the port of sACN.</summary>
    private sealed class ArrivalSocket : ILightSocket
    {
        private readonly LightSockets _socket = new(null, NullLogger.Instance, TimeProvider.System);
        private readonly PacketReceiver _receiver = new();

        public IReadOnlyList<PacketArrival> Arrivals => _receiver.Arrivals;

        public string? Problem => _socket.Problem;

        public bool Send(ReadOnlySpan<byte> datagram, IPAddress to, int port) => !IPAddress.IsLoopback(to) || _socket.Send(datagram, to, _receiver.Port);

        public void Dispose()
        {
            _receiver.Dispose();
            _socket.Dispose();
        }
    }
}
