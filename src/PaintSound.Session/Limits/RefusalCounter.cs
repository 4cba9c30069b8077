using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Session.Limits;

/// <summary>Counts what a hub refused, and says it: the first time, and then once per minute. Thread-safe.</summary>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The clock.</param>
public sealed partial class RefusalCounter(ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly RateLimitedLogger _logger = new(logger, time, Window);
    private readonly long[] _counts = new long[Enum.GetValues<RefusalKind>().Length];

    /// <summary>How often something was refused for a reason.</summary>
    public long this[RefusalKind kind] => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>How often something was refused.</summary>
    public long Total => Enum.GetValues<RefusalKind>().Sum(kind => this[kind]);

    /// <summary>Counts a refusal.</summary>
    /// <param name="kind">The reason.</param>
    /// <param name="sender">Who sent it: the name of a site, or an address.</param>
    /// <param name="what">What was refused, in a sentence.</param>
    public void Add(RefusalKind kind, string sender, string what)
    {
        Interlocked.Increment(ref _counts[(int)kind]);
        LogRefused(_logger, sender, what);
    }

    [LoggerMessage(LogLevel.Warning, "Session: {Sender}: {What}")]
    private static partial void LogRefused(ILogger logger, string sender, string what);
}
