using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Modulation;

namespace PaintSound.Core.Tests.Modulation;

public class ModulatorTests
{
    private const double Tick = 0.0125;

    [Fact]
    public void Does_not_move_before_the_first_source_value()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.01, 100);
        Assert.Empty(GetMoves(modulator, 0, 1));
        modulator.Update(0);
        Assert.Equal([0], GetMoves(modulator, 1, 2).Select(move => move.Value));
    }

    [Fact]
    public void Continues_from_the_position_of_another_worker_without_a_jump()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.001, 1000);
        modulator.Update(1);
        modulator.TryMove(TimeSpan.Zero, out _);
        modulator.ContinueFrom(0.2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        var moves = GetMoves(modulator, 1, 4).Select(move => move.Value).ToArray();
        Assert.Equal(0.2, moves[0], 2);
        Assert.Equal(1, moves[^1], 9);
        Assert.All(moves.Zip(moves.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 0.01));
    }

    [Fact]
    public void A_quantised_target_takes_its_own_position_at_once()
    {
        var modulator = new Modulator(new ModulationCurve { Quantise = 3 }, 0.001, 1000);
        modulator.Update(1);
        modulator.ContinueFrom(0.5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal([1], GetMoves(modulator, 1, 4).Select(move => move.Value));
    }

    [Fact]
    public void Moves_only_by_at_least_one_step_of_the_target()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.1, 1000);
        var moves = new List<double>();
        for (var i = 0; i <= 100; i++)
        {
            modulator.Update(i / 100.0);
            moves.AddRange(GetMoves(modulator, i * Tick, (i + 1) * Tick).Select(move => move.Value));
        }

        Assert.Equal(11, moves.Count);
        Assert.Equal(moves, moves.Order());
    }

    [Fact]
    public void Attack_and_release_cover_90_percent_in_their_time()
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(0.5), Release = TimeSpan.FromSeconds(1) };
        var modulator = new Modulator(curve, 0.001, 1000);
        modulator.Update(1);
        Assert.Equal(0.9, GetMoves(modulator, 0, 0.5 + Tick)[^1].Value, 2);
        GetMoves(modulator, 0.5 + Tick, 5);
        modulator.Update(0);
        Assert.Equal(0.1, GetMoves(modulator, 5, 6)[^1].Value, 2);
    }

    [Fact]
    public void Depth_0_returns_to_the_initial_position_and_depth_0_5_goes_half_way()
    {
        var modulator = new Modulator(new ModulationCurve { Invert = true, Low = 0.2, High = 0.6 }, 0.001, 1000) { Depth = 0.5 };
        modulator.Update(1);
        Assert.Equal(0.4, GetMoves(modulator, 0, 1)[^1].Value, 3);
        modulator.Depth = 0;
        Assert.Equal(0.6, GetMoves(modulator, 1, 2)[^1].Value, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void An_impulse_rises_and_falls_back_even_if_the_target_rarely_moves(double attack)
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(attack), Release = TimeSpan.FromSeconds(0.4) };
        var modulator = new Modulator(curve, 0.001, 5);
        modulator.Trigger(0, TimeSpan.Zero);
        GetMoves(modulator, 0, 0.1);
        modulator.Trigger(0.8, TimeSpan.FromSeconds(0.1));
        var moves = GetMoves(modulator, 0.1, 4);
        Assert.InRange(moves.Max(move => move.Value), 0.7, 0.8);
        Assert.True(moves[^1].Value < 0.001);
    }

    [Fact]
    public void An_impulse_at_depth_0_is_not_kept_for_later()
    {
        var modulator = new Modulator(new ModulationCurve(), 0.01, 100) { Depth = 0 };
        modulator.Trigger(1, TimeSpan.Zero);
        GetMoves(modulator, 0, 1);
        modulator.Depth = 1;
        Assert.Empty(GetMoves(modulator, 1, 2));
    }

    [Fact]
    public void An_inverted_impulse_lowers_the_target()
    {
        var modulator = new Modulator(new ModulationCurve { Invert = true, Release = TimeSpan.FromSeconds(0.1) }, 0.01, 1000);
        modulator.Trigger(1, TimeSpan.Zero);
        var moves = GetMoves(modulator, 0, 2);
        Assert.True(moves.Min(move => move.Value) < 0.11);
        Assert.Equal(1, moves[^1].Value, 2);
    }

    [Property]
    public Property Never_moves_more_often_than_the_maximum_rate() => Prop.ForAll(
        ModulationGenerators.Curves.ToArbitrary(),
        ModulationGenerators.Numbers.ArrayOf().ToArbitrary(),
        Gen.Elements(1.0, 7, 30, 1000).ToArbitrary(),
        (curve, numbers, maxPerSecond) =>
        {
            var moves = GetAllMoves(new Modulator(curve, 0.001, maxPerSecond), numbers);
            return moves.Zip(moves.Skip(1)).All(two => two.Second.At - two.First.At >= TimeSpan.FromSeconds(1 / maxPerSecond));
        });

    [Property]
    public Property Never_repeats_a_position_and_never_leaves_the_range() => Prop.ForAll(
        ModulationGenerators.Curves.ToArbitrary(),
        ModulationGenerators.Numbers.ArrayOf().ToArbitrary(),
        (curve, numbers) =>
        {
            var moves = GetAllMoves(new Modulator(curve, 0.01, 1000), numbers);
            return moves.Zip(moves.Skip(1)).All(two => two.First.Value != two.Second.Value)
                && moves.All(move => move.Value > Math.Min(curve.Low, curve.High) - 1e-9 && move.Value < Math.Max(curve.Low, curve.High) + 1e-9);
        });

    [Property]
    public Property A_steady_source_brings_the_target_to_its_position() => Prop.ForAll(
        ModulationGenerators.Curves.Where(curve => curve.Quantise == 0).ToArbitrary(),
        ModulationGenerators.Numbers.NonEmptyListOf().ToArbitrary(),
        (curve, numbers) =>
        {
            var modulator = new Modulator(curve, 0.01, 40);
            var moves = GetAllMoves(modulator, [.. numbers]);
            var end = numbers.Count * Tick;
            moves.AddRange(GetMoves(modulator, end, end + 10));
            return Math.Abs(moves[^1].Value - curve.ToTarget(curve.Shape(numbers[^1]))) <= 0.01 + 1e-9
                && GetMoves(modulator, end + 10, end + 12).Count == 0;
        });

    private static List<(TimeSpan At, double Value)> GetAllMoves(Modulator modulator, double[] numbers)
    {
        var moves = new List<(TimeSpan, double)>();
        for (var i = 0; i < numbers.Length; i++)
        {
            modulator.Update(numbers[i]);
            moves.AddRange(GetMoves(modulator, i * Tick, (i + 1) * Tick));
        }

        return moves;
    }

    /// <summary>Returns the moves at the rate of the brush's columns, from the first time to just before the second.</summary>
    private static List<(TimeSpan At, double Value)> GetMoves(Modulator modulator, double from, double to)
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
