using System.Collections.Concurrent;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Library.Storage;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Indexing;

/// <summary>Takes files from a queue one by one, embeds them and adds them to the library. Pictures are processed in batches.</summary>
internal sealed class IndexPipeline(
    IDecoder decoder, EmbeddingNetworks networks, LibraryWriter writer, IndexProgressTracker tracker, double hopSeconds)
{
    // One process decodes a batch and one transaction stores it. If the process is killed, at most this many pictures are lost.
    private const int PictureBatchSize = 32;

    private readonly List<HashedFile> _pictures = [];

    /// <summary>Runs until the queue is empty. Records unreadable files as skipped.</summary>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task RunAsync(ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        while (files.TryDequeue(out var file))
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await ProcessFileAsync(file, stop);
            }
            catch (MediaException error)
            {
                tracker.RecordSkipped(file.Path, error.Message);
            }

            if (_pictures.Count == PictureBatchSize)
            {
                await EmbedPicturesAsync(stop);
            }
        }

        await EmbedPicturesAsync(stop);
    }

    private async Task ProcessFileAsync(FoundFile file, CancellationToken stop)
    {
        if (await TryHashAsync(file, stop) is not { } hash)
        {
            return;
        }

        if (writer.TryReuseWork(file, hash, hopSeconds))
        {
            tracker.RecordUnchanged(file.Path);
            return;
        }

        var content = await decoder.InspectAsync(file.Path, stop);
        switch (content.Kind)
        {
            case MediaKind.Sound:
                writer.AddMusic(file, hash, hopSeconds, await EmbedMusicAsync(file, stop));
                tracker.RecordEmbedded(file.Path);
                break;
            case MediaKind.Picture:
                _pictures.Add(new HashedFile(file, hash));
                break;
            default:
                tracker.RecordSkipped(file.Path, "It is a video, but a library contains only music and pictures. Use paintsound translate for a video.");
                break;
        }
    }

    private async Task<string?> TryHashAsync(FoundFile file, CancellationToken stop)
    {
        try
        {
            return await ContentHash.ComputeAsync(file.Path, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            tracker.RecordSkipped(file.Path, $"The file cannot be read: {error.Message}");
            return null;
        }
    }

    private async Task<MusicVectors> EmbedMusicAsync(FoundFile file, CancellationToken stop)
    {
        var (correspondence, sound) = networks;
        var (rhythm, timbre, pooled) = (sound.RhythmSize, sound.TimbreSize, sound.PooledSize);
        var width = rhythm + timbre + pooled;
        var music = new MusicVectors();
        var brightness = new MeanBrightness(sound.Manifest.Mel);
        var slicer = new ExcerptSlicer([correspondence.Manifest.Mel, sound.Manifest.Mel], hopSeconds, (start, mels, level, onsets) =>
        {
            music.Excerpts.Add(new ExcerptFeatures(start, level, onsets, brightness.Measure(mels[1])));
            correspondence.ComputeSoundHalf(mels[0], music.Halves.GetSpan(correspondence.HalfSize)[..correspondence.HalfSize]);
            music.Halves.Advance(correspondence.HalfSize);
            var embedding = music.Embeddings.GetSpan(width)[..width];
            sound.Embed(mels[1], embedding[..rhythm], embedding.Slice(rhythm, timbre), embedding[(rhythm + timbre)..]);
            music.Embeddings.Advance(width);
        });
        await decoder.DecodeSoundAsync(
            file.Path,
            (samples, _) =>
            {
                slicer.Process(samples);
                tracker.AddSound(file.Path, (double)samples.Length / ISoundSource.SampleRate);
            },
            stop);
        slicer.Finish();
        music.DurationSeconds = slicer.ProcessedSeconds;
        return music.Excerpts.Count > 0 ? music : throw new MediaException($"{file.Path} contains no sound.");
    }

    private async Task EmbedPicturesAsync(CancellationToken stop)
    {
        if (_pictures.Count == 0)
        {
            return;
        }

        var correspondence = networks.Correspondence;
        var paintings = new List<HashedFile>();
        var halves = new List<float>();
        var half = new float[correspondence.HalfSize];
        var index = 0;
        await foreach (var picture in decoder.DecodePicturesAsync(_pictures.ConvertAll(painting => painting.File.Path), stop))
        {
            if (picture.Rgb is { } rgb)
            {
                correspondence.ComputeImageHalf(rgb, half);
                halves.AddRange(half);
                paintings.Add(_pictures[index]);
            }
            else
            {
                tracker.RecordSkipped(picture.File, picture.Reason ?? "The picture cannot be read.");
            }

            index++;
        }

        writer.AddPaintings(paintings, [.. halves]);
        paintings.ForEach(painting => tracker.RecordEmbedded(painting.File.Path));
        _pictures.Clear();
    }
}
