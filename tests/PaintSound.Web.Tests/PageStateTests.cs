using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.Tests;

public class PageStateTests
{
    private readonly PageState _pages = new(new ShowInfo(new Dictionary<string, string>(), 1, []));
    private long _seen;

    [Fact]
    public void Sends_only_the_latest_brush_features_and_only_once()
    {
        for (var i = 0; i < 100; i++)
        {
            _pages.OnBrush(new BrushFeatures(i / 100f, 0, 0, i));
        }

        Assert.Equal(0.99f, ReadUpdate().Brush!.Level);
        Assert.Null(ReadUpdate().Brush);
    }

    [Fact]
    public void Shows_the_operator_which_knobs_wait()
    {
        var artist = 0L;
        _pages.SetWaitingKnob(ControlTable.Gate, 1);
        _pages.SetWaitingKnob(new ControlId(ControlTable.Depth, "wash"), -1);
        Assert.Equal(new Dictionary<string, int> { ["gate"] = 1, ["depth wash"] = -1 }, ReadUpdate().Waiting!);
        _pages.SetWaitingKnob(ControlTable.Gate, 0);
        Assert.Equal(new Dictionary<string, int> { ["depth wash"] = -1 }, ReadUpdate().Waiting!);
        Assert.Null(ReadUpdate().Waiting);
        Assert.Null(_pages.Since(ref artist, Role.Artist).Waiting);
    }

    [Fact]
    public void Shows_the_operator_how_many_excerpts_pass_the_filters()
    {
        var artist = 0L;
        _pages.OnFilter(TimeSpan.Zero, new FilterReport(3, 40));
        Assert.Equal(new FilterDto(3, 40), ReadUpdate().Filter);
        Assert.Null(ReadUpdate().Filter);
        Assert.Null(_pages.Since(ref artist, Role.Artist).Filter);
    }

    [Fact]
    public void Keeps_the_history_of_selections_for_a_page_that_opens_later()
    {
        var artist = 0L;
        for (var i = 0; i < 1200; i++)
        {
            _pages.OnSelected(new PaintingSelection(
                TimeSpan.FromSeconds(i), new Painting($"{i}", $"Painting {i}", "/a.png", "own"), 0.1f, new PaintingReason(20, 10, 1, [])));
        }

        _pages.OnSelected(Select(at: 1200, start: 8));
        var history = ReadUpdate().History!;
        Assert.Equal(1000, history.Count);
        Assert.Equal([new HistoryDto(1199, "Painting 1199", "own", null), new HistoryDto(1200, "Rain", "own", 8)], history.TakeLast(2));
        Assert.Null(ReadUpdate().History);
        _pages.OnSelected(Select(at: 1201, start: 4));
        Assert.Equal(1201, Assert.Single(ReadUpdate().History!).At);
        Assert.Null(_pages.Since(ref artist, Role.Artist).History);

        static Selection Select(double at, double start) => new(
            TimeSpan.FromSeconds(at), new Excerpt(new MusicWork("r", "Rain", "/rain.wav", "own", 60), start, -20, 1), 0.1f, 0.2f,
            new SelectionReason(ChoosingStrategy.GateThenSound, SoundDistanceKind.Weighed, 0.3, false, 1, 1, 1, 1, []));
    }

    [Fact]
    public void Each_page_reads_at_its_own_speed()
    {
        var slow = 0L;
        _pages.OnOnset(TimeSpan.Zero, 0.1f);
        Assert.Single(ReadUpdate().Onsets!);
        _pages.OnOnset(TimeSpan.Zero, 0.2f);
        Assert.Single(ReadUpdate().Onsets!);
        Assert.Equal(2, _pages.Since(ref slow, Role.Artist).Onsets!.Count);
    }

    [Fact]
    public void Keeps_at_most_five_minutes_of_history()
    {
        for (var step = 0; step < 4 * 3600; step++)
        {
            _pages.OnCongruity(TimeSpan.FromSeconds(step / 4.0), new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable));
            _pages.OnOnset(TimeSpan.FromSeconds(step / 4.0), 1);
            _pages.AddLog("Again.");
        }

        var update = ReadUpdate();
        Assert.Equal(1200, update.Congruity!.Count);
        Assert.Equal(3600 - 0.25, update.Congruity[^1].At);
        Assert.Equal(64, update.Onsets!.Count);
        Assert.Equal(200, update.Log!.Count);
    }

    [Fact]
    public void Sends_the_latest_Live_report_to_operators_and_keeps_errors_in_the_log()
    {
        var seen = 0L;
        _pages.OnLive(TimeSpan.FromSeconds(1), new LiveReport(LiveReportKind.Refused, 1, "There is no track own 1."));
        _pages.OnLive(TimeSpan.FromSeconds(2), new LiveReport(LiveReportKind.Playing, 2, "Rain plays"));
        var artists = _pages.Since(ref seen, Role.Artist);
        Assert.Null(artists.Live);
        Assert.Null(artists.Log);
        var update = ReadUpdate();
        Assert.Equal(new LiveReportDto(2, "playing", "Rain plays."), update.Live);
        Assert.Equal(new LogDto(1, "Live: There is no track own 1."), Assert.Single(update.Log!));
        Assert.Null(ReadUpdate().Live);
    }

    [Fact]
    public void Operators_see_each_beat_and_a_stop()
    {
        var reading = new BeatReading(12, 3, 0.01, 0.5, 120.004, new TimeSignature(6, 8), IsPlaying: true);
        _pages.OnBeat(TimeSpan.Zero, new BeatEvent("Live", reading, IsOnBeat: true));
        var seen = 0L;
        Assert.Null(_pages.Since(ref seen, Role.Artist).Beat);
        Assert.Equal(new BeatDto("Live", 12, 3, "6/8", 120, true), ReadUpdate().Beat);
        _pages.OnBeat(TimeSpan.Zero, new BeatEvent("Live", reading with { Phase = 0.5 }, IsOnBeat: false));
        Assert.Null(ReadUpdate().Beat);
        _pages.OnBeat(TimeSpan.Zero, new BeatEvent("Live", reading with { IsPlaying = false }, IsOnBeat: false));
        Assert.False(ReadUpdate().Beat!.Playing);
    }

    [Fact]
    public void Only_operators_get_the_timing_of_the_performance()
    {
        var seen = 0L;
        var performance = new PerformanceDto(8, 20, 0, 0, null, [], []);
        _pages.SetPerformance(performance);
        Assert.Null(_pages.Since(ref seen, Role.Artist).Performance);
        Assert.Same(performance, ReadUpdate().Performance);
        Assert.Null(ReadUpdate().Performance);
    }

    [Fact]
    public void Operators_get_the_framing_and_its_line_in_the_log()
    {
        var seen = 0L;
        _pages.OnFraming(TimeSpan.FromSeconds(3), new FramingReport(FramingState.Moved, "Frame it again."));
        Assert.Null(_pages.Since(ref seen, Role.Artist).Framing);
        var update = ReadUpdate();
        Assert.Equal(new FramingDto("moved", "Frame it again."), update.Framing);
        Assert.Equal(new LogDto(3, "canvas moved: Frame it again."), Assert.Single(update.Log!));
    }

    [Fact]
    public void Artists_get_the_state_of_a_source_without_details_that_may_name_files()
    {
        var seen = 0L;
        _pages.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Brush, SourceState.Lost, "/home/ada/brush.wav is gone."));
        Assert.Equal(new SourceDto("brush", "lost", ""), Assert.Single(_pages.Since(ref seen, Role.Artist).Sources!));
        Assert.Contains("/home/ada", Assert.Single(ReadUpdate().Sources!).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Controls_contain_all_values_by_name_except_triggers()
    {
        _pages.OnControls(new ShowState
        {
            Collections = ["others", "own"], Depths = new ShowState().Depths.Add("fog", 0.5), Choosing = new ChoosingControls { Excluded = ["others"] },
        });
        var controls = ReadUpdate().Controls!;
        Assert.Equal((false, true, 0.5, "mix"), (controls["collection others"], controls["collection own"], controls["depth fog"], controls["projection/blend"]));
        Assert.False(controls.ContainsKey("next"));
    }

    [Fact]
    public void A_page_gets_the_distances_that_the_network_supports() => Assert.Equal(
        ["paper"], ControlDto.All(new ShowState(), [SoundDistanceKind.Paper]).Single(control => control.Name == "distance").Choices);

    private PageUpdate ReadUpdate() => _pages.Since(ref _seen, Role.Operator);
}
