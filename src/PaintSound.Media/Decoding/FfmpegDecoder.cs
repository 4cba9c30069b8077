using System.Runtime.CompilerServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Decoding;

/// <summary>Decodes sound with ffmpeg, except healthy WAV and AIFF files, and pictures with a picture reader.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock for timeouts.</param>
/// <param name="pictures">Reads pictures; default: <see cref="MagickPictureReader"/>.</param>
public sealed class FfmpegDecoder(FfmpegTools ffmpeg, TimeProvider time, IPictureReader? pictures = null) : IDecoder
{
    // ffmpeg describes a file before it decodes it; if it ends before, it has nothing to describe.
    private static readonly TimeSpan DescriptionTimeout = TimeSpan.FromSeconds(2);

    private readonly IPictureReader _pictures = pictures ?? new MagickPictureReader();
    private readonly ResamplingFilters _filters = new(ISoundSource.SampleRate);
    private readonly MediaInspector _inspector = new(ffmpeg, time);

    /// <inheritdoc/>
    public async Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        MediaFile.Require(file);
        return _pictures.IsPicture(file) ? new MediaContent(MediaKind.Picture, 0, false) : await _inspector.InspectAsync(file, stop);
    }

    /// <inheritdoc/>
    public async Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop)
    {
        var content = await _inspector.InspectAsync(file, stop);
        await DedicatedThread.RunAsync("decoding " + Path.GetFileName(file), () => Decode(file, content, measure: false, onBlock, stop));
    }

    /// <inheritdoc/>
    public async Task<DecodedMusic> DecodeMusicAsync(string file, MediaContent content, SoundHandler onBlock, CancellationToken stop)
    {
        DecodedMusic? music = null;
        await DedicatedThread.RunAsync(
            "decoding " + Path.GetFileName(file), () => music = Decode(file, content, measure: content.HasKnownChannels, onBlock, stop));
        return music ?? throw new InvalidOperationException("Decoding ended without a result.");
    }

    /// <inheritdoc/>
    public async Task<DecodedMusic?> TryDecodeMusicAsync(string file, SoundHandler onBlock, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        DecodedMusic? music = null;
        if (!_pictures.IsPicture(file))
        {
            await DedicatedThread.RunAsync("decoding " + Path.GetFileName(file), () => music = TryDecode(file, input, onBlock, stop));
        }

        return music;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in files)
        {
            DecodedPicture? picture = null;
            await DedicatedThread.RunAsync("decoding " + Path.GetFileName(file), () => picture = DecodePicture(file, stop));
            yield return picture!;
        }
    }

    private DecodedPicture DecodePicture(string file, CancellationToken stop)
    {
        try
        {
            var picture = _pictures.Read(file, PictureFit.Square(IFrameSource.Size), stop);
            return new DecodedPicture(file, picture.Rgb, null, picture.Warning is { } warning ? $"{file} is used, but {warning}." : null);
        }
        catch (MediaException e)
        {
            return new DecodedPicture(file, null, e.Message);
        }
    }

    private DecodedMusic Decode(string file, MediaContent content, bool measure, SoundHandler onBlock, CancellationToken stop)
    {
        var input = MediaFile.Require(file);
        if (content.Pcm is { } pcm)
        {
            return new PcmDecoder(_filters).Decode(file, pcm, onBlock, stop);
        }

        SoundRequest request = new(1, ISoundSource.SampleRate) { MeasuresLoudness = measure };
        using SoundReader sound = new(ffmpeg, input, content, request, time, stop, request.MeasuresLoudness ? _filters : null);
        return Read(file, sound, onBlock, stop) ?? throw MediaFile.CreateReadException(
            file, sound.GetError() ?? (content.HasSound ? "it contains no sound" : "it contains no stream of the requested kind"));
    }

    /// <summary>Decodes a file of one sound stream. Returns null if it is of another kind, or has no sound.</summary>
    private DecodedMusic? TryDecode(string file, string input, SoundHandler onBlock, CancellationToken stop)
    {
        if (PcmContent.Find(file) is { Pcm: { } pcm } known)
        {
            return new PcmDecoder(_filters).Decode(file, pcm, onBlock, stop) with { Tags = known.Tags };
        }

        var description = new InputDescription();
        SoundRequest request = new(1, ISoundSource.SampleRate) { MeasuresLoudness = true, Description = description };
        using SoundReader sound = new(ffmpeg, input, new MediaContent(MediaKind.Sound, 0, true), request, time, stop, _filters);
        var isPlain = description.Wait(DescriptionTimeout) && description.IsPlainSound && !TagReader.Names.Any(description.IsCut);
        stop.ThrowIfCancellationRequested();
        return isPlain && Read(file, sound, onBlock, stop) is { } music ? music with { Tags = TagReader.Read(description.FormatTags, description.SoundTags) } : null;
    }

    /// <summary>Reads the sound of a file to its end. Returns null if there is none.</summary>
    private static DecodedMusic? Read(string file, SoundReader sound, SoundHandler onBlock, CancellationToken stop)
    {
        long samples = 0;
        for (var block = sound.Read(); block.Length > 0 && !stop.IsCancellationRequested; block = sound.Read())
        {
            samples += block.Length;
            onBlock(block, 0);
        }

        var error = sound.GetError();
        stop.ThrowIfCancellationRequested();
        if (samples == 0)
        {
            return null;
        }

        if (sound.HasTimedOut)
        {
            throw MediaFile.CreateReadException(file, error ?? "it does not respond");
        }

        var isDamaged = error is not null || sound.HasFoundDamage;
        return new DecodedMusic(sound.LoudnessLufs, isDamaged ? DecodedMusic.DescribeDamage(file, samples) : null);
    }
}
