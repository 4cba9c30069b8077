using System.Collections.Concurrent;
using PaintSound.Core.Sources;
using PaintSound.Library.Storage;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Indexing;

/// <summary>Takes files from a queue, one after the other: reads, embeds and adds them to the library. Pictures go by the batch.</summary>
internal sealed class IndexPipeline(
    IDecoder decoder, EmbeddingNetworks networks, LibraryWriter writer, IndexProgressTracker ledger, double hopSeconds)
{
    // One process decodes them, one transaction keeps them; a kill loses at most so many.
    private const int PicturesAtOnce = 32;

    private readonly List<(FoundFile File, string Hash)> _pictures = [];

    /// <summary>Works until the queue is empty.</summary>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task RunAsync(ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        while (files.TryDequeue(out var file))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await TakeAsync(file, stop);
            }
            catch (MediaException error)
            {
                ledger.RecordSkipped(file.Path, error.Message);
            }

            if (_pictures.Count == PicturesAtOnce)
            {
                await EmbedPicturesAsync(stop);
            }
        }

        await EmbedPicturesAsync(stop);
    }

    private async Task TakeAsync(FoundFile file, CancellationToken stop)
    {
        if (await HashAsync(file, stop) is not { } hash)
        {
            return;
        }

        if (writer.Adopt(file, hash, hopSeconds))
        {
            ledger.RecordKept(file.Path);
            return;
        }

        var content = await decoder.InspectAsync(file.Path, stop);
        switch (content.Kind)
        {
            case MediaKind.Sound:
                writer.Add(file, hash, hopSeconds, await EmbedMusicAsync(file, stop));
                ledger.AddEmbedding(file.Path);
                break;
            case MediaKind.Picture:
                _pictures.Add((file, hash));
                break;
            default:
                ledger.RecordSkipped(file.Path, "It is a video: a library holds music and paintings. paintsound translate hears a video.");
                break;
        }
    }

    private async Task<string?> HashAsync(FoundFile file, CancellationToken stop)
    {
        try
        {
            return await ContentHash.OfAsync(file.Path, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ledger.RecordSkipped(file.Path, $"It cannot be read: {error.Message}");
            return null;
        }
    }

    private async Task<MusicVectors> EmbedMusicAsync(FoundFile file, CancellationToken stop)
    {
        var (correspondence, sound) = networks;
        var (rhythm, timbre, pooled) = (sound.RhythmSize, sound.TimbreSize, sound.PooledSize);
        var width = rhythm + timbre + pooled;
        var music = new MusicVectors();
        var cutter = new ExcerptSlicer([correspondence.Manifest.Mel, sound.Manifest.Mel], hopSeconds, (start, mels, level, onsets) =>
        {
            music.Excerpts.Add((start, level, onsets));
            correspondence.SoundHalf(mels[0], music.Halves.GetSpan(correspondence.HalfSize)[..correspondence.HalfSize]);
            music.Halves.Advance(correspondence.HalfSize);
            var embedding = music.Embeddings.GetSpan(width)[..width];
            sound.Embed(mels[1], embedding[..rhythm], embedding.Slice(rhythm, timbre), embedding[(rhythm + timbre)..]);
            music.Embeddings.Advance(width);
        });
        await decoder.DecodeSoundAsync(
            file.Path,
            (samples, _) =>
            {
                cutter.Process(samples);
                ledger.AddSound(file.Path, (double)samples.Length / ISoundSource.SampleRate);
            },
            stop);
        cutter.Finish();
        music.DurationSeconds = cutter.ProcessedSeconds;
        return music.Excerpts.Count > 0 ? music : throw new MediaException($"{file.Path} holds no sound.");
    }

    private async Task EmbedPicturesAsync(CancellationToken stop)
    {
        if (_pictures.Count == 0)
        {
            return;
        }

        var correspondence = networks.Correspondence;
        var paintings = new List<(FoundFile File, string Hash)>();
        var halves = new List<float>();
        var half = new float[correspondence.HalfSize];
        var answered = 0;
        await foreach (var picture in decoder.DecodePicturesAsync(_pictures.ConvertAll(taken => taken.File.Path), stop))
        {
            if (picture.Rgb is { } rgb)
            {
                correspondence.ImageHalf(rgb, half);
                halves.AddRange(half);
                paintings.Add(_pictures[answered]);
            }
            else
            {
                ledger.RecordSkipped(picture.File, picture.Reason ?? "The picture cannot be read.");
            }

            answered++;
        }

        writer.Add(paintings, [.. halves]);
        paintings.ForEach(painting => ledger.AddEmbedding(painting.File.Path));
        _pictures.Clear();
    }
}
