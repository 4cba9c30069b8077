using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;

namespace PaintSound.Understudy.Messages;

/// <summary>Everything that a worker needs to continue the performance of another one. The first message of the worker that sends.</summary>
/// <param name="Session">Identifies the performance.</param>
/// <param name="Controls">The values of the controls.</param>
/// <param name="Selections">The latest selections, the oldest first.</param>
/// <param name="Paintings">The latest paintings, the oldest first.</param>
public sealed record SnapshotMessage(
    string Session, IReadOnlyList<SentControl> Controls, IReadOnlyList<FollowedSelection> Selections, IReadOnlyList<FollowedPainting> Paintings) : UnderstudyMessage;
