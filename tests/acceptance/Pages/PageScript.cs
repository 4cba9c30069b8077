namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Reads the scripts that run inside a page, from the folder scripts.</summary>
internal static class PageScript
{
    /// <summary>Returns the text of a script.</summary>
    /// <param name="name">The file name without extension.</param>
    public static string Read(string name)
    {
        using var script = new StreamReader(typeof(PageScript).Assembly.GetManifestResourceStream($"{name}.js")
            ?? throw new ArgumentException($"There is no script {name}.js.", nameof(name)));
        return script.ReadToEnd();
    }
}
