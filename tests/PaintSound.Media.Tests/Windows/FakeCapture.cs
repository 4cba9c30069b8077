using PaintSound.Media.Conversion;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A fake capture that delivers packets on the test's thread.</summary>
internal sealed class FakeCapture(SampleFormat format, bool isRaw, string? lowLatencyRefusal = null) : IWasapiCapture
{
    private readonly byte[] _packet = new byte[format.FrameBytes * format.Rate];
    private WasapiPacketHandler? _handler;
    private Action<int>? _onEnded;

    public SampleFormat Format => format;

    public bool IsRaw => isRaw;

    public bool IsRunning => _handler is not null && !IsClosed;

    public bool IsClosed { get; private set; }

    public WasapiGrant Start(WasapiPacketHandler packet, Action<int> ended)
    {
        (_handler, _onEnded) = (packet, ended);
        return new WasapiGrant(format, TimeSpan.FromMilliseconds(3), lowLatencyRefusal is null, lowLatencyRefusal, isRaw);
    }

    /// <summary>Delivers packets of 10 ms of silence.</summary>
    public void Deliver(int packets = 1)
    {
        for (var i = 0; i < packets; i++)
        {
            _handler!(_packet.AsSpan(0, format.Rate / 100 * format.FrameBytes));
        }
    }

    public void End(int code) => _onEnded!(code);

    public void Dispose() => IsClosed = true;
}
