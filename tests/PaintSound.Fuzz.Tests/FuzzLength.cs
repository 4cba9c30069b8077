using System.Globalization;

namespace PaintSound.Fuzz.Tests;

/// <summary>
/// How many damaged inputs are tried, and which. <c>PAINTSOUND_FUZZ=1000000</c> tries a million of each kind (less where one takes long),
/// <c>PAINTSOUND_FUZZ_SEED</c> others than the usual ones, <c>PAINTSOUND_FUZZ_ONLY=take</c> only the kinds whose name contains a word.
/// </summary>
internal static class FuzzLength
{
    /// <summary>The number of inputs of each kind.</summary>
    public static int Inputs { get; } = Number("PAINTSOUND_FUZZ", 400);

    /// <summary>The seed of the inputs.</summary>
    public static int Seed { get; } = Number("PAINTSOUND_FUZZ_SEED", 1);

    /// <summary>Whether a kind is tried.</summary>
    public static bool Includes(string name) => name.Contains(Environment.GetEnvironmentVariable("PAINTSOUND_FUZZ_ONLY") ?? "", StringComparison.OrdinalIgnoreCase);

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
