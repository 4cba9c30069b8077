using PaintSound.Core.Control;

namespace PaintSound.Web.State;

/// <summary>What holds for the whole performance.</summary>
/// <param name="Sources">What each source is called, by its kind.</param>
/// <param name="Excerpts">How many excerpts there are to choose from.</param>
/// <param name="Collections">The library's collections.</param>
/// <param name="Distances">The sound distances that can be measured.</param>
/// <param name="Modulations">The show's modulations.</param>
public sealed record ShowInfo(
    IReadOnlyDictionary<string, string> Sources,
    int Excerpts,
    IReadOnlyList<string> Collections,
    IReadOnlyList<string> Distances,
    IReadOnlyList<string> Modulations)
{
    /// <summary>What artists are told of it: not what the sources are called, which may be addresses of this house.</summary>
    internal ShowInfo ForArtists => this with { Sources = Sources.Keys.ToDictionary(kind => kind, _ => "") };

    /// <summary>Bands of the spectrogram.</summary>
    public int Bands { get; init; }

    /// <summary>Columns of the spectrogram in a second.</summary>
    public double ColumnsASecond { get; init; }

    /// <summary>Width over height of the canvas, which is seen in a square.</summary>
    public double CanvasShape { get; init; } = 1;

    /// <summary>From one perception step to the next, in seconds.</summary>
    public double StepSeconds { get; init; }

    /// <summary>The ways in which the projection mixes.</summary>
    public IReadOnlyList<string> Blends { get; } = [.. Enum.GetNames<ProjectionBlend>().Select(name => name.ToLowerInvariant())];

    /// <summary>The values that the controls take.</summary>
    public IReadOnlyDictionary<string, ControlRange> Ranges { get; } = new Dictionary<string, ControlRange>
    {
        ["gate"] = ControlRange.Gate,
        ["dwell"] = ControlRange.Dwell,
        ["follow"] = ControlRange.Follow,
        ["smoothing"] = ControlRange.CongruitySmoothing,
        ["fade"] = ControlRange.Fade,
        ["depth"] = ControlRange.ModulationDepth,
    };
}
