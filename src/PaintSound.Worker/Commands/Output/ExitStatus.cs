namespace PaintSound.Worker.Commands.Output;

/// <summary>What a shell is told.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed; standard error says why in one line.</summary>
    public const int Failed = 1;

    /// <summary>The command was not written as it should be.</summary>
    public const int Usage = 2;
}
