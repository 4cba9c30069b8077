namespace PaintSound.Web.State.Dto;

/// <summary>The words that pages get for enum values.</summary>
internal static class Words
{
    /// <summary>Returns the name of a value in lower case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
