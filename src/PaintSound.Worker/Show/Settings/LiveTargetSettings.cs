using PaintSound.Live.Connections;

namespace PaintSound.Worker.Show;

/// <summary>A parameter in Live.</summary>
/// <param name="Parameter">Which one.</param>
internal sealed record LiveTargetSettings(LiveParameter Parameter) : TargetSettings
{
    internal static LiveTargetSettings Read(ShowYamlNode node, ShowYamlNode track) =>
        new(new LiveParameter(track.Text, node["device"]?.Text ?? string.Empty, node.GetRequired("parameter").Text));
}
