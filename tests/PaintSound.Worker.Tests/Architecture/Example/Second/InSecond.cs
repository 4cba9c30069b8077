using PaintSound.Worker.Tests.Architecture.Example.First;

namespace PaintSound.Worker.Tests.Architecture.Example.Second;

/// <summary>One half of a cycle of two folders, for the test of <see cref="FolderGraph"/>.</summary>
internal static class InSecond
{
    /// <summary>Uses the other folder only in the body of a method.</summary>
    public static string Other() => nameof(InSecond) + typeof(InFirst).Name;
}
