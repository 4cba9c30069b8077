using System.Runtime.CompilerServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Decoding;
using PaintSound.Simulation.Music;
using PaintSound.Simulation.Pictures;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>
/// Decodes text files whose first line is the title of a simulated work: .wav is music, .png is a painting. It does not use ffmpeg, so
/// another version of ffmpeg cannot change the reference.
/// </summary>
/// <param name="seed">The seed of all works.</param>
internal sealed class ReferenceDecoder(int seed) : IDecoder
{
    /// <summary>Extension of a file that represents music.</summary>
    public const string Music = ".wav";

    /// <summary>Extension of a file that represents a painting.</summary>
    public const string Picture = ".png";

    public Task<MediaContent> InspectAsync(string file, CancellationToken stop) => Task.FromResult(Path.GetExtension(file) == Music
        ? new MediaContent(MediaKind.Sound, Piece(file).Seconds, HasSound: true)
        : new MediaContent(MediaKind.Picture, 0, HasSound: false));

    public Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop)
    {
        onBlock(Render(Piece(file), seed), 0);
        return Task.CompletedTask;
    }

    public async Task<DecodedMusic> DecodeMusicAsync(string file, MediaContent content, SoundHandler onBlock, CancellationToken stop)
    {
        await DecodeSoundAsync(file, onBlock, stop);
        return new DecodedMusic(null, null);
    }

    public Task<DecodedMusic?> TryDecodeMusicAsync(string file, SoundHandler onBlock, CancellationToken stop) => Task.FromResult<DecodedMusic?>(null);

    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in files)
        {
            await Task.Yield();
            var title = Title(file);
            yield return new DecodedPicture(file, Scale(new Gallery(seed).Paint(Gallery.Paintings.First(canvas => canvas.Title == title))), null);
        }
    }

    /// <summary>Renders a simulated work in the format of a source: mono, 16 kHz.</summary>
    public static float[] Render(Piece piece, int seed)
    {
        var sound = new Composer(seed).Play(piece);
        return [.. Enumerable.Range(0, sound.Length / 2)
            .Select(i => (sound.Left[2 * i] + sound.Left[(2 * i) + 1] + sound.Right[2 * i] + sound.Right[(2 * i) + 1]) / 4)];
    }

    private static Piece Piece(string file)
    {
        var title = Title(file);
        return Composer.Pieces.First(work => work.Title == title);
    }

    private static string Title(string file) => File.ReadAllText(file);

    private static byte[] Scale(byte[] rgb)
    {
        var scaled = new byte[IFrameSource.FrameBytes];
        for (var pixel = 0; pixel < IFrameSource.Size * IFrameSource.Size; pixel++)
        {
            var (row, column) = Math.DivRem(pixel, IFrameSource.Size);
            var source = (row * Gallery.Size / IFrameSource.Size * Gallery.Size) + (column * Gallery.Size / IFrameSource.Size);
            rgb.AsSpan(3 * source, 3).CopyTo(scaled.AsSpan(3 * pixel));
        }

        return scaled;
    }
}
