using System.Globalization;
using System.Runtime.CompilerServices;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Tests;

/// <summary>Reads files of one line: "music SECONDS SEED", "picture SEED" or "video"; all else is of no known format.</summary>
internal sealed class FakeDecoder : IDecoder
{
    private int _inspected;

    public int Inspected => _inspected;

    public Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        Interlocked.Increment(ref _inspected);
        return Task.FromResult(Words(file) switch
        {
            ["music", var seconds, _] => new MediaContent(MediaKind.Sound, Number(seconds), true),
            ["picture", _] => new MediaContent(MediaKind.Picture, 0, false),
            ["video"] => new MediaContent(MediaKind.Video, 10, true),
            _ => throw new MediaException($"{file} is of no known format."),
        });
    }

    public Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop)
    {
        var words = Words(file);
        var random = new Random(int.Parse(words[2], CultureInfo.InvariantCulture));
        var left = (int)(Number(words[1]) * ISoundSource.SampleRate);
        var block = new float[3777];
        while (left > 0)
        {
            stop.ThrowIfCancellationRequested();
            foreach (ref var sample in block.AsSpan())
            {
                sample = random.NextSingle() - 0.5f;
            }

            onBlock(block.AsSpan(0, Math.Min(left, block.Length)), 0);
            left -= block.Length;
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in files)
        {
            await Task.Yield();
            var rgb = new byte[IFrameSource.FrameBytes];
            var seed = int.Parse(Words(file)[1], CultureInfo.InvariantCulture);
            new Random(seed).NextBytes(rgb);
            yield return seed < 0 ? new DecodedPicture(file, null, $"{file} is broken.") : new DecodedPicture(file, rgb, null);
        }
    }

    private static string[] Words(string file) => File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries);

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
