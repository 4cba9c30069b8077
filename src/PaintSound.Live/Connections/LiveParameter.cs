namespace PaintSound.Live.Connections;

/// <summary>A parameter in Live, identified by the names in Live.</summary>
/// <param name="Track">The track, a return track, or Main.</param>
/// <param name="Device">The device, which can be in a rack; empty for the mixer.</param>
/// <param name="Name">The parameter or macro; for the mixer <c>Volume</c>, <c>Pan</c>, or the name of a return track for the send to it.</param>
public sealed record LiveParameter(string Track, string Device, string Name)
{
    /// <summary>Returns track / device / parameter for people.</summary>
    public override string ToString() => Device.Length == 0 ? $"{Track} / {Name}" : $"{Track} / {Device} / {Name}";
}
