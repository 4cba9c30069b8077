namespace PaintSound.Worker.Paths;

/// <summary>
/// Expands <c>~</c> at the beginning of a path to the user's home folder, as a shell does. A show file never passes a shell, the command
/// prompt of Windows does not expand it, and a shell does not expand it in <c>--library=~/my-library</c> or in quotation marks.
/// </summary>
internal static class HomeFolder
{
    /// <summary>Expands a path. <c>~name</c>, another user's home folder, stays as it is.</summary>
    /// <param name="path">A path as a person writes it.</param>
    public static string Expand(string path) =>
        path == "~" || (path.StartsWith('~') && (path[1] == Path.DirectorySeparatorChar || path[1] == Path.AltDirectorySeparatorChar))
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) + path[1..]
            : path;

    /// <summary>Expands an argument of the command line: a path, or an option with a path behind <c>=</c> or <c>:</c>.</summary>
    /// <param name="argument">An argument. One that is no path never begins with <c>~/</c>.</param>
    public static string ExpandArgument(string argument)
    {
        var start = argument.StartsWith('-') ? argument.AsSpan().IndexOfAny('=', ':') + 1 : 0;
        return start < argument.Length ? argument[..start] + Expand(argument[start..]) : argument;
    }
}
