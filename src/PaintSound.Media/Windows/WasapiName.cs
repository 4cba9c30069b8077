namespace PaintSound.Media.Windows;

/// <summary>The schemes of device names that WASAPI captures.</summary>
internal static class WasapiName
{
    /// <summary>An input: a microphone or an interface. After the colon: its name in Windows' sound settings, its id, or "default".</summary>
    public const string Input = "wasapi";

    /// <summary>The sound of an output.</summary>
    public const string Output = "wasapi-output";

    /// <summary>The sound of one program. After the colon: its file name or a word of it.</summary>
    public const string Program = "wasapi-app";

    /// <summary>The default input or output. PaintSound follows it if it changes.</summary>
    public const string Default = "default";

    /// <summary>All schemes, the preferred one first.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [Input, Output, Program];
}
