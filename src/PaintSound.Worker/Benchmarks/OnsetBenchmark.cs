using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Osc.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// Measures the time from a touch of the brush to its OSC datagram, in a performance that <see cref="Composition"/> composes as for a show.
/// A device plays taps in real time. The clock starts when the block that holds the first sample of a tap is complete, and stops when a socket on this
/// computer has received the onset.
/// </summary>
internal static class OnsetBenchmark
{
    /// <summary>Runs the measurement, which takes twelve seconds.</summary>
    /// <param name="builder">From <see cref="Composition.Create"/>.</param>
    /// <param name="device">Plays the taps.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Ends the measurement.</param>
    /// <returns>Milliseconds from block to datagram.</returns>
    /// <exception cref="InvalidOperationException">Fewer than half of the taps arrived.</exception>
    public static async Task<Percentiles> RunAsync(HostApplicationBuilder builder, ITapDevice device, TimeProvider time, CancellationToken stop)
    {
        using var target = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        target.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var osc = new OscSettings
        {
            Targets = [new OscTarget("127.0.0.1", ((IPEndPoint)target.LocalEndPoint!).Port)],
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Query = null,
        };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var arrivals = new List<long>();
        var receiving = Task.Factory.StartNew(
            () => Receive(target, arrivals, time, end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await PerformanceHost.RunAsync(Composition.ForInputs(builder, osc, new TapInputFactory(device.Brush), hasMusic: false).Build(), LogLevel.Debug, stop);
        await Task.Delay(TimeSpan.FromSeconds(0.2), time, stop);
        await end.CancelAsync();
        await receiving;

        // An onset belongs to the latest tap before it; a tap that was not detected has none and is left out.
        var times = device.Times;
        var latencies = times
            .Select((at, i) => (At: at, Until: i + 1 < times.Count ? times[i + 1] : long.MaxValue))
            .Select(tap => (tap.At, Arrived: arrivals.FirstOrDefault(arrival => arrival >= tap.At && arrival < tap.Until)))
            .Where(tap => tap.Arrived != 0)
            .Select(tap => time.GetElapsedTime(tap.At, tap.Arrived).TotalMilliseconds)
            .ToArray();
        return latencies.Length >= Taps.Count / 2
            ? Percentiles.Of(latencies)
            : throw new InvalidOperationException($"Only {latencies.Length} of {Taps.Count} taps were detected.");
    }

    private static void Receive(Socket target, List<long> arrivals, TimeProvider time, CancellationToken end)
    {
        var datagram = new byte[1500];
        while (!end.IsCancellationRequested)
        {
            if (!target.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectRead))
            {
                continue;
            }

            var length = target.Receive(datagram);
            if (datagram.AsSpan(0, length).StartsWith("/paintsound/brush/onset\0"u8))
            {
                arrivals.Add(time.GetTimestamp());
            }
        }
    }
}
