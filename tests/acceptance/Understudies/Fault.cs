namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>What happens to the worker that sends.</summary>
public enum Fault
{
    /// <summary>It is killed (SIGKILL).</summary>
    Kill,

    /// <summary>It is frozen (SIGSTOP), and later continued (SIGCONT).</summary>
    Freeze,

    /// <summary>Its cable is pulled, and later plugged in again.</summary>
    Cable,
}
