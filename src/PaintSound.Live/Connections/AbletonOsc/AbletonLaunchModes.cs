using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Whether this AbletonOSC reads and sets how a clip is launched (launch mode, Legato, launch quantisation, activation). Versions from before November
/// 2025 do not. Not thread-safe.
/// </summary>
internal sealed class AbletonLaunchModes
{
    /// <summary>The sentence for an AbletonOSC that does not know them.</summary>
    public const string Sentence =
        "This AbletonOSC cannot set how a clip is launched: update it, or set the clips of the show to Trigger, without Legato, with the quantisation Global, in Live.";

    private const string Prefix = "/live/clip/get/";

    /// <summary>False if they are not known; true as long as they can be asked for.</summary>
    public bool AreKnown { get; private set; } = true;

    /// <summary>An AbletonOSC that answered about everything else does not know them.</summary>
    public void MarkUnknown() => AreKnown = false;

    /// <summary>Handles a message.</summary>
    /// <returns>True if it is the error of an AbletonOSC that does not know them.</returns>
    public bool Handle(OscMessage message)
    {
        if (message.Address != AbletonSession.ErrorAddress || message.GetTexts(0) is not [var error, ..])
        {
            return false;
        }

        var isUnknown = error.Contains("Unknown OSC address", StringComparison.Ordinal) && error.Contains(Prefix, StringComparison.Ordinal);
        AreKnown &= !isUnknown;
        return isUnknown;
    }
}
