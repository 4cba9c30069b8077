using PaintSound.Core.Sources;

namespace PaintSound.Core.Signal;

/// <summary>
/// Hears the brush: tells a listener about every gesture, onset and stroke, and keeps the last four seconds for the networks.
/// </summary>
/// <remarks>
/// One thread calls <see cref="Hear"/>; it never waits and allocates nothing. Any other thread may call
/// <see cref="CopyMelTo"/> and read <see cref="Moment"/> at any time. For the latency of onsets see <see cref="OnsetFinder"/>.
/// </remarks>
public sealed class BrushEar
{
    /// <summary>The span over which strokes are counted for <see cref="BrushGesture.Rate"/>.</summary>
    private const int RateSeconds = 2;

    private readonly IBrushListener listener;
    private readonly double ticksPerSample;
    private readonly RunningMel mel;
    private readonly OnsetFinder finder;
    private readonly SpectralCentroid centroid;
    private readonly RecentOnsets onsets = new();
    private readonly double[] columnPower;  // of the last four seconds, slot k % length
    private readonly bool[] columnInStroke;
    private double energy;
    private int inColumn;
    private long heard, blockEnd, blockEndTicks;
    private volatile float levelDb = Decibels.Silence, onsetRate, strokeShare;

    /// <summary>Begins in silence.</summary>
    /// <param name="settings">The mel of the networks' manifest.</param>
    /// <param name="listener">Told about everything, on the thread that calls <see cref="Hear"/>.</param>
    /// <param name="time">The session's clock, whose ticks the timestamps are.</param>
    /// <param name="onset">What counts as an onset; null for the defaults.</param>
    public BrushEar(MelSettings settings, IBrushListener listener, TimeProvider time, OnsetSettings? onset = null)
    {
        this.listener = listener;
        ticksPerSample = (double)time.TimestampFrequency / ISoundSource.SampleRate;
        mel = new RunningMel(settings, Gesture);
        centroid = new SpectralCentroid(settings);
        finder = new OnsetFinder(onset ?? new OnsetSettings(), Onset, Stroke);
        (columnPower, columnInStroke) = (new double[settings.Columns], new bool[settings.Columns]);
    }

    /// <summary>The last four seconds in figures, up to the last column.</summary>
    public BrushMoment Moment => new(levelDb, onsetRate, strokeShare);

    /// <summary>Copies the last four seconds in the networks' input order, as <see cref="RunningMel.CopyTo"/> does.</summary>
    /// <param name="picture">Receives bands x columns values of log-mel.</param>
    public void CopyMelTo(Span<float> picture) => mel.CopyTo(picture);

    /// <summary>Takes the next block; a <see cref="SoundHandler"/>.</summary>
    /// <param name="samples">Mono at 16 kHz, -1..1.</param>
    /// <param name="timestamp">When the last of them arrived, in ticks.</param>
    public void Hear(ReadOnlySpan<float> samples, long timestamp)
    {
        (blockEnd, blockEndTicks) = (heard + samples.Length, timestamp);

        // In pieces that end where a column ends, so that every gesture's figures end there too.
        while (!samples.IsEmpty)
        {
            var piece = samples[..Math.Min(samples.Length, mel.Settings.Hop - inColumn)];
            samples = samples[piece.Length..];
            heard += piece.Length;
            inColumn += piece.Length;
            foreach (var sample in piece)
            {
                energy += (double)sample * sample;
            }

            finder.Push(piece);
            mel.Push(piece);
        }
    }

    private void Onset(long sample, float strength)
    {
        onsets.Add(sample);
        listener.Onset(strength, Ticks(sample));
    }

    private void Stroke(long sample, bool started) => listener.Stroke(started, Ticks(sample));

    private void Gesture(ReadOnlySpan<float> column, long index)
    {
        var slot = (int)(index % columnPower.Length);
        columnPower[slot] = double.IsFinite(energy) ? energy / inColumn : 0;
        columnInStroke[slot] = finder.InStroke;
        (energy, inColumn) = (0, 0);
        Remember(Math.Min(index + 1, columnPower.Length));

        listener.Gesture(new BrushGesture(
            Math.Clamp(1 - finder.LevelDb / BrushGesture.QuietestDb, 0, 1),
            centroid.Of(column),
            onsets.CountSince(heard - RateSeconds * ISoundSource.SampleRate) / (float)RateSeconds,
            Ticks(heard)));
    }

    // Summed anew every time: a running sum would keep its rounding errors for the whole performance.
    private void Remember(long columns)
    {
        var (sum, strokes) = (0.0, 0);
        for (var k = 0; k < columns; k++)
        {
            sum += columnPower[k];
            strokes += columnInStroke[k] ? 1 : 0;
        }

        var span = columnPower.Length * mel.Settings.Hop;
        levelDb = Decibels.FromPower(sum / columns);
        onsetRate = onsets.CountSince(heard - span) * (float)ISoundSource.SampleRate / span;
        strokeShare = strokes / (float)columns;
    }

    private long Ticks(long sample) => blockEndTicks - (long)Math.Round((blockEnd - sample) * ticksPerSample);
}
