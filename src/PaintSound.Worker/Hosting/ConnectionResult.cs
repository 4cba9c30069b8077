namespace PaintSound.Worker.Hosting;

/// <summary>The result of an attempt to connect to Live.</summary>
/// <param name="IsConnected">True if Live answers, or if the connection has no feedback.</param>
/// <param name="Message">The latency, or what to do.</param>
internal sealed record ConnectionResult(bool IsConnected, string Message);
