using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Worker.Commands;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.New;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using Spectre.Console.Testing;

namespace PaintSound.Worker.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private static readonly GivenAnswers Unanswered = new(null, null, null, null, null);
    private static readonly FoundParts Found = new(
        ["/music/one", "/music/two"],
        [new Device("jack:system:capture_1", "Input 1"), new Device("jack:system:capture_2", "Input 2")],
        [new Device("pulse:out.monitor", "Speakers", IsMonitor: true)],
        [new Device("v4l2:/dev/video0", "Webcam")],
        [LiveConnectionKind.Max],
        []);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-new-");

    private string Show => Path.Combine(_folder.FullName, "my-show.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_answers_it_takes_the_first_of_what_exists() => Assert.Equal(
        new NewShow("/music/one", Device("jack:system:capture_1"), Device("v4l2:/dev/video0"), null, LiveConnectionKind.Max),
        NewShowDefaults.Complete(Unanswered, Found, "/shows"));

    [Fact]
    public void Where_nothing_exists_the_artists_are_simulated() => Assert.Equal(
        new NewShow(Path.Combine("/shows", "my-library"), NewShowDefaults.Simulated, NewShowDefaults.Simulated, null, null),
        NewShowDefaults.Complete(Unanswered, new FoundParts([], [], [], [], [], []), "/shows"));

    [Fact]
    public void An_answer_counts_more_than_what_exists()
    {
        var given = new GivenAnswers("/mine", Device("a"), Device("b"), new MusicAnswer(Device("c")), new LiveAnswer(null));
        Assert.Equal(new NewShow("/mine", Device("a"), Device("b"), Device("c"), null), NewShowDefaults.Complete(given, Found, "/shows"));
    }

    [Fact]
    public async Task Enter_at_every_question_takes_what_is_taken_without_questions()
    {
        using var console = Terminal();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            console.Input.PushKey(ConsoleKey.Enter);
        }

        var answers = await new NewShowQuestions(console, Found).AskAsync(Unanswered, "/shows", TestContext.Current.CancellationToken);
        Assert.True(answers.AreComplete);
        Assert.Equal(NewShowDefaults.Complete(Unanswered, Found, "/shows"), NewShowDefaults.Complete(answers, Found, "/shows"));
    }

    [Fact]
    public async Task Arrows_choose_and_text_names_what_is_not_listed()
    {
        using var console = Terminal();
        console.Input.PushKey(ConsoleKey.DownArrow);   // library: the second
        console.Input.PushKey(ConsoleKey.Enter);
        console.Input.PushKey(ConsoleKey.DownArrow);   // brush: the second microphone
        console.Input.PushKey(ConsoleKey.Enter);
        console.Input.PushKey(ConsoleKey.UpArrow);     // canvas: the last choice, by its name
        console.Input.PushKey(ConsoleKey.Enter);
        console.Input.PushTextWithEnter("no such camera");
        console.Input.PushTextWithEnter("rtsp://10.0.0.7/1");
        console.Input.PushKey(ConsoleKey.DownArrow);   // music: yes
        console.Input.PushKey(ConsoleKey.Enter);
        console.Input.PushKey(ConsoleKey.Enter);       // the monitor
        console.Input.PushKey(ConsoleKey.DownArrow);   // Live: nothing
        console.Input.PushKey(ConsoleKey.Enter);

        var answers = await new NewShowQuestions(console, Found).AskAsync(Unanswered, "/shows", TestContext.Current.CancellationToken);
        Assert.Equal(
            new NewShow("/music/two", Device("jack:system:capture_2"), Device("rtsp://10.0.0.7/1"), Device("pulse:out.monitor"), null),
            NewShowDefaults.Complete(answers, Found, "/shows"));
        Assert.Contains("'no such camera' is no name of a device", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_libraries_it_asks_for_a_folder_beside_the_show_file()
    {
        using var console = Terminal();
        console.Input.PushTextWithEnter("");
        var given = Unanswered with { Brush = Device("a"), Canvas = Device("b"), Music = new MusicAnswer(null), Live = new LiveAnswer(null) };
        var answers = await new NewShowQuestions(console, Found with { Libraries = [] }).AskAsync(given, _folder.FullName, TestContext.Current.CancellationToken);
        Assert.Equal(given with { Library = Path.Combine(_folder.FullName, "my-library") }, answers);
    }

    [Fact]
    public async Task An_existing_file_is_never_replaced()
    {
        File.WriteAllText(Show, "mine");
        var error = await Assert.ThrowsAsync<CommandException>(() => RunAsync(Unanswered, asksNothing: true));
        Assert.Equal($"{Show} exists already, and is not replaced. Choose another name, or move it away.", error.Message);
        Assert.Equal("mine", File.ReadAllText(Show));
    }

    [Fact]
    public async Task Without_a_terminal_it_says_what_to_add()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => RunAsync(Unanswered, asksNothing: false));
        Assert.Equal("The questions need a terminal. Add --page to answer in a browser, or --yes to take what exists, or answer with --library, --brush, --canvas, --music and --live.", error.Message);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task With_all_answers_it_needs_no_terminal()
    {
        var library = Path.Combine(_folder.FullName, "lib");
        var given = new GivenAnswers(library, Device("jack:a:b"), NewShowDefaults.Simulated, new MusicAnswer(null), new LiveAnswer(LiveConnectionKind.RemoteScript));
        Assert.Equal(ExitStatus.Done, await RunAsync(given, asksNothing: false));
        var show = ShowFile.Read(Show);
        Assert.Equal((library, Device("jack:a:b"), NewShowDefaults.Simulated), (show.Library, show.Brush.Source, show.Canvas.Source));
        Assert.Equal([Show], _folder.GetFileSystemInfos().Select(file => file.FullName));
    }

    [Theory]
    [InlineData("--brush", "simulate", "--brush does not take 'simulate': it is no name of a device and no file that exists. Did you mean 'simulated'?")]
    [InlineData("--canvas", "nowhere.mp4", "--canvas does not take 'nowhere.mp4': it is no name of a device and no file that exists. 'paintsound devices' lists the devices.")]
    [InlineData("--music", "non", "--music does not take 'non': it is no name of a device and no file that exists. Did you mean 'none'?")]
    [InlineData("--live", "remote_script", "--live does not take 'remote_script': remote-script, max, ableton-osc, midi, none. Did you mean 'remote-script'?")]
    public void A_wrong_answer_is_named(string option, string value, string expected) =>
        Assert.Equal(expected, Assert.Single(CommandLine.CreateRoot().Parse(["new", "show.yaml", option, value]).Errors).Message);

    [Theory]
    [InlineData("'paintsound new' needs the name of the show file, such as: paintsound new my-show.yaml")]
    [InlineData("--listen is the address of the page. It needs '--page'.", "show.yaml", "--listen", "127.0.0.1:9200")]
    [InlineData("--page asks on a page, and --yes asks nothing. Use one of them.", "--page", "--yes")]
    public void What_does_not_fit_together_is_named(string expected, params string[] arguments) =>
        Assert.Equal([expected], UsageErrors.Describe(CommandLine.CreateRoot().Parse(["new", .. arguments])));

    [Theory]
    [InlineData("--page")]
    [InlineData("show.yaml", "--page", "--listen", "127.0.0.1:9200", "--brush", "simulated")]
    public void A_page_needs_no_name_of_a_file(params string[] arguments) => Assert.Empty(UsageErrors.Describe(CommandLine.CreateRoot().Parse(["new", .. arguments])));

    private static SourceSettings Device(string name) => new(SourceSettingsKind.Device, name);

    private static TestConsole Terminal() => new TestConsole().Interactive().EmitAnsiSequences().Width(200);

    private async Task<int> RunAsync(GivenAnswers given, bool asksNothing)
    {
        using var console = new TestConsole();
        return await NewCommand.RunAsync(Show, given, asksNothing, console, TestContext.Current.CancellationToken);
    }
}
