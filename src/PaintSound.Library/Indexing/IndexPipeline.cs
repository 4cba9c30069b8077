using System.Collections.Concurrent;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Sources;
using PaintSound.Library.Storage;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Indexing;

/// <summary>Takes files from a queue one by one, embeds them and adds them to the library in batches.</summary>
internal sealed class IndexPipeline(
    IDecoder decoder, EmbeddingNetworks networks, LibraryWriter writer, IndexProgressTracker tracker, double hopSeconds)
{
    // One transaction stores a batch. If the process is killed, at most this many pictures, works and excerpts of works are lost, or one long work.
    private const int PictureBatchSize = 32;
    private const int MusicBatchWorks = 64;
    private const int MusicBatchExcerpts = 64;

    // How often a file is read that changes meanwhile.
    private const int MaxAttempts = 3;

    private readonly List<HashedFile> _pictures = [];
    private readonly List<EmbeddedMusic> _music = [];
    private int _musicExcerpts;

    /// <summary>Runs until the queue is empty. Records unreadable files as skipped.</summary>
    /// <param name="files">The files. Other pipelines take files from it, too.</param>
    /// <param name="stop">Stops the run. Finished works are stored.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task RunAsync(ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        try
        {
            while (!files.IsEmpty || _pictures.Count > 0 || _music.Count > 0)
            {
                await FillBatchAsync(files, stop);
                if (IsMusicFull || files.IsEmpty)
                {
                    StoreMusic();
                }

                if (ArePicturesFull || files.IsEmpty)
                {
                    await EmbedPicturesAsync(files, stop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            StoreMusic();
            throw;
        }
    }

    private bool IsMusicFull => _music.Count >= MusicBatchWorks || _musicExcerpts >= MusicBatchExcerpts;

    private bool ArePicturesFull => _pictures.Count >= PictureBatchSize;

    private async Task FillBatchAsync(ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        while (!IsMusicFull && !ArePicturesFull && files.TryDequeue(out var file))
        {
            stop.ThrowIfCancellationRequested();
            await ProcessFileAsync(file, files, stop);
        }
    }

    private async Task ProcessFileAsync(FoundFile file, ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        try
        {
            if (file.Refresh() is { } present)
            {
                await ReadFileAsync(present, files, stop);
            }
            else
            {
                tracker.RecordSkipped(file.Path, "It was removed while the folder was indexed.");
            }
        }
        catch (MediaException) when (IsOther(file))
        {
            tracker.RecordOther(file.Path);
        }
        catch (MediaException error)
        {
            if (!TryAgain(file, files))
            {
                tracker.RecordSkipped(new SkippedFile(file.Path, error.Message) { IsUnsupported = MediaExtensions.IsRawPicture(file.Path) });
            }
        }
    }

    private async Task ReadFileAsync(FoundFile file, ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        if (IsOther(file) && !MediaSignature.IsMedia(file.Path))
        {
            tracker.RecordOther(file.Path);
            return;
        }

        if (await TryHashAsync(file, stop) is not { } hash)
        {
            return;
        }

        if (writer.TryReuseWork(file, hash, hopSeconds))
        {
            tracker.RecordUnchanged(file.Path);
            return;
        }

        // To inspect a file takes as long as to decode a minute of it.
        if (MediaExtensions.IsSound(file.Path)
            && await EmbedMusicAsync(file, handle => decoder.TryDecodeMusicAsync(file.Path, handle, stop)) is { } known)
        {
            AddMusic(known, file, hash, files);
            return;
        }

        var content = await decoder.InspectAsync(file.Path, stop);
        switch (content.Kind)
        {
            case MediaKind.Sound:
                var music = await EmbedMusicAsync(
                    file, async handle => await decoder.DecodeMusicAsync(file.Path, content, handle, stop) with { Tags = content.Tags });
                AddMusic(music ?? throw new MediaException($"{file.Path} contains no sound."), file, hash, files);
                break;
            case MediaKind.Picture:
                _pictures.Add(new HashedFile(file, hash));
                break;
            default:
                tracker.RecordSkipped(new SkippedFile(file.Path, "It is a video, but a library contains only music and pictures. Use paintsound translate for a video.")
                {
                    IsUnsupported = true,
                });
                break;
        }
    }

    /// <summary>True if only its content can tell whether the file is sound or a picture.</summary>
    private static bool IsOther(FoundFile file) => !MediaExtensions.IsMedia(file.Path);

    /// <summary>
    /// Handles a file that changed after its size and time were read, so that what was read may be half of the old and half of the new content: it is
    /// read again later. A file that still changes is recorded as skipped.
    /// </summary>
    /// <returns>True if the file changed, so what was read of it must not be used.</returns>
    private bool TryAgain(FoundFile file, ConcurrentQueue<FoundFile> files)
    {
        if (file.Refresh() is { } now && now == file)
        {
            return false;
        }

        if (file.Attempts < MaxAttempts - 1)
        {
            files.Enqueue(file with { Attempts = file.Attempts + 1 });
        }
        else
        {
            tracker.RecordSkipped(file.Path, "It changed each time it was read. Index the folder again when nothing writes to it any more.");
        }

        return true;
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

    private void AddMusic(MusicVectors music, FoundFile file, string hash, ConcurrentQueue<FoundFile> files)
    {
        if (!TryAgain(file, files))
        {
            _music.Add(new EmbeddedMusic(new HashedFile(file, hash), music));
            _musicExcerpts += music.Excerpts.Count;
        }
    }

    /// <summary>Embeds the music that is decoded. Returns null if nothing could be decoded.</summary>
    private async Task<MusicVectors?> EmbedMusicAsync(FoundFile file, Func<SoundHandler, Task<DecodedMusic?>> decode)
    {
        var (correspondence, sound) = networks;
        var (rhythm, timbre, pooled) = (sound.RhythmSize, sound.TimbreSize, sound.PooledSize);
        var width = rhythm + timbre + pooled;
        var music = new MusicVectors();
        var qualities = new MusicQualityMeter(sound.Manifest.Mel);
        var slicer = new ExcerptSlicer([correspondence.Manifest.Mel, sound.Manifest.Mel], hopSeconds, (start, mels, level, onsets) =>
        {
            music.Excerpts.Add(new ExcerptFeatures(start, onsets, qualities.Measure(mels[1], level)));
            correspondence.ComputeSoundHalf(mels[0], music.Halves.GetSpan(correspondence.HalfSize)[..correspondence.HalfSize]);
            music.Halves.Advance(correspondence.HalfSize);
            var embedding = music.Embeddings.GetSpan(width)[..width];
            sound.Embed(mels[1], embedding[..rhythm], embedding.Slice(rhythm, timbre), embedding[(rhythm + timbre)..]);
            music.Embeddings.Advance(width);
        });
        MusicMeasurer measurer = new();
        var decoded = await decode((samples, _) =>
        {
            slicer.Process(samples);
            measurer.Process(samples);
            tracker.AddSound(file.Path, (double)samples.Length / ISoundSource.SampleRate);
        });
        if (decoded is null)
        {
            return null;
        }

        slicer.Finish();
        music.LoudnessLufs = decoded.LoudnessLufs;
        music.DurationSeconds = slicer.ProcessedSeconds;
        music.Damage = decoded.Damage;
        music.Tags = decoded.Tags;
        music.Measures = measurer.Measure(music.Excerpts.Select(excerpt => excerpt.Start));
        return music.Excerpts.Count > 0 ? music : null;
    }

    /// <summary>Stores the finished works. Only then are they reported.</summary>
    private void StoreMusic()
    {
        if (_music.Count == 0)
        {
            return;
        }

        writer.AddMusic(_music, hopSeconds);
        foreach (var work in _music)
        {
            tracker.RecordEmbedded(work.File.File.Path);
            if (work.Vectors.Damage is { } damage)
            {
                tracker.AddWarning(work.File.File.Path, damage);
            }
        }

        _music.Clear();
        _musicExcerpts = 0;
    }

    private async Task EmbedPicturesAsync(ConcurrentQueue<FoundFile> files, CancellationToken stop)
    {
        if (_pictures.Count == 0)
        {
            return;
        }

        var correspondence = networks.Correspondence;
        var paintings = new List<HashedFile>();
        var halves = new List<float>();
        var qualities = new List<PictureQualities>();
        var half = new float[correspondence.HalfSize];
        var index = 0;
        await foreach (var picture in decoder.DecodePicturesAsync(_pictures.ConvertAll(painting => painting.File.Path), stop))
        {
            if (TryAgain(_pictures[index].File, files))
            {
                index++;
                continue;
            }

            if (picture.Rgb is { } rgb)
            {
                correspondence.ComputeImageHalf(rgb, half);
                halves.AddRange(half);
                qualities.Add(PictureQualityMeter.Measure(rgb));
                paintings.Add(_pictures[index]);
                if (picture.Warning is { } warning)
                {
                    tracker.AddWarning(picture.File, warning);
                }
            }
            else if (IsOther(_pictures[index].File))
            {
                tracker.RecordOther(picture.File);
            }
            else
            {
                tracker.RecordSkipped(new SkippedFile(picture.File, picture.Reason ?? "The picture cannot be read.") { IsUnsupported = MediaExtensions.IsRawPicture(picture.File) });
            }

            index++;
        }

        writer.AddPaintings(paintings, qualities, halves.ToArray());
        paintings.ForEach(painting => tracker.RecordEmbedded(painting.File.Path));
        _pictures.Clear();
    }
}
