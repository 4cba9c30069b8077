using System.Text.RegularExpressions;

namespace PaintSound.Worker.Tests.Docs;

public partial class LinkTests
{
    [Fact]
    public void Every_link_between_the_documents_has_a_target()
    {
        var files = Repository.MarkdownFiles();
        Assert.Contains("docs/osc.md", files);
        var links = files.SelectMany(file => Link().Matches(WithoutCode(Repository.Read(file))).Select(link => (File: file, Target: link.Groups["target"].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(links);
        Assert.Empty(links.Where(link => !HasTarget(link.File, link.Target)).Select(link => $"{link.File}: {link.Target}"));
    }

    [Fact]
    public void The_README_has_at_most_8_KB() => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "README.md")).Length, 1, 8192);

    private static bool HasTarget(string file, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, parts[0]);
        var full = Path.Combine(Repository.Root, path);
        return parts.Length == 1
            ? File.Exists(full) || Directory.Exists(full)
            : File.Exists(full) && Heading().Matches(WithoutCode(Repository.Read(path))).Any(heading => Anchor(heading.Groups["text"].Value) == parts[1]);
    }

    // The anchor that GitHub gives a heading: lower case, spaces become hyphens, punctuation is removed.
    private static string Anchor(string heading) => new(
    [
        .. heading.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_').Select(letter => letter == ' ' ? '-' : letter),
    ]);

    private static string WithoutCode(string markdown) => Code().Replace(markdown, string.Empty);

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
