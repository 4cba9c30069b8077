namespace PaintSound.Worker.Commands.Output;

/// <summary>Exit statuses of the process.</summary>
internal static class ExitStatus
{
    /// <summary>Success.</summary>
    public const int Done = 0;

    /// <summary>Failure; one line on standard error gives the reason.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not valid.</summary>
    public const int Usage = 2;
}
