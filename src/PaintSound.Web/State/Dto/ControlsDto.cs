using PaintSound.Core.Control;

namespace PaintSound.Web.State.Dto;

/// <summary>How the controls stand; see <see cref="ShowState"/>.</summary>
public sealed record ControlsDto(
    double Gate,
    double Dwell,
    bool Hold,
    double Follow,
    string Distance,
    bool Armed,
    double Smoothing,
    IReadOnlyDictionary<string, bool> Collections,
    IReadOnlyDictionary<string, double> Depths,
    ProjectionDto Projection);
