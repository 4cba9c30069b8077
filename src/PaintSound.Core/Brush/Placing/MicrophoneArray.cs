namespace PaintSound.Core.Brush.Placing;

/// <summary>Two to four contact microphones on one canvas.</summary>
/// <param name="Places">Their places, in the order of the channels of the brush.</param>
/// <param name="Aspect">Width of the canvas divided by its height.</param>
public sealed record MicrophoneArray(IReadOnlyList<MicrophonePlace> Places, double Aspect = 1)
{
    /// <summary>The fewest microphones from which a place can be estimated.</summary>
    public const int MinMicrophones = 2;

    /// <summary>The most microphones.</summary>
    public const int MaxMicrophones = 4;
}
