using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Signal;
using PaintSound.Core.Tests.Signal;

namespace PaintSound.Core.Tests.Choosing.Rule;

public class MusicQualityMeterTests
{
    [Fact]
    public void Silence_has_no_activity_and_no_dynamics() =>
        Assert.Equal(new MusicQualities(PowerCentroid.SilenceHz, -120, 0, 0), Measure(_ => 0, levelDb: -120));

    [Fact]
    public void Busy_music_has_more_activity_than_calm_music() =>
        Assert.True(Measure(t => Notes(t, 8)).Activity > 2 * Measure(t => Notes(t, 1)).Activity);

    [Fact]
    public void High_music_has_a_higher_centroid() =>
        Assert.True(Measure(t => Math.Sin(2 * Math.PI * 2000 * t)).CentroidHz > 4 * Measure(t => Math.Sin(2 * Math.PI * 200 * t)).CentroidHz);

    [Fact]
    public void Dynamics_are_the_range_of_levels() =>
        Assert.Equal(20, Measure(t => (t < 2 ? 0.5 : 0.05) * Math.Sin(2 * Math.PI * 440 * t)).DynamicsDb, 1);

    private static double Notes(double t, int rate) => 0.5 * Math.Exp(-6 * rate * (t % (1.0 / rate))) * Math.Sin(2 * Math.PI * 600 * t);

    private static MusicQualities Measure(Func<double, double> sample, float levelDb = -20) =>
        new MusicQualityMeter(MelSamples.Settings).Measure(MelSamples.Of(sample), levelDb);
}
