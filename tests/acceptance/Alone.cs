namespace PaintSound.Acceptance.Tests;

/// <summary>
/// Tests that run one after another, and when no other does: JACK's library visits one server at a time from a process, and a busy
/// machine misses cycles, with all that they held.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
