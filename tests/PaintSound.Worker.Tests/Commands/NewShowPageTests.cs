using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Web.NewShows;
using PaintSound.Worker.Commands.New;
using PaintSound.Worker.Commands.New.Previews;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Tests.Commands;

public sealed class NewShowPageTests : IDisposable
{
    private static readonly GivenAnswers Unanswered = new(null, null, null, null, null);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-new-page-");
    private readonly ShownSources _previews = new();

    private FoundParts Found => new(
        [Path.Combine(_folder.FullName, "one"), Path.Combine(_folder.FullName, "two")],
        [new Device("jack:system:capture_1", "Input 1"), new Device("jack:system:capture_2", "Input 2")],
        [new Device("pulse:out.monitor", "Speakers", IsMonitor: true)],
        [new Device("v4l2:/dev/video0", "Webcam")],
        [LiveConnectionKind.Max],
        ["MIDI: none."]);

    private string Show => Path.Combine(_folder.FullName, "my-show.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_page_begins_with_what_yes_would_write()
    {
        var page = Open(Unanswered);
        var draft = page.Choose(page.Parts.Answers);
        Assert.Equal(NewShowText.Create(NewShowDefaults.Complete(Unanswered, Found, _folder.FullName), Found, Show), draft.Text);
        Assert.Equal((Show, (string?)null), (draft.File, draft.Suggestion));
        Assert.Equal([Device("jack:system:capture_1"), Device("v4l2:/dev/video0"), null], _previews.Shown);
        Assert.Equal(["MIDI: none."], page.Parts.Remarks);
    }

    [Fact]
    public void The_answers_of_the_command_line_are_chosen_at_the_beginning()
    {
        GivenAnswers given = new("/mine", Device("alsa:hw:1"), NewShowDefaults.Simulated, new MusicAnswer(new SourceSettings(SourceSettingsKind.Simulated, "7")), new LiveAnswer(null));
        var page = Open(given);
        Assert.Equal(new NewShowAnswersDto("my-show.yaml", Path.GetFullPath("/mine"), "alsa:hw:1", "simulated:1", "simulated:7", "none"), page.Parts.Answers with { Library = Path.GetFullPath(page.Parts.Answers.Library) });
        page.Choose(page.Parts.Answers);
        Assert.Equal([given.Brush, given.Canvas, given.Music!.Source], _previews.Shown);
    }

    [Fact]
    public void Every_choice_of_the_page_is_an_answer()
    {
        var page = Open(Unanswered);
        var parts = page.Parts;
        var first = parts.Answers;
        List<NewShowAnswersDto> all =
        [
            .. Values(parts.Libraries).Select(value => first with { Library = value }), .. Values(parts.Brush).Select(value => first with { Brush = value }),
            .. Values(parts.Canvas).Select(value => first with { Canvas = value }), .. Values(parts.Music).Select(value => first with { Music = value }),
            .. Values(parts.Live).Select(value => first with { Live = value }),
        ];
        Assert.Equal(2 + 3 + 2 + 5 + 5, all.Count);
        Assert.All(all, answers => ShowFile.Parse(page.Choose(answers).Text!, Show));
        Assert.Equal(all.Count, all.Select(answers => page.Choose(answers).Text).Distinct().Count() + 4);

        // The last choice of a list is a text field.
        static IEnumerable<string> Values(IReadOnlyList<NewShowChoiceDto> choices) => choices.Select(choice => choice.Value).Where(value => value.Length > 0);
    }

    [Fact]
    public void A_wrong_answer_is_named_and_makes_no_file()
    {
        var page = Open(Unanswered);
        var answers = page.Parts.Answers with { Brush = "no such microphone", Music = "", Live = "door" };
        var draft = page.Choose(answers);
        Assert.Null(draft.Text);
        Assert.Equal(new NewShowRemarkDto(RemarkKind.Wrong, "'no such microphone' is no name of a device and no file that exists."), draft.Brush);
        Assert.Equal((RemarkKind.Good, RemarkKind.Wrong, RemarkKind.Wrong), (draft.Canvas.Kind, draft.Music.Kind, draft.Live.Kind));
        Assert.Equal([null, Device("v4l2:/dev/video0"), null], _previews.Shown);
        Assert.Equal(draft.Brush.Says, Assert.Throws<CommandException>(() => page.Write(answers)).Message);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void The_folder_of_a_library_is_checked()
    {
        var file = Path.Combine(_folder.FullName, "tune.wav");
        File.WriteAllText(file, "");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "music")).CreateSubdirectory("inside");
        Assert.Equal((RemarkKind.Later, $"There is no library in {Path.Combine(_folder.FullName, "new", "library")} yet. 'paintsound index' makes it from your music and paintings, before the show."), Check("new/library"));
        Assert.Equal(RemarkKind.Later, Check("music").Kind);
        Assert.StartsWith("There is no library in ", Check("music").Says, StringComparison.Ordinal);
        Assert.Equal((RemarkKind.Wrong, $"{file} is a file. A library is a folder."), Check("tune.wav"));
        Assert.Equal(RemarkKind.Wrong, Check(" ").Kind);
        Assert.Equal(RemarkKind.Wrong, Check("a\0b").Kind);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        Assert.Contains($"There is no library in {Path.Combine(home, "no-such-library")} yet", Check("~/no-such-library").Says, StringComparison.Ordinal);

        (RemarkKind Kind, string Says) Check(string library)
        {
            var page = Open(Unanswered);
            var remark = page.Choose(page.Parts.Answers with { Library = library }).Library;
            return (remark.Kind, remark.Says);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("..")]
    [InlineData("../other.yaml")]
    [InlineData("/etc/show.yaml")]
    [InlineData("sub/show.yaml")]
    [InlineData("..\\show.yaml")]
    [InlineData("C:show.yaml")]
    [InlineData("a\nb")]
    public void A_name_is_a_name_and_no_path(string name)
    {
        var page = Open(Unanswered);
        var answers = page.Parts.Answers with { Name = name };
        var draft = page.Choose(answers);
        Assert.Equal((RemarkKind.Wrong, ""), (draft.Name.Kind, draft.File));
        Assert.Throws<CommandException>(() => page.Write(answers));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Theory]
    [InlineData("evening", "evening.yaml")]
    [InlineData(" evening.yml ", "evening.yml")]
    [InlineData("evening 2.0", "evening 2.0.yaml")]
    public void A_name_needs_no_extension(string name, string file)
    {
        var page = Open(Unanswered);
        Assert.Equal(Path.Combine(_folder.FullName, file), page.Choose(page.Parts.Answers with { Name = name }).File);
    }

    [Fact]
    public void An_existing_file_is_never_replaced_and_another_name_is_offered()
    {
        File.WriteAllText(Show, "mine");
        File.WriteAllText(Path.Combine(_folder.FullName, "my-show-2.yaml"), "mine, too");
        var page = Open(Unanswered);
        var draft = page.Choose(page.Parts.Answers);
        Assert.Equal("my-show-3.yaml", draft.Suggestion);
        Assert.Equal(draft.Suggestion, page.Choose(page.Parts.Answers with { Name = "my-show-2.yaml" }).Suggestion);
        Assert.Equal(new NewShowRemarkDto(RemarkKind.Wrong, $"{Show} exists already, and is not replaced. Choose another name, or move it away."), draft.Name);
        Assert.NotNull(draft.Text);
        Assert.Equal(draft.Name.Says, Assert.Throws<CommandException>(() => page.Write(page.Parts.Answers)).Message);
        Assert.Equal("mine", File.ReadAllText(Show));

        page.Write(page.Parts.Answers with { Name = draft.Suggestion! });
        Assert.Equal(["mine, too", "mine"], new[] { "my-show-2.yaml", "my-show.yaml" }.Select(name => File.ReadAllText(Path.Combine(_folder.FullName, name))));
    }

    [Fact]
    public async Task Writes_the_text_of_the_draft_once_and_says_what_to_run_next()
    {
        var page = Open(Unanswered);
        var answers = page.Parts.Answers with { Name = "evening" };
        var draft = page.Choose(answers);
        page.End();
        Assert.False(page.Written.IsCompleted);

        var written = page.Write(answers);
        var file = Path.Combine(_folder.FullName, "evening.yaml");
        Assert.Equal((file, draft.Text), (written.File, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal([file], _folder.GetFileSystemInfos().Select(info => info.FullName));
        Assert.Equal(
            [$"paintsound index FOLDER... --library \"{Found.Libraries[0]}\"", $"paintsound doctor \"{file}\"", $"paintsound rehearse \"{file}\"", $"paintsound run \"{file}\""],
            written.Next.Select(step => step.Command));
        Assert.Contains("Brush: jack:system:capture_1. Canvas: v4l2:/dev/video0. Music: none. Live: max.", written.Summary, StringComparison.Ordinal);
        Assert.False(page.Written.IsCompleted);

        var again = Assert.Throws<CommandException>(() => page.Write(answers with { Name = "another" }));
        Assert.Equal("The show file was written already, from another window of this page.", again.Message);
        page.End();
        Assert.StartsWith($"{file} was written.{Environment.NewLine}{written.Summary}", (await page.Written).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_that_were_connected_later_are_found()
    {
        var later = Found with { Cameras = [.. Found.Cameras, new Device("v4l2:/dev/video2", "Better webcam")] };
        NewShowPage page = new(Show, Unanswered, Found, _ => Task.FromResult(later), _previews);
        Assert.DoesNotContain(page.Parts.Canvas, choice => choice.Value == "v4l2:/dev/video2");
        var parts = await page.SearchAsync(TestContext.Current.CancellationToken);
        Assert.Contains(new NewShowChoiceDto("v4l2:/dev/video2", "v4l2:/dev/video2  Better webcam"), parts.Canvas);
    }

    private static SourceSettings Device(string name) => new(SourceSettingsKind.Device, name);

    private NewShowPage Open(GivenAnswers given) => new(Show, given, Found, _ => Task.FromResult(Found), _previews);

    /// <summary>Opens nothing.</summary>
    private sealed class ShownSources : IPagePreviews
    {
        public SourceSettings?[] Shown { get; private set; } = [];

        public void Show(SourceSettings? brush, SourceSettings? canvas, SourceSettings? music) => Shown = [brush, canvas, music];

        public NewShowPreviewsDto Read() => new(null, null, null);

        public byte[]? ReadPicture(long after, out long number)
        {
            number = 0;
            return null;
        }
    }
}
