using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Sends to AbletonOSC. Several messages are sent as one bundle, which AbletonOSC handles in one go; an error ends the handling of the bundle. Earlier
/// versions know no bundles: messages are sent one by one until a bundle was answered. Not thread-safe.
/// </summary>
/// <param name="port">The port.</param>
internal sealed class AbletonSender(LivePort port)
{
    // Nothing else asks for it, so that a reply shows that AbletonOSC knows bundles.
    private const string Probe = "/live/song/get/num_tracks";
    private bool _knowsBundles;

    /// <summary>Asks whether AbletonOSC knows bundles, unless this is known.</summary>
    public void AskForBundles()
    {
        if (!_knowsBundles)
        {
            port.SendBundle([new OscMessage(Probe)]);
        }
    }

    /// <summary>Sends a message.</summary>
    public void Send(string address, params OscArgument[] arguments) => port.Send(address, arguments);

    /// <summary>Sends messages that belong together.</summary>
    public void SendBundle(params IReadOnlyList<OscMessage> messages)
    {
        if (_knowsBundles)
        {
            port.SendBundle(messages);
            return;
        }

        foreach (var message in messages)
        {
            port.Send(message.Address, [.. message.Arguments]);
        }
    }

    /// <summary>Handles a message; ignores others than the reply to <see cref="AskForBundles"/>.</summary>
    public void Handle(OscMessage message) => _knowsBundles |= message.Address == Probe;
}
