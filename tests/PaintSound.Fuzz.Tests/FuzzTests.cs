using System.Globalization;
using PaintSound.Fuzz.Tests.Targets;

namespace PaintSound.Fuzz.Tests;

/// <summary>
/// Whatever comes from outside is read or refused: nothing crashes, and memory stays bounded. A normal run tries a few hundred inputs of each
/// kind; <see cref="FuzzLength"/> says how to try more, and others.
/// </summary>
public sealed class FuzzTests
{
    private const int LongRun = 1000;

    public static TheoryData<string> Names => [.. FuzzTargets.All.Select(target => target.Name).Where(FuzzLength.Includes)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_damage_is_read_or_refused(string name)
    {
        var target = FuzzTargets.All.Single(target => target.Name == name);
        var result = FuzzRun.Run(target, Math.Max(50, (int)(FuzzLength.Inputs * target.Share)), FuzzLength.Seed);

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {result.Inputs} inputs, {result.Accepted} accepted, {result.Inputs - result.Accepted} refused, at most {result.MostAllocated / 1024} kB for one"));

        // A long run in which nothing was accepted has tested the door only.
        Assert.True(result.Accepted > 0 || result.Inputs < LongRun, "nothing was accepted");
    }
}
