using PaintSound.Core.Congruity;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;

namespace PaintSound.Web.Tests;

/// <summary>Checks that the operator page has a text for every reliability of congruity.</summary>
public class CongruityScriptTests
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "js", "congruity.js"));

    public static TheoryData<CongruityReliability> All => [.. Enum.GetValues<CongruityReliability>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reason_for_low_confidence_has_a_text(CongruityReliability reliability)
    {
        var (pages, seen) = (new PageState(new ShowInfo(new Dictionary<string, string>(), 1, [])), 0L);
        pages.OnCongruity(TimeSpan.Zero, new CongruityReading(0.5f, 0.5f, 1, reliability));
        var word = Assert.Single(pages.Since(ref seen, Role.Operator).Congruity!).Doubt;
        Assert.Contains($" {word}: \"", Script, StringComparison.Ordinal);
    }
}
