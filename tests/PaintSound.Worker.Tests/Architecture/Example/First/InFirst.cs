using PaintSound.Worker.Tests.Architecture.Example.Second;

namespace PaintSound.Worker.Tests.Architecture.Example.First;

/// <summary>One half of a cycle of two folders, for the test of <see cref="FolderGraph"/>.</summary>
internal static class InFirst
{
    /// <summary>Uses the other folder only in the body of a method.</summary>
    public static string Other() => nameof(InFirst) + typeof(InSecond).Name;
}
