namespace PaintSound.Midi.Streams;

/// <summary>A message that is sent at its due time.</summary>
/// <param name="Message">One complete message.</param>
/// <param name="Due">The due time, in ticks of the session clock.</param>
/// <param name="MaxLateness">The message is dropped if it is later than this; null if it must be sent in any case.</param>
/// <param name="Next">The message that is scheduled after this one was sent, or null. Its due time is set then.</param>
/// <param name="Length">The time from this message to the next one.</param>
/// <param name="OnSent">Called after the port accepted the message, or null.</param>
internal sealed record ScheduledMessage(
    byte[] Message, long Due, TimeSpan? MaxLateness = null, ScheduledMessage? Next = null, TimeSpan Length = default, Action? OnSent = null);
