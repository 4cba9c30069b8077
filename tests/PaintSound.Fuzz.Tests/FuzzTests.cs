using System.Globalization;
using PaintSound.Fuzz.Tests.Targets;

namespace PaintSound.Fuzz.Tests;

/// <summary>
/// Whatever comes from outside is read or refused: nothing crashes, and memory stays bounded. A normal run tries a few hundred inputs of each
/// kind. <c>PAINTSOUND_FUZZ=1000000</c> tries a million (less where one takes long), <c>PAINTSOUND_FUZZ_SEED</c> others than the usual ones.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = Number("PAINTSOUND_FUZZ", 400);
    private const int LongRun = 1000;
    private static readonly int Seed = Number("PAINTSOUND_FUZZ_SEED", 1);

    public static TheoryData<string> Names => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_damage_is_read_or_refused(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        var result = FuzzRun.Run(target, Math.Max(50, (int)(Inputs * target.Share)), Seed);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {result.Inputs} inputs, {result.Accepted} accepted, {result.Inputs - result.Accepted} refused, at most {result.MostAllocated / 1024} kB for one"));

        // A long run in which nothing was accepted has tested the door only.
        Assert.True(result.Accepted > 0 || result.Inputs < LongRun, "nothing was accepted");
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
