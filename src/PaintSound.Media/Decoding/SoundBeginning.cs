namespace PaintSound.Media.Decoding;

/// <summary>Keeps the first two seconds of an excerpt, to compare them with another reading of it. Not thread-safe.</summary>
internal sealed class SoundBeginning
{
    /// <summary>The length that is kept, in seconds.</summary>
    public const int Seconds = 2;

    private const float Tolerance = 1e-4f;
    private readonly float[] _samples = new float[Seconds * ExcerptReader.SampleRate * ExcerptReader.Channels];
    private int _count;

    /// <summary>Adds the next samples.</summary>
    /// <param name="samples">Interleaved samples.</param>
    public void Add(ReadOnlySpan<float> samples)
    {
        var count = Math.Min(samples.Length, _samples.Length - _count);
        samples[..count].CopyTo(_samples.AsSpan(_count));
        _count += count;
    }

    /// <summary>True if nothing is heard: silence is the same at every place, so it does not show whether a place was found.</summary>
    public bool IsSilent => !_samples.AsSpan(0, _count).ContainsAnyExceptInRange(-Tolerance, Tolerance);

    /// <summary>True if both have the same length and samples.</summary>
    public bool IsEqualTo(SoundBeginning other)
    {
        if (_count != other._count)
        {
            return false;
        }

        for (var i = 0; i < _count; i++)
        {
            if (MathF.Abs(_samples[i] - other._samples[i]) > Tolerance)
            {
                return false;
            }
        }

        return true;
    }
}
