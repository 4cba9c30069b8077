using System.Runtime.InteropServices;

namespace PaintSound.Media.Conversion;

/// <summary>Reads the selected channels of interleaved 32-bit floats. Not thread-safe. Reading does not allocate.</summary>
/// <param name="selection">The channels.</param>
/// <param name="available">Samples in a frame of the input.</param>
/// <param name="maxFrames">The largest number of frames per read.</param>
internal sealed class SelectedChannels(ChannelSelection selection, int available, int maxFrames)
{
    private readonly float[] _frames = new float[maxFrames * available];
    private readonly float[] _selected = new float[maxFrames * selection.Count];
    private int _filled;  // bytes

    /// <summary>Waits for at least one frame.</summary>
    /// <param name="read">Reads bytes; returns 0 at the end.</param>
    /// <returns>Whole frames of the selected channels; empty at the end. Valid until the next call.</returns>
    public ReadOnlySpan<float> Read(FileMixer.ByteReader read)
    {
        var frameBytes = available * sizeof(float);
        var bytes = MemoryMarshal.AsBytes(_frames.AsSpan());
        while (_filled < frameBytes)
        {
            var count = read(bytes[_filled..]);
            if (count == 0)
            {
                return [];
            }

            _filled += count;
        }

        var frames = _filled / frameBytes;
        selection.Copy(_frames.AsSpan(0, frames * available), available, _selected);
        bytes[(frames * frameBytes).._filled].CopyTo(bytes);
        _filled -= frames * frameBytes;
        var selected = _selected.AsSpan(0, frames * selection.Count);
        foreach (ref var sample in selected)
        {
            // A file of floats can contain values that are no numbers.
            sample = float.IsFinite(sample) ? sample : 0;
        }

        return selected;
    }
}
