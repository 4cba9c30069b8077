using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Reads the clips of a track slot by slot, a few at a time, because AbletonOSC cannot send all names in one datagram: on macOS one has at most 9,216
/// bytes. Not thread-safe.
/// </summary>
/// <param name="track">The track, from 0.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
internal sealed class AbletonSlots(int track, AbletonSender send)
{
    // The first time fast, so that the works of the track can be launched soon, then slowly.
    private const int SlotsPerFirstStep = 8;
    private const string HasClip = "/live/clip_slot/get/has_clip";
    private const string SceneCount = "/live/song/get/num_scenes";

    private string?[] _names = [];
    private int _next;
    private bool _isRead;

    /// <summary>The names that are known; empty for slots without a clip, and for those that were not read yet.</summary>
    public string[] Names => [.. _names.Select(name => name ?? string.Empty)];

    /// <summary>Asks for the next slots, from the first again after the last.</summary>
    public void Step()
    {
        if (_names.Length == 0)
        {
            send.Send(SceneCount);
            return;
        }

        for (var i = _isRead ? 1 : Math.Min(SlotsPerFirstStep, _names.Length); i > 0; i--)
        {
            send.Send(HasClip, OscArgument.From(track), OscArgument.From(_next));
            _next = (_next + 1) % _names.Length;
            _isRead |= _next == 0;
        }
    }

    /// <summary>Handles a reply.</summary>
    /// <returns>True if a name has changed.</returns>
    public bool Handle(OscMessage message)
    {
        if (message.Address == SceneCount)
        {
            Array.Resize(ref _names, Math.Max(0, message.GetInteger(0)));
            _next = Math.Min(_next, Math.Max(0, _names.Length - 1));
            return false;
        }

        var slot = message.GetInteger(1);
        if (message.GetInteger(0) != track || slot < 0 || slot >= _names.Length || message.Arguments.Count < 3)
        {
            return false;
        }

        if (message.Address == HasClip)
        {
            if (message.GetInteger(2) == 1)
            {
                send.Send(AbletonSet.ClipName, OscArgument.From(track), OscArgument.From(slot));
                return false;
            }

            return SetName(slot, string.Empty);
        }

        return message.Address == AbletonSet.ClipName && SetName(slot, message.GetTexts(2)[0]);
    }

    private bool SetName(int slot, string name)
    {
        var hasChanged = _names[slot] != name;
        _names[slot] = name;
        return hasChanged;
    }
}
