using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.Tests;

public class PageStateTests
{
    private readonly PageState _board = new(new ShowInfo(new Dictionary<string, string>(), 1, []) { StepSeconds = 0.25 });
    private long _seen;

    [Fact]
    public void Of_gestures_only_the_latest_is_told_and_only_once()
    {
        for (var i = 0; i < 100; i++)
        {
            _board.OnBrush(new BrushFeatures(i / 100f, 0, 0, i));
        }

        Assert.Equal(0.99f, Look().Brush!.Level);
        Assert.Null(Look().Brush);
    }

    [Fact]
    public void Each_page_reads_at_its_own_pace()
    {
        var slow = 0L;
        _board.OnOnset(TimeSpan.Zero, 0.1f);
        Assert.Single(Look().Onsets!);
        _board.OnOnset(TimeSpan.Zero, 0.2f);
        Assert.Single(Look().Onsets!);
        Assert.Equal(2, _board.Since(ref slow, Role.Artist).Onsets!.Count);
    }

    [Fact]
    public void An_hour_leaves_no_more_behind_than_five_minutes()
    {
        for (var step = 0; step < 4 * 3600; step++)
        {
            _board.OnCongruity(TimeSpan.FromSeconds(step / 4.0), new CongruityReading(0.5f, 0.5f, 1, CongruityReliability.Reliable));
            _board.OnOnset(TimeSpan.FromSeconds(step / 4.0), 1);
            _board.AddLog("Again.");
        }

        var moment = Look();
        Assert.Equal(1200, moment.Congruity!.Count);
        Assert.Equal(3600 - 0.25, moment.Congruity[^1].At);
        Assert.Equal(64, moment.Onsets!.Count);
        Assert.Equal(200, moment.Log!.Count);
    }

    [Fact]
    public void Of_Live_the_latest_is_told_to_operators_and_what_went_wrong_stays_in_the_log()
    {
        var seen = 0L;
        _board.OnLive(TimeSpan.FromSeconds(1), new LiveReport(LiveReportKind.Refused, 1, "There is no track own 1."));
        _board.OnLive(TimeSpan.FromSeconds(2), new LiveReport(LiveReportKind.Playing, 2, "Rain plays"));
        var artists = _board.Since(ref seen, Role.Artist);
        Assert.Null(artists.Live);
        Assert.Null(artists.Log);
        var moment = Look();
        Assert.Equal(new LiveReportDto(2, "playing", "Rain plays."), moment.Live);
        Assert.Equal(new LogDto(1, "Live: There is no track own 1."), Assert.Single(moment.Log!));
        Assert.Null(Look().Live);
    }

    [Fact]
    public void Artists_are_told_how_a_source_is_but_not_the_sentence_which_may_name_files()
    {
        var seen = 0L;
        _board.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Brush, SourceState.Lost, "/home/ada/brush.wav is gone."));
        Assert.Equal(new SourceDto("brush", "lost", ""), Assert.Single(_board.Since(ref seen, Role.Artist).Sources!));
        Assert.Contains("/home/ada", Assert.Single(Look().Sources!).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Controls_have_every_value_by_its_name_but_triggers()
    {
        _board.OnControls(new ShowState
        {
            Collections = ["others", "own"], Depths = new ShowState().Depths.Add("fog", 0.5), Choosing = new ChoosingControls { Excluded = ["others"] },
        });
        var controls = Look().Controls!;
        Assert.Equal((false, true, 0.5, "mix"), (controls["collection others"], controls["collection own"], controls["depth fog"], controls["projection/blend"]));
        Assert.False(controls.ContainsKey("next"));
    }

    [Fact]
    public void A_page_is_offered_the_distances_that_the_network_can_measure() => Assert.Equal(
        ["paper"], ControlDto.All(new ShowState(), [SoundDistanceKind.Paper]).Single(control => control.Name == "distance").Choices);

    private PageUpdate Look() => _board.Since(ref _seen, Role.Operator);
}
