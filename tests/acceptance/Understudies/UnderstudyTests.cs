using System.Globalization;

namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>A second worker takes over when the first one is killed, freezes or loses its cable, in two network namespaces.</summary>
public sealed class UnderstudyTests(SampleLibraryFixture samples)
{
    private const double LargestLightStep = 0.2;

    /// <summary>Not part of a usual run: an understudy waits half a second for a sign of life, and a machine that runs all tests at once is slower.</summary>
    [Fact(Explicit = true)]
    public async Task An_understudy_takes_over_from_a_worker_that_is_cut_off_freezes_or_dies()
    {
        using var stage = await UnderstudyStage.StartAsync(samples.Library);
        foreach (var fault in new[] { Fault.Cable, Fault.Freeze, Fault.Kill })
        {
            var moment = await stage.FailAsync(fault, TimeSpan.FromSeconds(2));
            Assert.NotNull(moment);
            TestContext.Current.TestOutputHelper?.WriteLine($"{moment}");
            Assert.Equal(0, moment.Launched);
            Assert.InRange(moment.LightJump, 0, LargestLightStep);
            Assert.InRange(moment.Burst, 0, 10);

            // Only a worker that was cut off sends until it hears that it was replaced.
            Assert.True(moment.Returned == 0 || fault == Fault.Cable, $"{moment}");
        }
    }

    /// <summary>Many random moments, each with the figures. Takes half an hour; <c>PAINTSOUND_MOMENTS</c> sets how many (100).</summary>
    [Fact(Explicit = true)]
    public async Task Random_moments_of_failure()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PAINTSOUND_MOMENTS") ?? "100", CultureInfo.InvariantCulture);
        var random = new Random(14);
        List<Moment> moments = [];
        using (var stage = await UnderstudyStage.StartAsync(samples.Library))
        {
            var others = 0;
            while (moments.Count < count)
            {
                // Only one of the workers has a cable that does not carry the stage too. Every third moment is one of each kind.
                var fault = stage.LeadsHere && moments.Count(moment => moment.Fault == Fault.Cable) <= moments.Count / 3 ? Fault.Cable : others++ % 2 == 0 ? Fault.Freeze : Fault.Kill;
                if (await stage.FailAsync(fault, TimeSpan.FromSeconds(5 * random.NextDouble())) is { } moment)
                {
                    moments.Add(moment);
                    Report($"{moments.Count}: {moment}");
                }
            }

            Report($"false takeovers: {stage.FalseTakeovers}");
        }

        foreach (var kind in moments.GroupBy(moment => moment.Fault).OrderBy(kind => kind.Key))
        {
            Report($"{kind.Key}", [.. kind]);
        }

        Report("all", moments);
        Assert.Equal(0, moments.Sum(moment => moment.Launched));
    }

    private static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static void Report(string name, IReadOnlyList<Moment> moments)
    {
        double[] gaps = [.. moments.Select(moment => moment.FromFault).Order()];
        Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {gaps.Length} moments, ms from the fault to the first message: p50 {gaps[gaps.Length / 2]:0}, p95 {gaps[(int)(0.95 * (gaps.Length - 1))]:0}, max {gaps[^1]:0}; " +
            $"launched twice {moments.Sum(moment => moment.Launched)}, largest light step {moments.Max(moment => moment.LightJump):0.000}, largest burst {moments.Max(moment => moment.Burst)} of {moments.Max(moment => moment.Messages)} messages, " +
            $"returned messages {moments.Sum(moment => moment.Returned)}, at most {moments.Max(moment => moment.ReturnedFor):0} ms after the return"));
    }
}
