using PaintSound.Takes.Records;

namespace PaintSound.Worker.Takes;

/// <summary>What happened when a take was played again.</summary>
/// <param name="Length">The length of the take.</param>
/// <param name="Recorded">The events of the take.</param>
/// <param name="Replayed">The events of the replay.</param>
/// <param name="Lost">Records that are missing in the take.</param>
/// <param name="IsDamaged">True if a part of the take was not read to its end.</param>
/// <param name="Differences">What is not the same as when the take was recorded, in sentences.</param>
/// <param name="Pictures">The settled canvas from time to time.</param>
internal sealed record TakeRun(
    TimeSpan Length,
    IReadOnlyList<EventRecord> Recorded,
    IReadOnlyList<EventRecord> Replayed,
    long Lost,
    bool IsDamaged,
    IReadOnlyList<string> Differences,
    IReadOnlyList<CanvasPicture> Pictures);
