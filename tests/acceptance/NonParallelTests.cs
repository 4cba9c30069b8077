namespace PaintSound.Acceptance.Tests;

/// <summary>
/// Tests that do not run in parallel with any other test. libjack connects to one server at a time per process, and a busy machine
/// misses JACK cycles and loses their MIDI events.
/// </summary>
[CollectionDefinition(nameof(NonParallelTests), DisableParallelization = true)]
public class NonParallelTests;
