using PaintSound.Core.Control;

namespace PaintSound.Takes.Records;

/// <summary>What a replay has to know about a take before its records.</summary>
/// <param name="Format">The version of the format: <see cref="CurrentFormat"/>.</param>
/// <param name="Version">The version of PaintSound.</param>
/// <param name="Started">When the performance started.</param>
/// <param name="ShowFile">The path of the show file. A copy of it lies in the take.</param>
/// <param name="Library">The folder of the library.</param>
/// <param name="LibraryHash">Identifies the contents of the library.</param>
/// <param name="Networks">The hashes of the networks.</param>
/// <param name="Frequency">Ticks of the session clock per second.</param>
/// <param name="StartTimestamp">The start of the performance, in ticks of the session clock.</param>
/// <param name="BrushChannels">The number of microphones.</param>
/// <param name="HasMusic">True if there was a music source.</param>
/// <param name="State">The values of the controls at the start.</param>
public sealed record TakeHead(
    int Format, string Version, DateTimeOffset Started, string ShowFile, string Library, string LibraryHash, IReadOnlyList<string> Networks,
    long Frequency, long StartTimestamp, int BrushChannels, bool HasMusic, ShowState State)
{
    /// <summary>The version of the format that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Returns the time since the start of the performance.</summary>
    /// <param name="timestamp">Ticks of the session clock.</param>
    public TimeSpan ToTime(long timestamp) => TimeSpan.FromSeconds((timestamp - StartTimestamp) / (double)Frequency);
}
