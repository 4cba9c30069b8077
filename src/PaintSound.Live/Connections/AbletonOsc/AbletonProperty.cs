using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A property of an object in the set, as AbletonOSC addresses it.</summary>
/// <param name="Getter">The address that asks for it, such as <c>/live/clip/get/looping</c>.</param>
/// <param name="Track">The track, from 0.</param>
/// <param name="Second">The slot, the send or the device, from 0; -1 for a property of the track.</param>
/// <param name="Third">The parameter of a device, from 0; -1 for none.</param>
internal readonly record struct AbletonProperty(string Getter, int Track, int Second = -1, int Third = -1)
{
    /// <summary>The address that sets it.</summary>
    public string Setter => Getter.Replace("/get/", "/set/", StringComparison.Ordinal);

    /// <summary>The arguments that identify the object.</summary>
    public OscArgument[] Ids => [.. new[] { Track, Second, Third }.Where(id => id >= 0).Select(OscArgument.From)];

    /// <summary>Returns the property that a reply is about: its arguments are the ids and the value.</summary>
    public static AbletonProperty Read(OscMessage reply) => new(
        reply.Address,
        reply.GetInteger(0),
        reply.Arguments.Count > 2 ? reply.GetInteger(1) : -1,
        reply.Arguments.Count > 3 ? reply.GetInteger(2) : -1);
}
