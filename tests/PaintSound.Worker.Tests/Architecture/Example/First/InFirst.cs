using PaintSound.Worker.Tests.Architecture.Example.Second;

namespace PaintSound.Worker.Tests.Architecture.Example.First;

/// <summary>One half of a cycle of two folders, for <see cref="FolderGraph"/>'s own test.</summary>
internal static class InFirst
{
    /// <summary>Names the other folder only here, in the body of a method.</summary>
    public static string Other() => nameof(InFirst) + typeof(InSecond).Name;
}
