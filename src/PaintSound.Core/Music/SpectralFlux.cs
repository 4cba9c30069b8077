using System.Runtime.InteropServices;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Music;

/// <summary>
/// Finds where notes begin in a piece of music: the spectral flux, which is the rise of the log-mel over two columns, summed over all bands (Dixon,
/// "Onset detection revisited", 2006). Stores one value for every column (about 3 MB for three hours). Not thread-safe.
/// </summary>
/// <param name="settings">The mel settings of the columns.</param>
public sealed class SpectralFlux(MelSettings settings)
{
    private const int Lag = 2;

    /// <summary>The log-mel value below which only the noise of recordings and encoders rises and falls: about -76 dB of a sine.</summary>
    internal static readonly float Floor = MathF.Log(1e-3f);

    /// <summary>The flux of the weakest onset: the power of every third band doubles. A held tone has less, even after a lossy encoder.</summary>
    private const float MinFlux = 20;

    // Of the window of a column: where a note begins when its flux is highest. Slightly early, so that the attack is inside.
    private const double OnsetAge = 0.75;

    private readonly float[] _earlier = [.. Enumerable.Repeat(Floor, Lag * settings.Bands)];   // the last two columns, one after the other
    private readonly List<float> _flux = [];
    private readonly int _age = (int)Math.Round(OnsetAge * settings.Window);

    /// <summary>The flux of each column so far; valid until the next is added.</summary>
    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_flux);

    /// <summary>Adds the next column.</summary>
    /// <param name="column">The log-mel values of all bands.</param>
    public void Add(ReadOnlySpan<float> column)
    {
        var earlier = _earlier.AsSpan(_flux.Count % Lag * column.Length, column.Length);
        var flux = 0f;
        for (var band = 0; band < column.Length; band++)
        {
            var value = Math.Max(Floor, column[band]);
            flux += Math.Max(0, value - earlier[band]);
            earlier[band] = value;
        }

        _flux.Add(flux);
    }

    /// <summary>Returns the time of the strongest onset between two times; of equal ones the first.</summary>
    /// <param name="from">The first sample from the start of the piece.</param>
    /// <param name="to">The last sample, at least <paramref name="from"/>.</param>
    /// <returns>The sample at which the onset begins, a whole number of columns but within the limits; null if no note begins there.</returns>
    public long? FindStrongest(long from, long to)
    {
        long? at = null;
        var best = MinFlux;
        for (var column = Math.Max(0, ToColumn(from)); column <= ToColumn(to) && column < _flux.Count; column++)
        {
            if (_flux[column] > best)
            {
                (best, at) = (_flux[column], ToSample(column));
            }
        }

        return at is { } sample ? Math.Clamp(sample, from, to) : null;
    }

    private int ToColumn(long sample) => (int)((sample + _age) / settings.Hop) - 1;

    private long ToSample(int column) => ((column + 1L) * settings.Hop) - _age;
}
