using PaintSound.Core.Congruity;

namespace PaintSound.Core.Tests.Choosing;

public class MeanCongruityTests
{
    [Fact]
    public void Only_reliable_values_count()
    {
        Assert.Null(new MeanCongruity().Value);
        Assert.Null(MeanCongruity.Of([Create(0.9f, CongruityReliability.TooLittlePaint)]).Value);
        Assert.Equal(0.4, MeanCongruity.Of([Create(0.3f), Create(1, CongruityReliability.SteadySound), Create(0.5f)]).Value!.Value, 6);
    }

    private static CongruityReading Create(float value, CongruityReliability reliability = CongruityReliability.Reliable) => new(value, value, 1, reliability);
}
