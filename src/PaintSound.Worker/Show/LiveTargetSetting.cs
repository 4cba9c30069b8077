using PaintSound.Live.Doors;

namespace PaintSound.Worker.Show;

/// <summary>A parameter in Live.</summary>
/// <param name="Parameter">Which one.</param>
internal sealed record LiveTargetSetting(LiveParameter Parameter) : TargetSetting
{
    internal static LiveTargetSetting Read(ShowNode node, ShowNode track) =>
        new(new LiveParameter(track.Text, node["device"]?.Text ?? string.Empty, node.Need("parameter").Text));
}
