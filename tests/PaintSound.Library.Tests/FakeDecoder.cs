using System.Globalization;
using System.Runtime.CompilerServices;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Decoding;

namespace PaintSound.Library.Tests;

/// <summary>Decodes text files of one line: "music SECONDS SEED" or "music SECONDS SEED ARTIST", whose loudness is -10 - SECONDS, "picture SEED" or "video". Rejects every other content.</summary>
internal sealed class FakeDecoder : IDecoder
{
    private int _inspections;

    public int Inspections => _inspections;

    /// <summary>Called with every file after its content was read, before the result is used.</summary>
    public Action<string>? AfterRead { get; set; }

    public Task<MediaContent> InspectAsync(string file, CancellationToken stop)
    {
        Interlocked.Increment(ref _inspections);
        return Task.FromResult(ReadWords(file) switch
        {
            ["music", var seconds, _, var artist] => new MediaContent(MediaKind.Sound, ParseNumber(seconds), true) { Tags = new MediaTags("Tagged", artist, "Album", 2019, "Jazz") },
            ["music", var seconds, _] => new MediaContent(MediaKind.Sound, ParseNumber(seconds), true),
            ["picture", _] => new MediaContent(MediaKind.Picture, 0, false),
            ["video"] => new MediaContent(MediaKind.Video, 10, true),
            _ => throw new MediaException($"{file} has an unknown format."),
        });
    }

    public Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop)
    {
        var words = ReadWords(file);
        var random = new Random(int.Parse(words[2], CultureInfo.InvariantCulture));
        var remaining = (int)(ParseNumber(words[1]) * ISoundSource.SampleRate);
        var block = new float[3777];
        while (remaining > 0)
        {
            stop.ThrowIfCancellationRequested();
            foreach (ref var sample in block.AsSpan())
            {
                sample = random.NextSingle() - 0.5f;
            }

            onBlock(block.AsSpan(0, Math.Min(remaining, block.Length)), 0);
            remaining -= block.Length;
        }

        return Task.CompletedTask;
    }

    public async Task<DecodedMusic> DecodeMusicAsync(string file, MediaContent content, SoundHandler onBlock, CancellationToken stop)
    {
        await DecodeSoundAsync(file, onBlock, stop);
        var words = ReadWords(file);
        AfterRead?.Invoke(file);
        return new DecodedMusic(-10 - ParseNumber(words[1]), null);
    }

    public Task<DecodedMusic?> TryDecodeMusicAsync(string file, SoundHandler onBlock, CancellationToken stop) => Task.FromResult<DecodedMusic?>(null);

    public async IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var file in files)
        {
            await Task.Yield();
            var rgb = new byte[IFrameSource.FrameBytes];
            var seed = int.Parse(ReadWords(file)[1], CultureInfo.InvariantCulture);
            new Random(seed).NextBytes(rgb);
            AfterRead?.Invoke(file);
            yield return seed < 0
                ? new DecodedPicture(file, null, $"{file} is broken.")
                : new DecodedPicture(file, rgb, null, seed >= 1000 ? $"{file} is used, but it was cut off." : null);
        }
    }

    private static string[] ReadWords(string file) => File.ReadAllText(file).Split(' ', StringSplitOptions.TrimEntries);

    private static double ParseNumber(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
