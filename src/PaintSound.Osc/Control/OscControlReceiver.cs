using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Control;

/// <summary>Sets controls by OSC messages. A message that cannot be followed is counted, logged and dropped.</summary>
/// <param name="control">The controls of the show.</param>
/// <param name="say">Receives a sentence about a message that was refused, at most one a second.</param>
/// <param name="time">The session's clock.</param>
public sealed class OscControlReceiver(IShowControl control, Action<string> say, TimeProvider time)
{
    private readonly RateLimitedMessages _say = new(say, time);
    private long _followed;
    private long _refused;

    /// <summary>How many messages were followed.</summary>
    public long Handled => Interlocked.Read(ref _followed);

    /// <summary>How many messages were refused: no such address, other arguments, or a value out of range.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Follows a message. Its address may be a pattern, which can match several controls. One caller at a time.</summary>
    /// <param name="message">Any message.</param>
    public void Handle(OscMessage message)
    {
        var found = false;
        foreach (var entry in Catalogue.Controls)
        {
            if (OscPattern.Matches(message.Address, entry.Address))
            {
                found = true;
                Set(message, new ControlArguments(entry, message));
            }
        }

        if (!found)
        {
            Refuse($"Unknown OSC control address {message.Address}.");
        }
    }

    private void Set(OscMessage message, ControlArguments arguments)
    {
        try
        {
            control.Set(arguments.Control, arguments.Value);
            Interlocked.Increment(ref _followed);
        }
        catch (InvalidControlException e)
        {
            Refuse($"OSC {message.Address}: {e.Message}");
        }
    }

    private void Refuse(string sentence)
    {
        Interlocked.Increment(ref _refused);
        _say.Write(sentence);
    }
}
