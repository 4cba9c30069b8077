namespace PaintSound.Core.Vectors;

/// <summary>Rows of equal width that follow one another, in memory or in a file that is mapped into it. Thread-safe.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public interface IRows<T>
    where T : unmanaged
{
    /// <summary>The number of rows.</summary>
    int Count { get; }

    /// <summary>The number of values of a row.</summary>
    int Width { get; }

    /// <summary>Returns rows that follow one another. Valid as long as the object.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many. Together they must have fewer than 2^31 values, which a library can exceed.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    ReadOnlySpan<T> GetRows(int first, int count);
}
