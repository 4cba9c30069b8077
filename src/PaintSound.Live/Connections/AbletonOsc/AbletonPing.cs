using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Asks AbletonOSC for the version of Live. The reply shows that it answers and how fast. Not thread-safe.</summary>
/// <param name="send">Sends a message to AbletonOSC.</param>
/// <param name="latency">Receives the time of each reply.</param>
/// <param name="time">The session clock.</param>
internal sealed class AbletonPing(AbletonSender send, LiveLatency latency, TimeProvider time)
{
    /// <summary>The address of the request and of the reply.</summary>
    public const string Address = "/live/application/get/version";

    private long? _sentAt;

    /// <summary>The program that answers, such as <c>Live 12.1 with AbletonOSC</c>.</summary>
    public string Program { get; private set; } = "AbletonOSC";

    /// <summary>Sends a request.</summary>
    public void Send()
    {
        _sentAt ??= time.GetTimestamp();
        send.Send(Address);
    }

    /// <summary>Handles a reply.</summary>
    public void Handle(OscMessage reply)
    {
        Program = $"Live {reply.GetNumber(0)}.{reply.GetNumber(1)} with AbletonOSC";
        if (_sentAt is { } sent)
        {
            latency.Add(time.GetElapsedTime(sent));
            _sentAt = null;
        }
    }

    /// <summary>Forgets the pending request, so that the time without Live is not measured.</summary>
    public void Reset() => _sentAt = null;
}
