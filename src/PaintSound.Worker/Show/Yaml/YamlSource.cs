using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show.Yaml;

/// <summary>Parses YAML that a person, or anything else, wrote. Stateless.</summary>
internal static class YamlSource
{
    // The tree is built and read by recursion. A show file needs five levels.
    private const int MaxDepth = 64;

    /// <summary>Parses a text.</summary>
    /// <exception cref="YamlException">The text is not YAML, or has more than 64 levels.</exception>
    public static YamlStream Load(string text)
    {
        CheckDepth(text);
        YamlStream yaml = new();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The library throws these, without a place, for an alias where none can stand.
            throw new YamlException(Mark.Empty, Mark.Empty, "it contains an alias (*) in a place where none can stand", e);
        }

        return yaml;
    }

    /// <summary>Checks that the whole text can be parsed, and that no recursion over it is too deep.</summary>
    /// <exception cref="YamlException">The text is not YAML, or has more than 64 levels.</exception>
    public static void CheckDepth(string text)
    {
        Parser parser = new(new StringReader(text));
        try
        {
            for (var depth = 0; parser.MoveNext();)
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > MaxDepth)
                {
                    throw new YamlException(parser.Current.Start, parser.Current.End, $"it has more than {MaxDepth} levels");
                }
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The library throws these, without a place, for some line separators of Unicode and for an empty tag (!<>).
            throw new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "it contains a character or a tag (!) that cannot stand there", e);
        }
    }
}
