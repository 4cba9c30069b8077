using System.Runtime.InteropServices;
using PaintSound.Media.Conversion;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Capture;

/// <summary>
/// Selects channels of a device that ffmpeg captures: ffmpeg writes WAV, whose header says how many channels the device has. Ends with a reason if
/// they are too few. Reading does not allocate after the first call. Takes ownership of the capture.
/// </summary>
/// <param name="capture">ffmpeg's WAV of 32-bit floats.</param>
/// <param name="selection">The channels.</param>
/// <param name="maxFrames">The largest number of frames per read.</param>
internal sealed class SelectedChannelsCapture(ICapture capture, ChannelSelection selection, int maxFrames) : ICapture
{
    private readonly float[] _output = new float[maxFrames * selection.Count];
    private readonly FileMixer.ByteReader _read = capture.Read;
    private SelectedChannels? _channels;
    private int _outputCount;
    private int _outputRead;
    private string? _error;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        if (_outputRead == _outputCount)
        {
            if ((_channels ??= Open()) is not { } channels)
            {
                return 0;
            }

            var frames = channels.Read(_read);
            frames.CopyTo(_output);
            (_outputCount, _outputRead) = (frames.Length, 0);
        }

        var bytes = MemoryMarshal.AsBytes(_output.AsSpan(_outputRead, _outputCount - _outputRead));
        var count = Math.Min(bytes.Length, buffer.Length) / sizeof(float) * sizeof(float);
        bytes[..count].CopyTo(buffer);
        _outputRead += count / sizeof(float);
        return count;
    }

    /// <inheritdoc/>
    public void Kill() => capture.Kill();

    /// <inheritdoc/>
    public string? GetError() => _error ?? capture.GetError();

    /// <inheritdoc/>
    public void Dispose() => capture.Dispose();

    private SelectedChannels? Open()
    {
        if (_error is not null || WavStreamHeader.Read(_read) is not { Layout: var layout })
        {
            return null;
        }

        _error = selection.Explain(layout.Channels);
        return _error is null ? new SelectedChannels(selection, layout.Channels, maxFrames) : null;
    }
}
