using FsCheck.Xunit;
using PaintSound.Core.Vectors;

namespace PaintSound.Core.Tests.Vectors;

public class QuantisedRowsTests
{
    [Property(MaxTest = 200)]
    public void A_distance_is_within_its_bound(int seed)
    {
        var random = new Random(seed);
        var (count, width) = (random.Next(1, 50), random.Next(1, 130));
        var range = MathF.Pow(10, random.Next(-4, 5));
        var offset = random.Next(3) * 100 * range;
        var rows = new ArrayRows<float>(Create(count * width), width);
        var vector = Create(width);
        var quantised = QuantisedRows.Create(rows);
        Assert.Equal(count, quantised.Count);
        Assert.Equal(0, quantised.Stride % QuantisedRows.Alignment);
        var shifted = new float[quantised.Stride];
        quantised.Shift(vector, shifted);
        var distances = new float[count];
        quantised.ComputeDistances(shifted, 0, distances);
        for (var row = 0; row < count; row++)
        {
            var exact = Math.Sqrt(rows.GetRows(row, 1).ToArray().Zip(vector, (a, b) => Math.Pow((double)a - b, 2)).Sum());
            Assert.True(Math.Abs(distances[row] - exact) <= quantised.BoundError(vector), $"{distances[row]} {exact} {quantised.BoundError(vector)}");
        }

        float[] Create(int values) => [.. Enumerable.Range(0, values).Select(_ => offset + (range * ((2 * random.NextSingle()) - 1)))];
    }

    [Fact]
    public void The_error_is_that_of_half_a_step()
    {
        // From 0 to 254 in steps of 1: what lies between two of them is at most half of one away.
        var quantised = QuantisedRows.Create(new ArrayRows<float>([0, 254, 10.5f, 17, 99.25f], 1));
        Assert.Equal(0.5f, quantised.MaxError, 1e-4f);
        Assert.Equal(127, quantised.Offsets[0]);
        Assert.Equal(1, quantised.Scales[0]);
        Assert.Equal([-127, 127], new[] { quantised.GetRows(0, 1)[0], quantised.GetRows(1, 1)[0] }.Select(value => (int)value));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_has_no_bound(float value) =>
        Assert.Equal(float.PositiveInfinity, QuantisedRows.Create(new ArrayRows<float>([1, 2, value, 4], 2)).MaxError);

    [Fact]
    public void Equal_values_have_no_error()
    {
        var quantised = QuantisedRows.Create(new ArrayRows<float>([3, 3, 3], 1));
        Assert.Equal(0, quantised.MaxError);
        Assert.Equal(0, QuantisedRows.Create(new ArrayRows<float>([], 4)).MaxError);
    }

    [Property(MaxTest = 100)]
    public void A_rectified_dot_is_the_sum_of_its_terms(int seed)
    {
        var random = new Random(seed);
        var stride = QuantisedRows.Alignment * random.Next(1, 5);
        float[] vector = [.. Enumerable.Range(0, stride).Select(_ => (200 * random.NextSingle()) - 100)];
        float[] weights = [.. Enumerable.Range(0, stride).Select(_ => random.NextSingle() - 0.5f)];
        sbyte[] rows = [.. Enumerable.Range(0, 3 * stride).Select(_ => (sbyte)random.Next(-127, 128))];
        var sums = new float[3];
        QuantisedKernels.ComputeRectifiedDots(vector, weights, rows, sums);
        for (var row = 0; row < 3; row++)
        {
            var expected = Enumerable.Range(0, stride).Sum(i => weights[i] * Math.Max(0.0, vector[i] + rows[(row * stride) + i]));
            Assert.Equal(expected, sums[row], 1e-2);
        }
    }
}
