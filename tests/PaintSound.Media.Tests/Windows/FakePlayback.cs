using PaintSound.Media.Output;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Tests.Windows;

/// <summary>A fake of an output of Windows: the test is the driver.</summary>
internal sealed class FakePlayback(WasapiEndpoint endpoint, int channels) : IWasapiPlayback
{
    private SoundFill? _fill;
    private Action<int>? _ended;

    public WasapiEndpoint Endpoint => endpoint;

    public int Channels => channels;

    public bool IsDisposed { get; private set; }

    public void Start(SoundFill fill, Action<int> ended) => (_fill, _ended) = (fill, ended);

    public float[] Play(int frames)
    {
        var samples = Enumerable.Repeat(9f, frames * channels).ToArray();
        _fill!(samples, 48_000, TimeSpan.FromMilliseconds(10));
        return samples;
    }

    public void End(int code) => _ended!(code);

    public void Dispose() => IsDisposed = true;
}
