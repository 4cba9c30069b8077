using System.Runtime.InteropServices;
using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Vectors;
using PaintSound.Library.Storage;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tables;

/// <summary>Writes the files of the excerpt tables from the library. The checksum of every row that it reads is compared.</summary>
internal static class TableWriter
{
    /// <summary>Writes the files.</summary>
    /// <param name="library">The library.</param>
    /// <param name="layout">What they contain.</param>
    /// <param name="features">The features of all excerpts, in the order of the table.</param>
    /// <param name="rates">How the sound network measures onset rates; null if it does not.</param>
    /// <param name="files">Where they are written; the folder must exist and be empty.</param>
    /// <exception cref="LibraryException">The library is damaged.</exception>
    public static void Write(LibraryFolder library, TableLayout layout, IReadOnlyList<ExcerptFeatures> features, OnsetRateElements? rates, TableFiles files)
    {
        WriteRows(library, layout, features, rates, files);
        Quantise(files.SoundHalves, layout.Halves.Width, layout.Count);
        Quantise(files.Rhythms, layout.Embeddings.Rhythm, layout.Count);
        Quantise(files.Timbres, layout.Timbre, layout.Count);
    }

    private static void WriteRows(LibraryFolder library, TableLayout layout, IReadOnlyList<ExcerptFeatures> features, OnsetRateElements? rates, TableFiles files)
    {
        var (count, rhythm, timbre) = (layout.Count, layout.Embeddings.Rhythm, layout.Timbre);
        using var halfRows = new VectorReader(library.Vectors(layout.Halves), layout.Halves.Format);
        using var embeddingRows = new VectorReader(library.Vectors(layout.Embeddings), layout.Embeddings.Format);
        using var excerpts = new RowFileWriter<StoredExcerpt>(files.Excerpts, 1, count);
        using var halves = new RowFileWriter<float>(files.SoundHalves, layout.Halves.Width, count);
        using var rhythms = new RowFileWriter<float>(files.Rhythms, rhythm, count);
        using var timbres = new RowFileWriter<float>(files.Timbres, timbre, count);
        using var pooleds = new RowFileWriter<float>(files.Pooleds, layout.Embeddings.Pooled, count);
        var i = 0;
        foreach (var work in layout.Works)
        {
            var level = GetMeanLevelDb(features, i, work.Count);
            for (var number = 0; number < work.Count; number++, i++)
            {
                halves.Write(halfRows.ReadRow(work.HalfRow + number));
                var embedding = embeddingRows.ReadRow(work.EmbeddingRow + number);
                rhythms.Write(embedding[..rhythm]);
                timbres.Write(embedding.Slice(rhythm, timbre));
                pooleds.Write(embedding[(rhythm + timbre)..]);
                var qualities = features[i].Qualities;
                var rate = rates?.GetRate(embedding) ?? features[i].OnsetRate;
                StoredExcerpt excerpt = new(
                    features[i].Start, qualities.LevelDb, rate, rates?.GetOctave(embedding) ?? SoundDistance.ToOctave(rate), qualities.CentroidHz,
                    qualities.Activity, qualities.DynamicsDb, level, features[i].AttackMs);
                excerpts.Write(MemoryMarshal.CreateReadOnlySpan(in excerpt, 1));
            }
        }

        excerpts.Complete();
        halves.Complete();
        rhythms.Complete();
        timbres.Complete();
        pooleds.Complete();
    }

    private static void Quantise(string file, int width, int count)
    {
        var rows = MappedRows<float>.Open(file, width, count) ?? throw new LibraryException($"The file {file} was changed while it was written. Try again.");
        RowQuantiser quantiser = new(rows);
        var stride = QuantisedRows.GetStride(width);
        using (RowFileWriter<sbyte> writer = new(TableFiles.GetBytes(file), stride, count))
        {
            var row = new sbyte[stride];
            for (var i = 0; i < count; i++)
            {
                quantiser.Quantise(rows.GetRows(i, 1), row);
                writer.Write(row);
            }

            writer.Complete();
        }

        var values = new float[3 * Math.Max(1, width)];
        quantiser.Offsets.CopyTo(values);
        quantiser.Scales.CopyTo(values.AsSpan(values.Length / 3));
        values[2 * values.Length / 3] = quantiser.MaxError;
        using RowFileWriter<float> scales = new(TableFiles.GetScales(file), values.Length / 3, 3);
        scales.Write(values);
        scales.Complete();
    }

    private static float GetMeanLevelDb(IReadOnlyList<ExcerptFeatures> features, int first, int count)
    {
        var power = 0.0;
        for (var i = first; i < first + count; i++)
        {
            power += Decibels.ToPower(features[i].Qualities.LevelDb);
        }

        return Decibels.FromPower(power / count);
    }
}
