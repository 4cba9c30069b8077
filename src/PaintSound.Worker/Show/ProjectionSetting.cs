using PaintSound.Core.Control;

namespace PaintSound.Worker.Show;

/// <summary>How the projection stands at the beginning of a show; controls change it during the performance.</summary>
internal static class ProjectionSetting
{
    /// <summary>Reads the part <c>projection</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static Projection Read(ShowNode node)
    {
        var standard = new Projection();
        var read = new Projection
        {
            Blend = node["blend"]?.OneOf<ProjectionBlend>() ?? standard.Blend,
            Canvas = node["canvas"]?.Number(ControlRange.Opacity) ?? standard.Canvas,
            Painting = node["painting"]?.Number(ControlRange.Opacity) ?? standard.Painting,
            Fade = node["fade"]?.Seconds(ControlRange.Fade) ?? standard.Fade,
            Black = node["black"]?.Flag ?? standard.Black,
        };
        node.Done();
        return read;
    }
}
