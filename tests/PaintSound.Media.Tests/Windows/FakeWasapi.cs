using System.Collections.Concurrent;
using PaintSound.Media.Conversion;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A fake of the Windows audio system.</summary>
internal sealed class FakeWasapi : IWasapiDevices
{
    public event Action<WasapiChange>? Changed;

    public List<WasapiEndpoint> Endpoints { get; } = [];

    public ConcurrentQueue<FakeCapture> Captures { get; } = new();

    public ConcurrentQueue<FakePlayback> Playbacks { get; } = new();

    public ConcurrentQueue<int> Programs { get; } = new();

    public SampleFormat Format { get; set; } = new(48_000, 2, SampleEncoding.Float32);

    public string? LowLatencyRefusal { get; set; }

    /// <summary>The error code when opening a device, or 0.</summary>
    public int OpenError { get; set; }

    /// <summary>The error code when opening a device in raw mode, or 0.</summary>
    public int RawError { get; set; }

    public bool IsClosed { get; private set; }

    public IReadOnlyList<WasapiEndpoint> List()
    {
        lock (Endpoints)
        {
            return [.. Endpoints];
        }
    }

    public IWasapiCapture Open(WasapiEndpoint endpoint, bool raw) =>
        OpenError != 0 ? throw new WasapiException(OpenError)
        : raw && RawError != 0 ? throw new WasapiException(RawError)
        : AddCapture(new FakeCapture(Format, raw, LowLatencyRefusal));

    public IWasapiPlayback OpenPlayback(WasapiEndpoint endpoint)
    {
        if (OpenError != 0)
        {
            throw new WasapiException(OpenError);
        }

        Playbacks.Enqueue(new FakePlayback(endpoint, Format.Channels));
        return Playbacks.Last();
    }

    public IWasapiCapture OpenProgram(int process)
    {
        Programs.Enqueue(process);
        return OpenError != 0 ? throw new WasapiException(OpenError) : AddCapture(new FakeCapture(Format, isRaw: false));
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

    private FakeCapture AddCapture(FakeCapture capture)
    {
        Captures.Enqueue(capture);
        return capture;
    }
}
