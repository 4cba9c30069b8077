namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>Everything that reads what comes from outside.</summary>
internal static class FuzzTargets
{
    /// <summary>The targets, each with its own name.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. OscTargets.All, .. NetworkTargets.All, .. MidiTargets.All, .. ShowTargets.All, .. TakeTargets.All, .. SoundFileTargets.All, .. AlbumArtTargets.All,
        .. LiveTargets.All,
        .. ModelTargets.All, .. LibraryTargets.All, .. WebTargets.All,
    ];
}
