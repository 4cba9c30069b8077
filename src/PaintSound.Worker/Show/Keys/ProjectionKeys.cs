using PaintSound.Core.Control;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>projection</c>: the projection at the beginning. Controls change it during the performance.</summary>
internal static class ProjectionKeys
{
    private static readonly Projection Defaults = new();

    private static readonly DefaultKey<ProjectionBlend> Blend = new(
        "blend", ShowValues.OneOf<ProjectionBlend>(), Defaults.Blend, "How the paintings are mixed with the live canvas.");

    private static readonly DefaultKey<double> Canvas = new("canvas", ShowValues.Number(ControlTable.ProjectionOpacity), Defaults.Canvas, "Opacity of the live canvas.");

    private static readonly DefaultKey<double> Painting = new("painting", ShowValues.Number(ControlTable.ProjectionOpacity), Defaults.Painting, "Opacity of the paintings.");

    private static readonly DefaultKey<TimeSpan> Fade = new("fade", ShowValues.Seconds(ControlTable.ProjectionFade), Defaults.Fade, "How long a new painting fades in.");

    private static readonly DefaultKey<bool> Black = new("black", ShowValues.Boolean, Defaults.Black, "`true`: the projection is black until a control switches it on.");

    /// <summary>The section.</summary>
    public static ShowSection<Projection> Section { get; } = new(
        [Blend, Canvas, Painting, Fade, Black],
        node => new Projection
        {
            Blend = Blend.Read(node),
            Canvas = Canvas.Read(node),
            Painting = Painting.Read(node),
            Fade = Fade.Read(node),
            Black = Black.Read(node),
        });
}
