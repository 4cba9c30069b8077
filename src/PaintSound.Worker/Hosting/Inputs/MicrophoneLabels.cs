using PaintSound.Core.Brush.Microphones;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>The names of the contact microphones of a show, for people.</summary>
internal static class MicrophoneLabels
{
    /// <summary>Creates the names, in the order of the channels that the brush delivers.</summary>
    public static IReadOnlyList<MicrophoneLabel> Create(BrushInputSettings brush) => brush.Microphones.Count == 0
        ? [new MicrophoneLabel(1)]
        : [.. brush.Microphones.Select((microphone, i) => new MicrophoneLabel(i + 1, microphone.Channel, microphone.Place))];
}
