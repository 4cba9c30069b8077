using PaintSound.Core.Choosing;

namespace PaintSound.Session.Tests.Simulation;

/// <summary>Selections whose works are numbered.</summary>
internal static class Selections
{
    public static FollowedSelection Excerpt(string work, TimeSpan at) => new(at, work, 4, 0.2f, 1.5f, false, 100, 10, 3, 1, null);

    /// <summary>Lets a host select every few seconds, until it is told to end.</summary>
    public static void SelectUntil(this SimulatedWorld world, SimulatedSite host, TimeSpan end, Random random, List<string> made, List<TimeSpan>? times = null, string prefix = "w")
    {
        if (world.Now >= end)
        {
            return;
        }

        world.Schedule(world.Now + TimeSpan.FromSeconds(2 + (6 * random.NextDouble())), () =>
        {
            if (world.Now < end)
            {
                made.Add($"{prefix}{made.Count}");
                times?.Add(world.Now);
                host.Site.Publish(Excerpt(made[^1], world.Now));
                world.SelectUntil(host, end, random, made, times, prefix);
            }
        });
    }
}
