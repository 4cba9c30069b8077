namespace PaintSound.Core.Brush.Microphones;

/// <summary>Detects microphones that have the samples of another: a device that copies one channel. Not thread-safe. Does not allocate after its creation.</summary>
/// <param name="microphones">Samples in a frame.</param>
internal sealed class CopyDetector(int microphones)
{
    /// <summary>Two microphones that differ by less than this share of their power are one signal on two channels.</summary>
    private const double SameShare = 1e-6;

    private readonly double[] _differences = new double[microphones * microphones];
    private readonly double[] _powers = new double[microphones];
    private readonly int?[] _copies = new int?[microphones];

    /// <summary>The microphone whose samples a microphone has, from 0; null if they are its own.</summary>
    public int? this[int microphone] => _copies[microphone];

    /// <summary>Adds a frame: one sample of every microphone, -1..1.</summary>
    public void Add(ReadOnlySpan<float> frame)
    {
        for (var i = 0; i < microphones; i++)
        {
            _powers[i] += frame[i] * frame[i];
            for (var earlier = 0; earlier < i; earlier++)
            {
                var difference = frame[i] - frame[earlier];
                _differences[(i * microphones) + earlier] += difference * difference;
            }
        }
    }

    /// <summary>Ends a stretch of sound.</summary>
    public void EndWindow()
    {
        for (var i = 0; i < microphones; i++)
        {
            _copies[i] = null;
            for (var earlier = i - 1; earlier >= 0; earlier--)
            {
                _copies[i] = _differences[(i * microphones) + earlier] < SameShare * _powers[i] ? earlier : _copies[i];
            }
        }

        Array.Clear(_powers);
        Array.Clear(_differences);
    }
}
