using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Commands;

/// <summary>The messages that several commands log.</summary>
internal static partial class CommandLog
{
    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    public static partial void SelectionWarning(ILogger logger, string warning);
}
