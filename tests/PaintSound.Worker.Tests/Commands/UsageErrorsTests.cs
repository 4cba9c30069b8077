using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Input;

namespace PaintSound.Worker.Tests.Commands;

public class UsageErrorsTests
{
    [Theory]
    [InlineData("'paintsound' has no command 'indx'. Did you mean 'index'?", "indx", "music", "--library", "lib")]
    [InlineData("'paintsound' has no command 'perform'.", "perform")]
    [InlineData("'paintsound show' has no command 'chek'. Did you mean 'check'?", "show", "chek", "show.yaml")]
    [InlineData("'paintsound show check' has no option '--json'.", "show", "check", "show.yaml", "--json")]
    [InlineData("'paintsound demo' has no option '--second'. Did you mean '--seconds'?", "demo", "--second=3")]
    [InlineData("'paintsound demo' has no option '--volume'.", "demo", "--volume")]
    [InlineData("'paintsound index' has no option '--jsn'. Did you mean '--json'?", "index", "music", "--jsn", "--library", "lib")]
    [InlineData("'paintsound run' takes no argument 'show.yaml' here. It may be too much, or need quotation marks.", "run", "my", "show.yaml")]
    public void Names_what_was_probably_meant(string expected, params string[] arguments) => Assert.Equal(expected, Describe(arguments)[0]);

    [Fact]
    public void A_misspelt_required_option_is_named_before_the_missing_one() => Assert.Equal(
        ["'paintsound index' has no option '--libary'. Did you mean '--library'?", "Option '--library' is required."],
        Describe("index", "music", "--libary", "lib"));

    [Theory]
    [InlineData("show", "check", "show.yaml")]
    [InlineData("index", "music", "--library", "lib", "--json")]
    [InlineData("index", "--library", "lib", "--", "--jsn")]
    [InlineData("midi", "teach", "show.yaml", "--track", "a")]
    public void A_valid_command_line_has_no_errors(params string[] arguments) => Assert.Empty(Describe(arguments));

    [Theory]
    [InlineData("--gate does not take '0,05': a number above 0, at most 1: write 0.05, with a point.", "--gate", "0,05")]
    [InlineData("--distance does not take 'waighed': weighed or paper. Did you mean 'weighed'?", "--distance", "waighed")]
    public void The_value_of_an_option_is_answered_with_what_to_write(string expected, params string[] option) =>
        Assert.Contains(expected, Describe(["select", "--canvas", "a", "--brush", "b", "--library", "c", .. option]));

    [Theory]
    [InlineData("run", "")]
    [InlineData("replay", "")]
    [InlineData("index", "music", "--library", "")]
    [InlineData("index", "")]
    [InlineData("select", "--canvas", "", "--brush", "b.wav", "--library", "l")]
    [InlineData("doctor", "")]
    public void An_empty_argument_is_named_before_anything_runs(params string[] arguments) =>
        Assert.Contains("An argument is empty", Assert.Single(Describe(arguments)), StringComparison.Ordinal);

    private static IReadOnlyList<string> Describe(params string[] arguments) => UsageErrors.Describe(CommandLine.CreateRoot().Parse(arguments));
}
