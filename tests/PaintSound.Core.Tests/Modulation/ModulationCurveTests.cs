using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Modulation;

namespace PaintSound.Core.Tests.Modulation;

public class ModulationCurveTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0.25)]
    [InlineData(6, 0.5)]
    [InlineData(10, 1)]
    [InlineData(99, 1)]
    [InlineData(double.NaN, 0)]
    public void The_span_of_the_source_becomes_0_to_1(double source, double share) =>
        Assert.Equal(share, new ModulationCurve { From = 2, To = 10 }.Bend(source), 12);

    [Fact]
    public void It_is_turned_over_before_it_is_bent() =>
        Assert.Equal(0.5625, new ModulationCurve { Invert = true, Exponent = 2 }.Bend(0.25), 12);

    [Theory]
    [InlineData(0, 0, 0.8)]
    [InlineData(0.24, 0, 0.8)]
    [InlineData(0.26, 0.5, 0.5)]
    [InlineData(0.74, 0.5, 0.5)]
    [InlineData(0.76, 1, 0.2)]
    public void Steps_are_even_and_the_range_may_go_down(double share, double step, double place)
    {
        Assert.Equal(step, new ModulationCurve { Quantise = 3 }.Place(share), 12);
        Assert.Equal(place, new ModulationCurve { Quantise = 3, Low = 0.8, High = 0.2 }.Place(share), 12);
    }

    [Fact]
    public void Nine_tenths_of_a_jump_are_covered_in_the_time_given()
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(1), Release = TimeSpan.FromSeconds(2) };
        Assert.Equal(0.9, curve.Follow(rising: true, TimeSpan.FromSeconds(1)), 12);
        Assert.Equal(0.9, curve.Follow(rising: false, TimeSpan.FromSeconds(2)), 12);
        Assert.Equal(0, curve.Follow(rising: true, TimeSpan.Zero));
        Assert.Equal(1, new ModulationCurve().Follow(rising: true, TimeSpan.Zero));
    }

    [Property]
    public Property More_of_the_source_never_means_less_unless_turned_over() => Prop.ForAll(
        Modulations.Curves.ToArbitrary(),
        Modulations.Numbers.Two().ToArbitrary(),
        (curve, two) => curve.Bend(Math.Min(two.Item1, two.Item2)).CompareTo(curve.Bend(Math.Max(two.Item1, two.Item2)))
            is var order && (order == 0 || order > 0 == curve.Invert));

    [Property]
    public Property The_target_stays_in_its_range() => Prop.ForAll(
        Modulations.Curves.ToArbitrary(),
        Modulations.Numbers.ToArbitrary(),
        (curve, number) => curve.Place(curve.Bend(number)) is var place
            && place >= Math.Min(curve.Low, curve.High) - 1e-12 && place <= Math.Max(curve.Low, curve.High) + 1e-12);
}
