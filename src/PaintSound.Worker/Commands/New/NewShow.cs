using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>What a new show file says.</summary>
/// <param name="Library">Absolute path of the library's folder. It may not exist yet.</param>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer's sound, or null for a show without music.</param>
/// <param name="Live">The connection to Ableton Live, or null if Live plays nothing.</param>
internal sealed record NewShow(string Library, SourceSettings Brush, SourceSettings Canvas, SourceSettings? Music, LiveConnectionKind? Live);
