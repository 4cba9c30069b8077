using PaintSound.Media.Conversion;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A capture that gives the packets it is told to, on the test's thread in place of the driver's.</summary>
internal sealed class FakeCapture(SampleFormat format, bool isRaw, string? whyNotLowLatency = null) : IWasapiCapture
{
    private readonly byte[] _packet = new byte[format.FrameBytes * format.Rate];
    private WasapiPacketHandler? _handler;
    private Action<int>? _ended;

    public SampleFormat Format => format;

    public bool IsRaw => isRaw;

    public bool IsRunning => _handler is not null && !IsClosed;

    public bool IsClosed { get; private set; }

    public WasapiGrant Start(WasapiPacketHandler packet, Action<int> ended)
    {
        (_handler, _ended) = (packet, ended);
        return new WasapiGrant(format, TimeSpan.FromMilliseconds(3), whyNotLowLatency is null, whyNotLowLatency, isRaw);
    }

    /// <summary>Gives 10 ms in which every sample has the same bytes.</summary>
    public void Give(int packets = 1)
    {
        for (var i = 0; i < packets; i++)
        {
            _handler!(_packet.AsSpan(0, format.Rate / 100 * format.FrameBytes));
        }
    }

    public void End(int code) => _ended!(code);

    public void Dispose() => IsClosed = true;
}
