using System.Xml.Linq;
using PaintSound.Core.Works;
using PaintSound.Live.Set;
using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Tests.Set;

/// <summary>Creates works and sets for tests, without files.</summary>
internal static class TestSets
{
    public static MusicWork[] Works(int count, int collections = 3) =>
    [
        .. Enumerable.Range(0, count).Select(i => new MusicWork(
            $"w{i:0000}", $"Piece {i}", $"/music/piece {i}.wav", $"collection {i % collections}", 1 + (i % 50))),
    ];

    public static Sample Sample(MusicWork work) => new(
        $"Samples/Imported/{work.Id}.wav", "", 44 + (long)(work.DurationSeconds * 4 * 44100), DateTimeOffset.FromUnixTimeSeconds(1_790_000_000), 44100,
        (long)(work.DurationSeconds * 44100), IsDecoded: false);

    public static XDocument Set(int count, SetSettings? settings = null) => Set(Works(count), settings);

    public static XDocument Set(IEnumerable<MusicWork> works, SetSettings? settings = null) =>
        SetDocument.Create(new ClipGrid(works), Sample, settings ?? new SetSettings());

    /// <summary>Settings with all mappings.</summary>
    public static SetSettings Mapped { get; } = new()
    {
        Tempo = 97.5,
        Congruity = new SetMapping(1, 20, IsNote: false),
        Launch = cell => new SetMapping((cell.Track % 16) + 1, cell.Scene, IsNote: true),
        Stop = track => new SetMapping((track % 16) + 1, 16, IsNote: true),
    };
}
