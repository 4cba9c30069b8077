namespace PaintSound.Worker.Rehearsals;

/// <summary>How a show is rehearsed.</summary>
/// <param name="Length">How long the sources are watched.</param>
/// <param name="Arms">True to launch one clip in Live and to stop it.</param>
internal sealed record RehearsalOptions(TimeSpan Length, bool Arms);
