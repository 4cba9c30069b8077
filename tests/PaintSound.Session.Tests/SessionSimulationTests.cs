using PaintSound.Session.Access;
using PaintSound.Session.Limits;
using PaintSound.Session.Tests.Simulation;

namespace PaintSound.Session.Tests;

public sealed class SessionSimulationTests
{
    private static readonly TimeSpan MaxConvergence = TimeSpan.FromSeconds(2);

    // Of the hub: the time in which it notices that a site or the host is gone or there again.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(250)]
    public void Decisions_of_thirty_minutes_are_identical_at_all_sites_and_no_later_than_the_line(int delayMs)
    {
        SimulatedWorld world = new();
        SimulatedHub hub = new(world);
        SimulatedSite host = new(world, hub, SessionRole.Host, LineShape.Local, 1);
        SimulatedSite composer = new(world, hub, SessionRole.Composer, LineShape.Of(delayMs), 10, TimeSpan.FromMinutes(2), 20e-6);
        SimulatedSite audience = new(world, hub, SessionRole.Audience, LineShape.Of(delayMs), 20, TimeSpan.FromMinutes(-2), -20e-6);
        world.RunUntil(TimeSpan.FromSeconds(2));
        List<string> made = [];
        List<TimeSpan> times = [];
        world.SelectUntil(host, TimeSpan.FromMinutes(30), new Random(5), made, times);
        world.RunUntil(TimeSpan.FromMinutes(30) + Settling);
        Assert.True(made.Count > 250);
        foreach (var site in new[] { composer, audience })
        {
            Assert.Equal(made, site.Taken);
            Assert.Equal(made, site.Acted.Select(acted => acted.Work));
            var added = site.Acted.Select((act, i) => (act.At - times[i] - site.LineDelays[act.Work]).TotalMilliseconds).Order().ToArray();
            Assert.InRange(added[added.Length * 95 / 100], 0, 20);
        }

        Assert.Equal(0, hub.State.Refusals.Total);
    }

    [Fact]
    public void After_a_hundred_cuts_all_converge_soon_and_nothing_is_acted_upon_twice()
    {
        Random random = new(7);
        for (var cut = 0; cut < 100; cut++)
        {
            SimulatedWorld world = new();
            SimulatedHub hub = new(world);
            SimulatedSite host = new(world, hub, SessionRole.Host, LineShape.Local, cut);
            var (composer, line) = CreateComposer(world, hub, cut);
            List<string> made = [];
            world.RunUntil(TimeSpan.FromSeconds(2));
            world.SelectUntil(host, TimeSpan.FromHours(1), random, made);
            world.RunUntil(TimeSpan.FromSeconds(10 + (20 * random.NextDouble())));
            Assert.True(composer.Site.IsTogether);
            var before = composer.Acted.Count;
            composer.IsCut = true;
            var length = TimeSpan.FromSeconds(new[] { 1, 10, 60 }[cut % 3]);
            world.RunUntil(world.Now + length);
            Assert.Equal(length < TimeSpan.FromSeconds(3), composer.Site.IsTogether);
            composer.IsCut = false;
            var back = world.Now;
            var acted = composer.Acted.Count;

            // 100 % of what was decided until the line came back is there within the time.
            var promised = made.Count;
            world.RunUntil(back + GetMaxConvergence(line));
            Assert.True(composer.Taken.Count >= promised && composer.Taken.SequenceEqual(made.Take(composer.Taken.Count)), $"cut {cut} of {length}: {composer.Taken.Count} of {promised}");
            Assert.True(composer.Site.IsTogether, $"cut {cut} of {length}");

            // No burst: what was missed is one act, and then those that are new.
            var missed = promised - before;
            Assert.True(length < TimeSpan.FromSeconds(3) || composer.Acted.Count - acted <= 1 + made.Count - promised, $"cut {cut}: {missed} missed, {composer.Acted.Count - acted} acts");
            Assert.Equal(composer.Acted.Count, composer.Acted.Select(act => act.Work).Distinct().Count());
        }
    }

    [Fact]
    public void A_site_that_is_killed_and_started_again_knows_what_it_missed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            SimulatedWorld world = new();
            SimulatedHub hub = new(world);
            SimulatedSite host = new(world, hub, SessionRole.Host, LineShape.Local, seed);
            var (composer, line) = CreateComposer(world, hub, seed);
            List<string> made = [];
            world.SelectUntil(host, TimeSpan.FromHours(1), new Random(seed), made);
            world.RunUntil(TimeSpan.FromSeconds(20));
            composer.Kill();
            world.RunUntil(TimeSpan.FromSeconds(40));
            var (again, _) = CreateComposer(world, hub, seed + 3);
            var promised = made.Count;
            world.RunUntil(world.Now + GetMaxConvergence(line));
            Assert.True(again.Taken.Count >= promised && again.Taken.SequenceEqual(made.Take(again.Taken.Count)));
            Assert.True(again.Acted.Count <= 1 + made.Count - promised);
        }
    }

    [Fact]
    public void After_a_host_is_killed_and_started_again_its_new_decisions_count()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            SimulatedWorld world = new();
            SimulatedHub hub = new(world);
            SimulatedSite host = new(world, hub, SessionRole.Host, LineShape.Local, seed);
            var (composer, _) = CreateComposer(world, hub, seed);
            List<string> made = [], later = [];
            world.SelectUntil(host, TimeSpan.FromSeconds(20), new Random(seed), made);
            world.RunUntil(TimeSpan.FromSeconds(21));
            host.Kill();
            hub.Kill();
            world.RunUntil(TimeSpan.FromSeconds(26));
            Assert.False(composer.Site.IsTogether);
            hub.Restart();
            SimulatedSite next = new(world, hub, SessionRole.Host, LineShape.Local, seed);
            world.SelectUntil(next, TimeSpan.FromSeconds(60), new Random(seed + 1), later, prefix: "later");
            world.RunUntil(TimeSpan.FromSeconds(70));
            Assert.True(composer.Site.IsTogether);
            Assert.Equal([.. made, .. later], composer.Taken);
            Assert.Equal(composer.Acted.Count, composer.Acted.Select(act => act.Work).Distinct().Count());
        }
    }

    [Fact]
    public void A_relay_that_is_killed_and_started_again_gets_everything_from_the_host()
    {
        SimulatedWorld world = new();
        SimulatedHub relay = new(world);
        SimulatedSite host = new(world, relay, SessionRole.Host, LineShape.Of(30), 1);
        SimulatedSite composer = new(world, relay, SessionRole.Composer, LineShape.Of(30), 10);
        List<string> made = [];
        world.RunUntil(TimeSpan.FromSeconds(3));
        world.SelectUntil(host, TimeSpan.FromSeconds(80), new Random(5), made);
        world.RunUntil(TimeSpan.FromSeconds(40));
        relay.Kill();
        world.RunUntil(TimeSpan.FromSeconds(50));
        relay.Restart();
        world.RunUntil(TimeSpan.FromSeconds(90));
        Assert.Equal(made, composer.Taken);
        Assert.Equal(relay.State.Last, host.Site.Last);
        Assert.Equal(composer.Acted.Count, composer.Acted.Select(act => act.Work).Distinct().Count());
        Assert.Equal(0, relay.State.Refusals[RefusalKind.Repeated]);
    }

    [Fact]
    public void With_equal_delay_all_sites_act_at_the_same_time()
    {
        SimulatedWorld world = new();
        SimulatedHub hub = new(world);
        SimulatedSite host = new(world, hub, SessionRole.Host, LineShape.Local, 1);
        SimulatedSite near = new(world, hub, SessionRole.Composer, LineShape.Of(30, loss: 0), 10, TimeSpan.FromMinutes(2), 20e-6);
        SimulatedSite far = new(world, hub, SessionRole.Audience, LineShape.Of(250, loss: 0), 20, TimeSpan.FromMinutes(-2), -20e-6);
        host.Site.HasEqualDelay = true;
        world.RunUntil(TimeSpan.FromSeconds(30));
        Assert.InRange(host.Site.Delay.TotalMilliseconds, 270, 330);
        List<string> made = [];
        world.SelectUntil(host, TimeSpan.FromMinutes(5), new Random(5), made);
        world.RunUntil(TimeSpan.FromMinutes(5) + Settling);
        Assert.True(made.Count > 30);
        Assert.Equal(made.Count, near.Acted.Count);

        // The bound of both clocks, and a timer that fires a little late.
        Assert.All(near.Acted.Zip(far.Acted), pair => Assert.InRange((pair.First.At - pair.Second.At).TotalMilliseconds, -15, 15));
    }

    [Fact]
    public void While_the_host_is_cut_off_from_a_relay_the_sites_are_apart()
    {
        SimulatedWorld world = new();
        SimulatedHub relay = new(world);
        SimulatedSite host = new(world, relay, SessionRole.Host, LineShape.Of(30), 1);
        SimulatedSite composer = new(world, relay, SessionRole.Composer, LineShape.Of(30), 10);
        world.RunUntil(TimeSpan.FromSeconds(10));
        Assert.True(host.Site.IsTogether && composer.Site.IsTogether);
        host.IsCut = true;
        world.RunUntil(TimeSpan.FromSeconds(13));
        Assert.False(host.Site.IsTogether || composer.Site.IsTogether);
        host.IsCut = false;
        world.RunUntil(TimeSpan.FromSeconds(15));
        Assert.True(host.Site.IsTogether && composer.Site.IsTogether);
    }

    // A new connection takes four round trips: on a line with 250 ms one way these alone are 2 s, and a packet that is lost meanwhile costs another one and a half.
    private static TimeSpan GetMaxConvergence(LineShape line) => line.Delay < TimeSpan.FromMilliseconds(200) ? MaxConvergence : (11 * line.Delay) + TimeSpan.FromSeconds(0.5);

    private static (SimulatedSite Site, LineShape Line) CreateComposer(SimulatedWorld world, SimulatedHub hub, int seed)
    {
        var line = LineShape.Of(new[] { 30, 100, 250 }[seed % 3]);
        return (new SimulatedSite(world, hub, SessionRole.Composer, line, seed + 1000, TimeSpan.FromMinutes(seed), 20e-6), line);
    }
}
