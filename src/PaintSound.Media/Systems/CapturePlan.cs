namespace PaintSound.Media.Systems;

/// <summary>The arguments and steps by which ffmpeg opens a device.</summary>
/// <param name="Format">ffmpeg's arguments for the input device.</param>
/// <param name="Input">The argument after -i.</param>
/// <param name="Description">Part of a sentence about the block size, for the report; may be empty.</param>
internal sealed record CapturePlan(IReadOnlyList<string> Format, string Input, string Description = "")
{
    /// <summary>Additional environment variables for ffmpeg; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>A step after ffmpeg has started; null for none. Throws a <see cref="MediaException"/> if it fails.</summary>
    public Action<CancellationToken>? Connect { get; init; }
}
