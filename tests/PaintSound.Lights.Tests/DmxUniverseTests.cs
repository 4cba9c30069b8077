using FsCheck;
using FsCheck.Xunit;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Tests;

public class DmxUniverseTests
{
    private readonly DmxUniverse _universe = new();

    private byte[] Levels
    {
        get
        {
            var levels = new byte[DmxUniverse.Channels];
            _universe.Take(levels);
            return levels;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 255)]
    [InlineData(0.5, 128)]
    [InlineData(-3, 0)]
    [InlineData(7, 255)]
    [InlineData(double.NaN, 0)]
    public void Eight_bits(double value, int level)
    {
        _universe.Set(512, isFine: false, value);
        Assert.Equal(level, Levels[511]);
        Assert.All(Levels[..511], other => Assert.Equal(0, other));
    }

    [Property]
    public void Sixteen_bits_have_the_coarse_part_first_and_err_by_half_a_step(ushort steps, byte part)
    {
        var value = Math.Min(1, (steps + (part / 256.0)) / ushort.MaxValue);
        _universe.Set(10, isFine: true, value);
        Assert.InRange(((Levels[9] << 8) | Levels[10]) - (value * ushort.MaxValue), -0.5, 0.5);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(513, false)]
    [InlineData(512, true)]
    public void A_channel_outside_the_universe_is_refused(int channel, bool isFine) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _universe.Set(channel, isFine, 0));

    [Fact]
    public void Tells_once_that_a_level_changed()
    {
        var levels = new byte[DmxUniverse.Channels];
        Assert.True(_universe.Take(levels));
        Assert.False(_universe.Take(levels));
        _universe.Set(1, isFine: false, 0);
        Assert.False(_universe.Take(levels));
        _universe.Set(1, isFine: false, 1);
        Assert.True(_universe.Take(levels));
        Assert.False(_universe.Take(levels));
    }

    [Fact]
    public void Targets_move_their_channels_only_and_go_back_to_rest()
    {
        var id = new UniverseId(LightProtocol.Sacn, 3);
        var warm = new DmxModulationTarget(id, _universe, [1, 5], isFine: false, rest: 0.2);
        var fine = new DmxModulationTarget(id, _universe, [2], isFine: true, rest: 1);
        Assert.Equal([51, 255, 255, 0, 51], Levels[..5]);
        warm.SetValue(1);
        fine.SetValue(0);
        Assert.Equal([255, 0, 0, 0, 255], Levels[..5]);
        _universe.MoveToRest();
        Assert.Equal([51, 255, 255, 0, 51], Levels[..5]);
        _universe.Clear();
        Assert.All(Levels, level => Assert.Equal(0, level));
        Assert.Equal("sACN universe 3 channel 1, 5", warm.Name);
        Assert.Equal((1 / 255.0, 1 / 65535.0), (warm.Step, fine.Step));
    }
}
