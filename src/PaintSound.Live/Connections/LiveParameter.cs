namespace PaintSound.Live.Connections;

/// <summary>A parameter in Live, by the names that a person sees there.</summary>
/// <param name="Track">The track; a return track or Main will do.</param>
/// <param name="Device">The device, also one in a rack; empty for the mixer.</param>
/// <param name="Name">The parameter or macro; of the mixer <c>Volume</c>, <c>Pan</c> or a return track's name for the send to it.</param>
public sealed record LiveParameter(string Track, string Device, string Name)
{
    /// <summary>For people: track / device / parameter.</summary>
    public override string ToString() => Device.Length == 0 ? $"{Track} / {Name}" : $"{Track} / {Device} / {Name}";
}
