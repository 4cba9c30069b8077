using PaintSound.Core.Works;
using PaintSound.Media.Writing;

namespace PaintSound.Live.Tests.Set;

/// <summary>A temporary folder that is deleted after the test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("paintsound-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_root, name);

    /// <summary>Writes a mono WAV file at 8 kHz with a fixed date.</summary>
    public string Wav(string name, int frames)
    {
        var file = Path(name);
        using (var writer = new WavWriter(file, 8_000, 1))
        {
            writer.Write(Enumerable.Range(0, frames).Select(i => MathF.Sin(i * 0.3f) / 2).ToArray());
        }

        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 2, 3, 4, 6, DateTimeKind.Utc));
        return file;
    }

    /// <summary>Creates works with a WAV file each, from 0.1 s.</summary>
    public MusicWork[] Works(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new MusicWork(
            $"w{i:0000}", $"Piece {i}", Wav($"piece {i}.wav", 800 + i), $"collection {i % 3}", (800 + i) / 8_000.0)),
    ];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
