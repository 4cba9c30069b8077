using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Modulation;

namespace PaintSound.Core.Tests.Modulation;

public class ModulatorTests
{
    private const double Tick = 0.0125;

    [Fact]
    public void Before_the_source_has_said_anything_nothing_moves()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.01, 100);
        Assert.Empty(Play(modulator, 0, 1));
        modulator.Update(0);
        Assert.Equal([0], Play(modulator, 1, 2).Select(move => move.Value));
    }

    [Fact]
    public void It_moves_only_when_the_target_could_show_the_difference()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.1, 1000);
        var moves = new List<double>();
        for (var i = 0; i <= 100; i++)
        {
            modulator.Update(i / 100.0);
            moves.AddRange(Play(modulator, i * Tick, (i + 1) * Tick).Select(move => move.Value));
        }

        Assert.Equal(11, moves.Count);
        Assert.Equal(moves, moves.Order());
    }

    [Fact]
    public void The_attack_covers_nine_tenths_in_its_time_and_the_release_in_its_own()
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(0.5), Release = TimeSpan.FromSeconds(1) };
        var modulator = new Modulator(curve, 0.001, 1000);
        modulator.Update(1);
        Assert.Equal(0.9, Play(modulator, 0, 0.5 + Tick)[^1].Value, 2);
        Play(modulator, 0.5 + Tick, 5);
        modulator.Update(0);
        Assert.Equal(0.1, Play(modulator, 5, 6)[^1].Value, 2);
    }

    [Fact]
    public void Depth_0_brings_it_back_to_rest_and_depth_a_half_goes_half_way()
    {
        var modulator = new Modulator(new ModulationCurve { Invert = true, Low = 0.2, High = 0.6 }, 0.001, 1000) { Depth = 0.5 };
        modulator.Update(1);
        Assert.Equal(0.4, Play(modulator, 0, 1)[^1].Value, 3);
        modulator.Depth = 0;
        Assert.Equal(0.6, Play(modulator, 1, 2)[^1].Value, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void A_strike_goes_there_and_falls_back_even_where_the_target_may_rarely_move(double attack)
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(attack), Release = TimeSpan.FromSeconds(0.4) };
        var modulator = new Modulator(curve, 0.001, 5);
        modulator.Trigger(0, TimeSpan.Zero);
        Play(modulator, 0, 0.1);
        modulator.Trigger(0.8, TimeSpan.FromSeconds(0.1));
        var moves = Play(modulator, 0.1, 4);
        Assert.InRange(moves.Max(move => move.Value), 0.7, 0.8);
        Assert.True(moves[^1].Value < 0.001);
    }

    [Fact]
    public void A_strike_that_cannot_be_shown_is_not_kept_for_later()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.01, 100) { Depth = 0 };
        modulator.Trigger(1, TimeSpan.Zero);
        Play(modulator, 0, 1);
        modulator.Depth = 1;
        Assert.Empty(Play(modulator, 1, 2));
    }

    [Fact]
    public void An_inverted_strike_pushes_down()
    {
        var modulator = new Modulator(new ModulationCurve { Invert = true, Release = TimeSpan.FromSeconds(0.1) }, 0.01, 1000);
        modulator.Trigger(1, TimeSpan.Zero);
        var moves = Play(modulator, 0, 2);
        Assert.True(moves.Min(move => move.Value) < 0.11);
        Assert.Equal(1, moves[^1].Value, 2);
    }

    [Property]
    public Property It_never_moves_more_often_than_it_may() => Prop.ForAll(
        Modulations.Curves.ToArbitrary(),
        Modulations.Numbers.ArrayOf().ToArbitrary(),
        Gen.Elements(1.0, 7, 30, 1000).ToArbitrary(),
        (curve, numbers, most) =>
        {
            var moves = PlayAll(new Modulator(curve, 0.001, most), numbers);
            return moves.Zip(moves.Skip(1)).All(two => two.Second.At - two.First.At >= TimeSpan.FromSeconds(1 / most));
        });

    [Property]
    public Property It_never_says_the_same_twice_and_never_leaves_its_range() => Prop.ForAll(
        Modulations.Curves.ToArbitrary(),
        Modulations.Numbers.ArrayOf().ToArbitrary(),
        (curve, numbers) =>
        {
            var moves = PlayAll(new Modulator(curve, 0.01, 1000), numbers);
            return moves.Zip(moves.Skip(1)).All(two => two.First.Value != two.Second.Value)
                && moves.All(move => move.Value > Math.Min(curve.Low, curve.High) - 1e-9 && move.Value < Math.Max(curve.Low, curve.High) + 1e-9);
        });

    [Property]
    public Property A_steady_source_brings_it_where_it_belongs_and_then_it_rests() => Prop.ForAll(
        Modulations.Curves.Where(curve => curve.Quantise == 0).ToArbitrary(),
        Modulations.Numbers.NonEmptyListOf().ToArbitrary(),
        (curve, numbers) =>
        {
            var modulator = new Modulator(curve, 0.01, 40);
            var moves = PlayAll(modulator, [.. numbers]);
            var end = numbers.Count * Tick;
            moves.AddRange(Play(modulator, end, end + 10));
            return Math.Abs(moves[^1].Value - curve.Place(curve.Bend(numbers[^1]))) <= 0.01 + 1e-9
                && Play(modulator, end + 10, end + 12).Count == 0;
        });

    private static List<(TimeSpan At, double Value)> PlayAll(Modulator modulator, double[] numbers)
    {
        var moves = new List<(TimeSpan, double)>();
        for (var i = 0; i < numbers.Length; i++)
        {
            modulator.Update(numbers[i]);
            moves.AddRange(Play(modulator, i * Tick, (i + 1) * Tick));
        }

        return moves;
    }

    /// <summary>Ticks as the brush's columns come, from the first time to just before the second.</summary>
    private static List<(TimeSpan At, double Value)> Play(Modulator modulator, double from, double to)
    {
        var moves = new List<(TimeSpan, double)>();
        for (var tick = (int)Math.Round(from / Tick); tick < (int)Math.Round(to / Tick); tick++)
        {
            var now = TimeSpan.FromSeconds(tick * Tick);
            if (modulator.TryMove(now, out var value))
            {
                moves.Add((now, value));
            }
        }

        return moves;
    }
}
