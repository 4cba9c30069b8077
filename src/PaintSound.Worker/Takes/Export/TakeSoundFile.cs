using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Media.Writing;
using PaintSound.Takes.Contents;

namespace PaintSound.Worker.Takes.Export;

/// <summary>
/// Writes a sound of a take to a WAV file that begins with the take, with silence where sound is missing. Where that is, is known at the end: until then the
/// sound lies in a file beside it. For one thread.
/// </summary>
internal sealed class TakeSoundFile : IDisposable
{
    private const int CopySamples = ISoundSource.SampleRate;

    private readonly string _path;
    private readonly string _recorded;
    private readonly WavWriter _writer;

    /// <summary>Creates the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Where the take begins.</param>
    /// <exception cref="Media.MediaException">It cannot be created.</exception>
    public TakeSoundFile(string path, TimeSpan start)
    {
        (_path, _recorded, Timeline) = (path, path + ".part", new SoundTimeline(start));
        _writer = Create(_recorded);
    }

    /// <summary>The time line, complete after <see cref="Complete"/>.</summary>
    public SoundTimeline Timeline { get; }

    /// <summary>The largest amplitude.</summary>
    public float Peak { get; private set; }

    /// <summary>Adds a block.</summary>
    /// <param name="end">The arrival time of its last sample, since the start of the performance.</param>
    /// <param name="samples">16 kHz mono.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(TimeSpan end, ReadOnlySpan<float> samples)
    {
        Timeline.Add(end, samples.Length);
        _writer.Write(samples);
        foreach (var sample in samples)
        {
            Peak = Math.Max(Peak, Math.Abs(sample));
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="also">Receives the sound, too; null for nobody.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Complete(Film.Recording.PerformanceRecording? also)
    {
        _writer.Dispose();
        Timeline.Complete();
        using WavSampleReader recorded = new(_recorded);
        using var file = Create(_path);
        var (buffer, silence, position) = (new float[CopySamples], new float[CopySamples], 0L);
        foreach (var part in Timeline.Parts)
        {
            for (var left = part.Silence; left > 0; left -= CopySamples)
            {
                Write(silence.AsSpan(0, (int)Math.Min(left, CopySamples)));
            }

            for (var left = part.Samples; left > 0; left -= CopySamples)
            {
                var samples = buffer.AsSpan(0, (int)Math.Min(left, CopySamples));
                recorded.Read(position, samples);
                Write(samples);
                position += samples.Length;
            }
        }

        void Write(ReadOnlySpan<float> samples)
        {
            file.Write(samples);
            also?.AddBrush(samples);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_recorded);
    }

    private static WavWriter Create(string path) => new(path, ISoundSource.SampleRate, 1, isFloat: true);
}
