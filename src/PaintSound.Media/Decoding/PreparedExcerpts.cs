using System.Runtime.InteropServices;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Reads excerpts that are known before, as those of a film: a file of which several are needed is decoded once. They are kept in a temporary file, so that the memory does
/// not depend on their number. Disposing deletes it. Not thread-safe.
/// </summary>
/// <param name="reader">Reads the files.</param>
public sealed class PreparedExcerpts(ExcerptReader reader) : IDisposable
{
    private const int BlockSamples = 1 << 14;

    private readonly Dictionary<NeededExcerpt, Place> _places = [];
    private readonly float[] _block = new float[BlockSamples];
    private FileStream? _store;
    private long _used;

    /// <summary>Decodes the excerpts of those files of which several are needed. Files that cannot be read are left to <see cref="ReadAsync"/>.</summary>
    /// <param name="excerpts">All excerpts.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public async Task PrepareAsync(IReadOnlyCollection<NeededExcerpt> excerpts, CancellationToken stop)
    {
        foreach (var file in excerpts.Distinct().GroupBy(excerpt => excerpt.File, StringComparer.Ordinal))
        {
            try
            {
                Stretch[] stretches = [.. file.Select(excerpt => new Stretch(excerpt.StartSeconds, excerpt.Seconds))];
                if (await reader.ShouldReadTogetherAsync(file.Key, stretches, stop))
                {
                    await StoreAsync([.. file], stretches, stop);
                }
            }
            catch (MediaException)
            {
                // Reading each of its excerpts gives the reason.
            }
        }
    }

    /// <inheritdoc cref="ExcerptReader.ReadAsync"/>
    public Task ReadAsync(string file, double startSeconds, double seconds, StereoHandler onBlock, CancellationToken stop)
    {
        if (!_places.TryGetValue(new NeededExcerpt(file, startSeconds, seconds), out var place))
        {
            return reader.ReadAsync(file, startSeconds, seconds, onBlock, stop);
        }

        _store!.Position = place.Offset;
        for (var remaining = place.Samples; remaining > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var block = _block.AsSpan(0, (int)Math.Min(remaining, BlockSamples));
            _store.ReadExactly(MemoryMarshal.AsBytes(block));
            onBlock(block);
            remaining -= block.Length;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _store?.Dispose();

    private async Task StoreAsync(IReadOnlyList<NeededExcerpt> excerpts, Stretch[] stretches, CancellationToken stop)
    {
        _store ??= new FileStream(
            Path.Combine(Path.GetTempPath(), "paintsound-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BlockSamples, FileOptions.DeleteOnClose);
        var offsets = new long[stretches.Length];
        var stored = new long[stretches.Length];
        for (var i = 0; i < stretches.Length; i++)
        {
            offsets[i] = _used;
            _used += stretches[i].SampleCount * sizeof(float);
        }

        await reader.ReadManyAsync(
            excerpts[0].File,
            stretches,
            (i, samples) =>
            {
                _store.Position = offsets[i] + (stored[i] * sizeof(float));
                _store.Write(MemoryMarshal.AsBytes(samples));
                stored[i] += samples.Length;
            },
            stop);
        for (var i = 0; i < stretches.Length; i++)
        {
            // The file may end before an excerpt.
            if (stored[i] > 0)
            {
                _places[excerpts[i]] = new Place(offsets[i], stored[i]);
            }
        }
    }

    private sealed record Place(long Offset, long Samples);
}
