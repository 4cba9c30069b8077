using PaintSound.Core.Control;

namespace PaintSound.Worker.Show;

/// <summary>How the projection stands at the beginning of a show; controls change it during the performance.</summary>
internal static class ProjectionSettings
{
    /// <summary>Reads the part <c>projection</c> of a show file.</summary>
    /// <exception cref="ShowException">It cannot be followed; the message names the line.</exception>
    public static Projection Read(ShowYamlNode node)
    {
        var standard = new Projection();
        var read = new Projection
        {
            Blend = node["blend"]?.OneOf<ProjectionBlend>() ?? standard.Blend,
            Canvas = node["canvas"]?.Number(ControlRange.Opacity) ?? standard.Canvas,
            Painting = node["painting"]?.Number(ControlRange.Opacity) ?? standard.Painting,
            Fade = node["fade"]?.Seconds(ControlRange.Fade) ?? standard.Fade,
            Black = node["black"]?.Boolean ?? standard.Black,
        };
        node.EnsureAllRead();
        return read;
    }
}
