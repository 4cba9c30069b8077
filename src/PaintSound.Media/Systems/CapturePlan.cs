namespace PaintSound.Media.Systems;

/// <summary>How ffmpeg opens a device.</summary>
/// <param name="Format">ffmpeg's arguments that choose and set the input device.</param>
/// <param name="Input">What follows -i.</param>
/// <param name="Granted">Half a sentence about the block size, for the report; empty where there is nothing to say.</param>
internal sealed record CapturePlan(IReadOnlyList<string> Format, string Input, string Granted = "")
{
    /// <summary>Variables that ffmpeg must see.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>What is to do once ffmpeg runs; throws a <see cref="MediaException"/> where it fails.</summary>
    public Action<CancellationToken>? Connect { get; init; }
}
