using PaintSound.Live.Connections;

namespace PaintSound.Worker.Commands.New;

/// <summary>The answer to the question about Ableton Live.</summary>
/// <param name="Connection">The connection; null if Live plays nothing.</param>
internal sealed record LiveAnswer(LiveConnectionKind? Connection);
