using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Commands;

/// <summary>The messages of the commands that perform.</summary>
internal static partial class CommandLog
{
    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    public static partial void SelectionWarning(ILogger logger, string warning);

    [LoggerMessage(LogLevel.Warning, "{Problem}")]
    public static partial void LiveNotConnected(ILogger logger, string problem);

    [LoggerMessage(LogLevel.Warning, "{Count} {What}.")]
    public static partial void Lost(ILogger logger, long count, string what);

    [LoggerMessage(LogLevel.Debug, "PaintSound {Version} performs {Show} on {System}.")]
    public static partial void Started(ILogger logger, string version, string show, string system);

    [LoggerMessage(LogLevel.Debug, "The performance has ended.")]
    public static partial void Ended(ILogger logger);
}
