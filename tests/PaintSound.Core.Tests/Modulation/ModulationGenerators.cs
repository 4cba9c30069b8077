using FsCheck;
using FsCheck.Fluent;
using PaintSound.Core.Modulation;

namespace PaintSound.Core.Tests.Modulation;

/// <summary>Generates any modulation curve that a show can define, and any source value.</summary>
internal static class ModulationGenerators
{
    public static Gen<double> Numbers { get; } = Gen.Choose(-1000, 2000).Select(n => n / 1000.0);

    public static Gen<ModulationCurve> Curves { get; } =
        from to in Gen.Elements(0.5, 1, 8)
        from invert in Gen.Elements(true, false)
        from exponent in Gen.Elements(0.1, 0.5, 1, 2, 10)
        from attack in Seconds
        from release in Seconds
        from quantise in Gen.Elements(0, 2, 3, 10)
        from low in Share
        from high in Share
        select new ModulationCurve
        {
            To = to, Invert = invert, Exponent = exponent, Attack = attack, Release = release, Quantise = quantise, Low = low, High = high,
        };

    private static Gen<TimeSpan> Seconds => Gen.Elements(0, 0.05, 0.3, 2).Select(TimeSpan.FromSeconds);

    private static Gen<double> Share => Gen.Choose(0, 10).Select(n => n / 10.0);
}
