using System.Collections.Concurrent;
using PaintSound.Media.Conversion;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>Windows' audio system as the test wants it.</summary>
internal sealed class FakeWasapi : IWasapiDevices
{
    public event Action<WasapiChange>? Changed;

    public List<WasapiEndpoint> Endpoints { get; } = [];

    public ConcurrentQueue<FakeCapture> Captures { get; } = new();

    public ConcurrentQueue<int> Programs { get; } = new();

    public SampleFormat Format { get; set; } = new(48_000, 2, SampleEncoding.Float32);

    public string? WhyNotLowLatency { get; set; }

    /// <summary>The error that opening gives, or 0.</summary>
    public int Refuses { get; set; }

    /// <summary>The error that opening without the driver's effects gives, or 0.</summary>
    public int RefusesRaw { get; set; }

    public bool IsClosed { get; private set; }

    public IReadOnlyList<WasapiEndpoint> List()
    {
        lock (Endpoints)
        {
            return [.. Endpoints];
        }
    }

    public IWasapiCapture Open(WasapiEndpoint endpoint, bool raw) =>
        Refuses != 0 ? throw new WasapiException(Refuses)
        : raw && RefusesRaw != 0 ? throw new WasapiException(RefusesRaw)
        : Opened(new FakeCapture(Format, raw, WhyNotLowLatency));

    public IWasapiCapture OpenProgram(int process)
    {
        Programs.Enqueue(process);
        return Refuses != 0 ? throw new WasapiException(Refuses) : Opened(new FakeCapture(Format, isRaw: false));
    }

    public void Raise(WasapiChangeKind kind, string id) => Changed?.Invoke(new WasapiChange(kind, id));

    public void Set(params WasapiEndpoint[] endpoints)
    {
        lock (Endpoints)
        {
            Endpoints.Clear();
            Endpoints.AddRange(endpoints);
        }
    }

    public void Dispose() => IsClosed = true;

    private FakeCapture Opened(FakeCapture capture)
    {
        Captures.Enqueue(capture);
        return capture;
    }
}
