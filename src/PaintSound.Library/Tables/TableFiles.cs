using PaintSound.Core.Vectors;

namespace PaintSound.Library.Tables;

/// <summary>The files of the excerpt tables in one folder. They are derived from the library and complete, or the folder does not exist.</summary>
/// <param name="Folder">The folder.</param>
internal sealed record TableFiles(string Folder)
{
    /// <summary>What is known of the excerpts.</summary>
    public string Excerpts => GetPath("excerpts");

    /// <summary>The sound halves.</summary>
    public string SoundHalves => GetPath("sound-halves");

    /// <summary>The rhythm embeddings.</summary>
    public string Rhythms => GetPath("rhythms");

    /// <summary>The timbre embeddings.</summary>
    public string Timbres => GetPath("timbres");

    /// <summary>The pooled last convolutions.</summary>
    public string Pooleds => GetPath("pooled");

    /// <summary>Returns the file with a byte for each value of another file.</summary>
    public static string GetBytes(string file) => Path.ChangeExtension(file, ".bytes");

    /// <summary>Returns the file with offsets, scales and error of the bytes: three rows, of which the last has one value.</summary>
    public static string GetScales(string file) => Path.ChangeExtension(file, ".scales");

    /// <summary>All files.</summary>
    public IEnumerable<string> All =>
    [
        Excerpts, SoundHalves, Rhythms, Timbres, Pooleds,
        .. new[] { SoundHalves, Rhythms, Timbres }.SelectMany(file => new[] { GetBytes(file), GetScales(file) }),
    ];

    /// <summary>Maps the files.</summary>
    /// <param name="layout">What they must contain.</param>
    /// <returns>The tables; null if a file is missing or incomplete.</returns>
    public ExcerptTables? Open(TableLayout layout)
    {
        var count = layout.Count;
        return MappedRows<StoredExcerpt>.Open(Excerpts, 1, count) is { } excerpts
            && OpenRows(SoundHalves, layout.Halves.Width) is { } halves
            && OpenRows(Rhythms, layout.Embeddings.Rhythm) is { } rhythms
            && OpenRows(Timbres, layout.Timbre) is { } timbres
            && OpenRows(Pooleds, layout.Embeddings.Pooled) is { } pooleds
            && OpenQuantised(SoundHalves, halves) is { } quantisedHalves
            && OpenQuantised(Rhythms, rhythms) is { } quantisedRhythms
            && OpenQuantised(Timbres, timbres) is { } quantisedTimbres
            ? new ExcerptTables(Folder, excerpts, halves, rhythms, timbres, pooleds, new QuantisedExcerpts(quantisedHalves, quantisedRhythms, quantisedTimbres))
            : null;

        MappedRows<float>? OpenRows(string file, int width) => MappedRows<float>.Open(file, width, count);
    }

    private static QuantisedRows? OpenQuantised(string file, MappedRows<float> rows) =>
        MappedRows<sbyte>.Open(GetBytes(file), QuantisedRows.GetStride(rows.Width), rows.Count) is { } bytes
        && MappedRows<float>.Open(GetScales(file), Math.Max(1, rows.Width), 3) is { } scales
            ? new QuantisedRows(bytes, scales.GetRows(0, 1)[..rows.Width], scales.GetRows(1, 1)[..rows.Width], scales.GetRows(2, 1)[0])
            : null;

    private string GetPath(string name) => Path.Combine(Folder, name + ".rows");
}
