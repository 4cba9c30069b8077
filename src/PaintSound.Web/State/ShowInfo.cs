using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>The facts of a show that do not change during the performance.</summary>
/// <param name="Sources">The names of the sources, by kind.</param>
/// <param name="Excerpts">The number of excerpts in the library.</param>
/// <param name="Controls">The controls of the show.</param>
public sealed record ShowInfo(
    IReadOnlyDictionary<string, string> Sources,
    int Excerpts,
    IReadOnlyList<ControlDto> Controls)
{
    /// <summary>The same facts for artists: without the names of the sources, which may be network addresses.</summary>
    internal ShowInfo ForArtists => this with { Sources = Sources.Keys.ToDictionary(kind => kind, _ => "") };

    /// <summary>The number of bands of the spectrogram.</summary>
    public int Bands { get; init; }

    /// <summary>The number of columns of the spectrogram per second.</summary>
    public double ColumnsPerSecond { get; init; }

    /// <summary>Width of the canvas divided by its height. Its pictures are square.</summary>
    public double CanvasAspect { get; init; } = 1;
}
