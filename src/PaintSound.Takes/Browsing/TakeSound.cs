using PaintSound.Core.Sources;
using PaintSound.Takes.Sound;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Browsing;

/// <summary>The sound of a source of a take, at any moment, as one channel. Keeps the files that were read last in memory. Thread-safe.</summary>
/// <param name="index">The index of the take.</param>
/// <param name="source">The brush or the music.</param>
public sealed class TakeSound(TakeIndex index, SourceKind source)
{
    private const int MaxOpen = 3;   // ten minutes of one microphone are about 20 MB

    /// <summary>Blocks come a little early or late; where more is missing, the source was lost.</summary>
    private const double MaxJitterSeconds = 0.25;

    private readonly Lock _lock = new();
    private readonly List<OpenFile> _open = [];
    private readonly int _channels = source == SourceKind.Brush ? index.Take.Head.BrushChannels : 1;

    /// <summary>Reads sound.</summary>
    /// <param name="from">Seconds from the start of the performance.</param>
    /// <param name="count">The number of samples at 16 kHz.</param>
    /// <returns>The mean of all microphones; zeros where there is no sound.</returns>
    /// <exception cref="TakeException">A file cannot be read.</exception>
    public float[] Read(double from, int count)
    {
        var result = new float[count];
        lock (_lock)
        {
            try
            {
                foreach (var part in index.Parts)
                {
                    Read(part, from, result);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new TakeException($"The sound of the take {index.Take.Folder} cannot be read: {e.Message}", e);
            }
        }

        return result;
    }

    private void Read(PartIndex part, double from, float[] result)
    {
        const int Rate = ISoundSource.SampleRate;
        var blocks = source == SourceKind.Brush ? part.Brush : part.Music;
        var to = from + ((double)result.Length / Rate);
        var first = Math.Max(0, blocks.Find(from) - 1);
        if (blocks.Count == 0 || blocks.EndOf(0) - 1 > to || blocks.EndOf(blocks.Count - 1) < from)
        {
            return;
        }

        var reader = Open(part);
        if (!reader.MoveTo(blocks.FirstOf(first)))
        {
            return;
        }

        var next = double.NaN;
        for (var block = first; block < blocks.Count; block++)
        {
            var length = blocks.LengthOf(block);
            var start = (blocks.EndOf(block) - from) * Rate - length;
            if (start > result.Length + (MaxJitterSeconds * Rate))
            {
                return;
            }

            // The device counts samples better than the computer measures when they arrive.
            next = Math.Abs(start - next) < MaxJitterSeconds * Rate ? next : start;
            var samples = new float[length * _channels];
            if (!reader.Read(samples))
            {
                return;
            }

            Mix(samples, result, (int)Math.Round(next));
            next += length;
        }
    }

    private void Mix(float[] samples, float[] result, int start)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (start + (i / _channels) is var at && at >= 0 && at < result.Length)
            {
                result[at] += samples[i] / _channels;
            }
        }
    }

    private FlacReader Open(PartIndex part)
    {
        var open = _open.Find(file => file.Folder == part.Folder);
        if (open is null)
        {
            open = new OpenFile(part.Folder, new FlacReader(Path.Combine(part.Folder, source == SourceKind.Brush ? TakeFiles.Brush : TakeFiles.Music), _channels));
            _open.Add(open);
            if (_open.Count > MaxOpen)
            {
                _open.RemoveAt(0);
            }
        }

        return open.Reader;
    }

    private sealed record OpenFile(string Folder, FlacReader Reader);
}
