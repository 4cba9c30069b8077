namespace PaintSound.Core.Vectors;

/// <summary>Rows in an array.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="values">The values, row after row. They are not copied.</param>
/// <param name="width">Values of a row.</param>
public sealed class ArrayRows<T>(T[] values, int width) : IRows<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public int Count { get; } = width == 0 ? 0 : values.Length / width;

    /// <inheritdoc/>
    public int Width => width;

    /// <inheritdoc/>
    public ReadOnlySpan<T> GetRows(int first, int count) => values.AsSpan(first * width, count * width);
}
