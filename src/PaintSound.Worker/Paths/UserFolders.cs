using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Paths;

/// <summary>The folders of the user in which a performance keeps files between shows. They may not exist yet. Tests use their own.</summary>
/// <param name="Configuration">What stays for ever: the identity of this computer for sACN, the keys of the pages.</param>
/// <param name="State">What a show that crashed leaves to the next one: values to give back to Live and to the camera. Log files are here by default.</param>
/// <param name="Takes">The recorded performances, if the show names no other folder.</param>
internal sealed record UserFolders(string Configuration, string State, string Takes)
{
    /// <summary>The standard folders of the operating system.</summary>
    public static UserFolders Default { get; } = new(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound"),
        LogFolder.Default,
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound", "takes"));

    /// <summary>The file with the CID of sACN.</summary>
    public string ComponentIdFile => Path.Combine(Configuration, "sacn-component");

    /// <summary>The file with the keys of the pages.</summary>
    public string TokenFile => Path.Combine(Configuration, "page-tokens");

    /// <summary>The folder with the keys of sessions that this computer hosts.</summary>
    public string SessionFolder => Path.Combine(Configuration, "session");
}
