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
    public void The_source_range_maps_to_0_to_1(double source, double share) =>
        Assert.Equal(share, new ModulationCurve { From = 2, To = 10 }.Shape(source), 12);

    [Fact]
    public void Inverts_before_applying_the_exponent() =>
        Assert.Equal(0.5625, new ModulationCurve { Invert = true, Exponent = 2 }.Shape(0.25), 12);

    [Theory]
    [InlineData(0, 0, 0.8)]
    [InlineData(0.24, 0, 0.8)]
    [InlineData(0.26, 0.5, 0.5)]
    [InlineData(0.74, 0.5, 0.5)]
    [InlineData(0.76, 1, 0.2)]
    public void Steps_are_even_and_the_range_can_go_down(double share, double step, double position)
    {
        Assert.Equal(step, new ModulationCurve { Quantise = 3 }.ToTarget(share), 12);
        Assert.Equal(position, new ModulationCurve { Quantise = 3, Low = 0.8, High = 0.2 }.ToTarget(share), 12);
    }

    [Fact]
    public void Attack_and_release_cover_90_percent_of_a_jump()
    {
        var curve = new ModulationCurve { Attack = TimeSpan.FromSeconds(1), Release = TimeSpan.FromSeconds(2) };
        Assert.Equal(0.9, curve.GetSmoothingShare(rising: true, TimeSpan.FromSeconds(1)), 12);
        Assert.Equal(0.9, curve.GetSmoothingShare(rising: false, TimeSpan.FromSeconds(2)), 12);
        Assert.Equal(0, curve.GetSmoothingShare(rising: true, TimeSpan.Zero));
        Assert.Equal(1, new ModulationCurve().GetSmoothingShare(rising: true, TimeSpan.Zero));
    }

    [Property]
    public Property The_curve_is_monotone() => Prop.ForAll(
        ModulationGenerators.Curves.ToArbitrary(),
        ModulationGenerators.Numbers.Two().ToArbitrary(),
        (curve, two) => curve.Shape(Math.Min(two.Item1, two.Item2)).CompareTo(curve.Shape(Math.Max(two.Item1, two.Item2)))
            is var order && (order == 0 || order > 0 == curve.Invert));

    [Property]
    public Property The_target_stays_in_its_range() => Prop.ForAll(
        ModulationGenerators.Curves.ToArbitrary(),
        ModulationGenerators.Numbers.ToArbitrary(),
        (curve, number) => curve.ToTarget(curve.Shape(number)) is var position
            && position >= Math.Min(curve.Low, curve.High) - 1e-12 && position <= Math.Max(curve.Low, curve.High) + 1e-12);
}
