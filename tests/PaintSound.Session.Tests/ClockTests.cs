using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Session.Access;
using PaintSound.Session.Clock;
using PaintSound.Session.Tests.Simulation;

namespace PaintSound.Session.Tests;

public sealed class ClockTests
{
    [Theory]
    [InlineData(30, 5)]
    [InlineData(100, 10)]
    [InlineData(250, 10)]
    public void The_error_is_within_its_bound_always_and_the_bound_is_small_soon(int delayMs, double boundMs)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            SimulatedWorld world = new();
            SimulatedHub hub = new(world);
            SimulatedSite site = new(world, hub, SessionRole.Painter, LineShape.Of(delayMs), seed, TimeSpan.FromHours(seed - 5), drift: (seed - 5) * 8e-6);
            var checks = 0;
            world.RunUntil(TimeSpan.FromMinutes(3), () =>
            {
                if (site.Site.Clock.Reading is { } reading)
                {
                    checks++;
                    Assert.True(site.Error!.Value.Duration() <= reading.Bound, $"seed {seed} at {world.Now}: error {site.Error}, bound {reading.Bound}");
                    Assert.True(reading.Bound <= reading.HardBound);
                    Assert.True(world.Now < TimeSpan.FromSeconds(25) || reading.Bound <= TimeSpan.FromMilliseconds(boundMs), $"seed {seed} at {world.Now}: bound {reading.Bound}");
                }
            });
            Assert.True(checks > 10_000);
        }
    }

    [Property(MaxTest = 200)]
    public Property The_hard_bound_holds_on_any_line() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (seed, count) =>
        {
            Random random = new(seed);
            ClockEstimator estimator = new();
            var (there, back, offset) = (random.NextDouble(), random.NextDouble(), random.Next(-1000, 1000));
            for (var i = 0; i < count.Get + 1; i++)
            {
                var asked = TimeSpan.FromSeconds(i * 0.125);
                var received = asked + TimeSpan.FromSeconds(offset + there + (0.1 * random.NextDouble()));
                var returned = received + TimeSpan.FromSeconds(-offset + back + (0.1 * random.NextDouble()));
                estimator.Add(new ClockSample(asked, received, received, returned));
            }

            return Math.Abs(estimator.Reading!.Offset.TotalSeconds - offset) <= estimator.Reading.HardBound.TotalSeconds;
        });

    [Fact]
    public void A_computer_that_slept_measures_anew()
    {
        ClockEstimator estimator = new();
        for (var i = 0; i < 50; i++)
        {
            var offset = i < 40 ? 100 : 160;
            var asked = TimeSpan.FromSeconds(i);
            var received = asked + TimeSpan.FromSeconds(offset + 0.03);
            estimator.Add(new ClockSample(asked, received, received, asked + TimeSpan.FromSeconds(0.06)));
        }

        Assert.Equal(160, estimator.Reading!.Offset.TotalSeconds, 3);
    }

    [Fact]
    public void Samples_that_run_backwards_are_ignored()
    {
        ClockEstimator estimator = new();
        estimator.Add(new ClockSample(TimeSpan.FromSeconds(2), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        estimator.Add(new ClockSample(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1)));
        Assert.Null(estimator.Reading);
    }
}
