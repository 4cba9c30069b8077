using PaintSound.Core.Brush.Placing;

namespace PaintSound.Worker.Show.Settings;

/// <summary>One of several contact microphones on the canvas.</summary>
/// <param name="Channel">The channel of the device, counted from 1.</param>
/// <param name="X">0 at the left edge of the canvas ... 1 at the right edge, seen from the front.</param>
/// <param name="Y">0 at the top ... 1 at the bottom.</param>
internal sealed record MicrophoneSettings(int Channel, double X, double Y)
{
    private const double MinDistance = 0.1;  // canvas widths

    /// <summary>Its place on the canvas.</summary>
    public MicrophonePlace Place => new((float)X, (float)Y);

    /// <summary>Checks that this microphone has a channel and a place of its own.</summary>
    /// <param name="others">The microphones before it.</param>
    /// <returns>What is wrong, after the name of the list; null if nothing is.</returns>
    public string? FindConflict(IEnumerable<MicrophoneSettings> others)
    {
        foreach (var other in others)
        {
            if (other.Channel == Channel)
            {
                return $"names channel {Channel} twice; every microphone has its own channel";
            }

            if (Math.Max(Math.Abs(other.X - X), Math.Abs(other.Y - Y)) < MinDistance)
            {
                return $"puts the microphones of channels {other.Channel} and {Channel} in one place; a tenth of the canvas between them is the least";
            }
        }

        return null;
    }
}
