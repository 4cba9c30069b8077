namespace PaintSound.Web.State;

/// <summary>A latest value with its update number.</summary>
/// <param name="Number">The number of the update that set it; 0 for none.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Numbered<T>(long Number, T? Value)
    where T : class
{
    /// <summary>Returns the value if a page has not yet seen it, else null.</summary>
    /// <param name="seen">The number of the last update that the page has received.</param>
    public T? After(long seen) => Number > seen ? Value : null;
}
