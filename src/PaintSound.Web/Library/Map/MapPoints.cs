using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PaintSound.Core.Works;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;

namespace PaintSound.Web.Library.Map;

/// <summary>
/// The points of the map as a page reads them: excerpts in the order of the library, then paintings. Little endian: <c>PSM1</c>, numbers of excerpts, paintings and
/// works (Uint32 each); for all points work (Uint32), start in seconds (Float32), x and y (Uint16, 65535 for no place), loudness and onset rate (Uint8).
/// Immutable, thread-safe.
/// </summary>
public sealed class MapPoints
{
    private const ushort NoPlace = ushort.MaxValue;
    private const float QuietestDb = -60;
    private const float SlowestOctave = -2, Octaves = 6;

    private MapPoints(byte[] bytes, IReadOnlyList<Work> works, bool isComplete)
    {
        (Bytes, Works, IsComplete) = (bytes, works, isComplete);
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
    }

    /// <summary>The points.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The entity tag of the points.</summary>
    public string Tag { get; }

    /// <summary>The works, in the order in which points refer to them.</summary>
    public IReadOnlyList<Work> Works { get; }

    /// <summary>True if every excerpt and every painting has a place.</summary>
    public bool IsComplete { get; }

    /// <summary>Arranges a map for the page.</summary>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="paintings">The paintings.</param>
    /// <param name="map">Their places.</param>
    public static MapPoints Create(ExcerptTable excerpts, PaintingTable paintings, LibraryMap map)
    {
        ArgumentNullException.ThrowIfNull(excerpts);
        ArgumentNullException.ThrowIfNull(paintings);
        ArgumentNullException.ThrowIfNull(map);
        float[] places = [.. map.Excerpts, .. map.Paintings];
        var count = excerpts.Count + paintings.Count;
        var (numbers, starts) = (new uint[count], new float[count]);
        var (x, y, loudness, rates) = (new ushort[count], new ushort[count], new byte[count], new byte[count]);
        List<Work> works = [];
        for (var i = 0; i < excerpts.Count; i++)
        {
            if (i == 0 || excerpts[i].Work.Id != excerpts[i - 1].Work.Id)
            {
                works.Add(excerpts[i].Work);
            }

            (numbers[i], starts[i]) = ((uint)works.Count - 1, (float)excerpts[i].StartSeconds);
            loudness[i] = ToByte((excerpts[i].LevelDb - QuietestDb) / -QuietestDb);
            rates[i] = ToByte((excerpts.RateOctaves[i] - SlowestOctave) / Octaves);
        }

        for (var i = excerpts.Count; i < count; i++)
        {
            works.Add(paintings[i - excerpts.Count]);
            numbers[i] = (uint)works.Count - 1;
        }

        Scale(places, x, y);
        uint[] head = [BitConverter.ToUInt32("PSM1"u8), (uint)excerpts.Count, (uint)paintings.Count, (uint)works.Count];
        return new MapPoints([.. Of(head), .. Of(numbers), .. Of(starts), .. Of(x), .. Of(y), .. loudness, .. rates], works, Array.TrueForAll(places, float.IsFinite));
    }

    private static ReadOnlySpan<byte> Of<T>(T[] values)
        where T : struct => MemoryMarshal.AsBytes<T>(values);

    private static byte ToByte(float share) => (byte)(255 * Math.Clamp(share, 0, 1));

    /// <summary>Scales both directions alike, so that distances keep their proportions, with the map in the middle.</summary>
    private static void Scale(float[] places, ushort[] x, ushort[] y)
    {
        var (low, high) = (new[] { float.MaxValue, float.MaxValue }, new[] { float.MinValue, float.MinValue });
        for (var i = 0; i < places.Length; i++)
        {
            (low[i % 2], high[i % 2]) = float.IsFinite(places[i]) ? (Math.Min(low[i % 2], places[i]), Math.Max(high[i % 2], places[i])) : (low[i % 2], high[i % 2]);
        }

        var extent = Math.Max(Math.Max(high[0] - low[0], high[1] - low[1]), 1e-6f);
        for (var i = 0; i < places.Length; i++)
        {
            var middle = (low[i % 2] + high[i % 2]) / 2;
            (i % 2 == 0 ? x : y)[i / 2] = float.IsFinite(places[i]) ? (ushort)((NoPlace - 1) * Math.Clamp(0.5f + ((places[i] - middle) / extent), 0, 1)) : NoPlace;
        }
    }
}
