using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Sources;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// How long it takes from a touch of the brush to its datagram. Taps on a quiet canvas are played into a performance in real
/// time, in blocks as a device delivers them; the clock starts when the block that holds the tap's first sample is complete,
/// because nobody can know of it before, and stops when a socket on this machine has received the onset.
/// </summary>
internal static class OnsetBenchmark
{
    private const int Taps = 60;
    private const int TapEvery = ISoundSource.SampleRate / 5;

    /// <summary>128 samples at 48 kHz, as an audio interface delivers them, are 43 samples (2.7 ms) here.</summary>
    private const int Block = 43;

    /// <summary>Milliseconds from block to datagram.</summary>
    public static async Task<Percentiles> RunAsync(PerformanceFactory cast, TimeProvider time, CancellationToken stop)
    {
        using var target = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 100 };
        target.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var sender = await OscSender.OpenAsync(
            [new OscTarget("127.0.0.1", ((IPEndPoint)target.LocalEndPoint!).Port)], NullLogger<OscSender>.Instance, time, stop);
        using var performance = cast.CreatePerformance([new OscOutput(new OscEventSender(sender))], NullLogger<EventQueue>.Instance, time);
        var announcing = OnThread(() => performance.DeliverEventsUntil(over.Token));
        var arrivals = new List<long>();
        var receiving = OnThread(() => Receive(target, arrivals, time, over.Token));
        var tapped = await Task.Run(() => Play(performance, time, stop), stop);
        await Task.Delay(TimeSpan.FromSeconds(0.2), time, stop);
        await over.CancelAsync();
        await Task.WhenAll(announcing, receiving);

        // An onset belongs to the latest tap before it; a tap that was not heard has none and is left out.
        var latencies = tapped
            .Select((at, i) => (At: at, Until: i + 1 < tapped.Count ? tapped[i + 1] : long.MaxValue))
            .Select(tap => (tap.At, Heard: arrivals.FirstOrDefault(arrival => arrival >= tap.At && arrival < tap.Until)))
            .Where(tap => tap.Heard != 0)
            .Select(tap => time.GetElapsedTime(tap.At, tap.Heard).TotalMilliseconds)
            .ToArray();
        return latencies.Length >= Taps / 2
            ? Percentiles.Of(latencies)
            : throw new InvalidOperationException($"Only {latencies.Length} of {Taps} taps were heard: the onset finder is broken.");
    }

    private static List<long> Play(PerformancePipeline performance, TimeProvider time, CancellationToken stop)
    {
        var random = new Random(7);
        var sound = new float[Taps * TapEvery];
        var starts = new HashSet<int>();
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = 0.0005f * (random.NextSingle() - 0.5f);
        }

        for (var tap = 0; tap < Taps; tap++)
        {
            var start = (tap * TapEvery) + 400 + random.Next(1600);
            starts.Add(start / Block);
            for (var i = 0; i < 1200; i++)
            {
                sound[start + i] += 0.3f * MathF.Exp(-i / 200f) * (random.NextSingle() - 0.5f);
            }
        }

        var tapped = new List<long>();
        var begin = time.GetTimestamp();
        for (var block = 0; (block + 1) * Block <= sound.Length; block++)
        {
            // Spinning, because no timer of any system wakes as punctually as an audio interface.
            while (time.GetElapsedTime(begin).TotalSeconds < (block + 1) * Block / (double)ISoundSource.SampleRate)
            {
                stop.ThrowIfCancellationRequested();
                Thread.SpinWait(50);
            }

            var now = time.GetTimestamp();
            if (starts.Contains(block))
            {
                tapped.Add(now);
            }

            performance.AddBrush(sound.AsSpan(block * Block, Block), now);
        }

        return tapped;
    }

    private static void Receive(Socket target, List<long> arrivals, TimeProvider time, CancellationToken over)
    {
        var datagram = new byte[1500];
        while (!over.IsCancellationRequested)
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

    private static Task OnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
