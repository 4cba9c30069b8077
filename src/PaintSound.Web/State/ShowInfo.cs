using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>What holds for the whole performance.</summary>
/// <param name="Sources">What each source is called, by its kind.</param>
/// <param name="Excerpts">How many excerpts there are to choose from.</param>
/// <param name="Controls">The controls of the show.</param>
public sealed record ShowInfo(
    IReadOnlyDictionary<string, string> Sources,
    int Excerpts,
    IReadOnlyList<ControlDto> Controls)
{
    /// <summary>What artists are told of it: not what the sources are called, which may be addresses of this house.</summary>
    internal ShowInfo ForArtists => this with { Sources = Sources.Keys.ToDictionary(kind => kind, _ => "") };

    /// <summary>Bands of the spectrogram.</summary>
    public int Bands { get; init; }

    /// <summary>Columns of the spectrogram in a second.</summary>
    public double ColumnsASecond { get; init; }

    /// <summary>Width over height of the canvas, which is seen in a square.</summary>
    public double CanvasShape { get; init; } = 1;
}
