namespace PaintSound.Media.Windows;

/// <summary>The schemes by which a show file names sound that WASAPI captures.</summary>
internal static class WasapiName
{
    /// <summary>An input: a microphone or an interface. Behind the colon its name in Windows' sound settings, its id, or "default".</summary>
    public const string Input = "wasapi";

    /// <summary>What an output plays.</summary>
    public const string Output = "wasapi-output";

    /// <summary>What one program plays. Behind the colon the name of its file, or a word of it.</summary>
    public const string Program = "wasapi-app";

    /// <summary>The default input or output, followed when it changes.</summary>
    public const string Default = "default";

    /// <summary>All schemes, the preferred first.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [Input, Output, Program];
}
