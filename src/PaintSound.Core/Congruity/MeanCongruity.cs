namespace PaintSound.Core.Congruity;

/// <summary>The mean congruity of a performance. It counts the reliable values only. Not thread-safe.</summary>
public sealed class MeanCongruity
{
    private double _sum;
    private int _count;

    /// <summary>The mean of the reliable values, 0 apart ... 1 together; null if no value was reliable.</summary>
    public double? Value => _count == 0 ? null : _sum / _count;

    /// <summary>Returns the mean of values.</summary>
    public static MeanCongruity Of(IEnumerable<CongruityReading> readings)
    {
        MeanCongruity mean = new();
        foreach (var reading in readings)
        {
            mean.Add(reading);
        }

        return mean;
    }

    /// <summary>Adds a value.</summary>
    public void Add(CongruityReading reading)
    {
        if (reading.Reliability == CongruityReliability.Reliable)
        {
            _sum += reading.Value;
            _count++;
        }
    }
}
