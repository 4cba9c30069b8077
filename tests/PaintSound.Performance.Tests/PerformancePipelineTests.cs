using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;

namespace PaintSound.Performance.Tests;

public sealed class PerformancePipelineTests : IDisposable
{
    private readonly OfflineTimeProvider _time = new();
    private readonly PipelineFixture _fixture;
    private double _now;

    public PerformancePipelineTests() =>
        _fixture = new PipelineFixture(_time, new ChoosingControls { Strategy = ChoosingStrategy.WeightedRank, Weight = 0, Dwell = TimeSpan.FromSeconds(1), Silence = SilencePolicy.Held });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Nothing_is_selected_before_the_first_frame()
    {
        Play(seconds: 6, brush: true, canvas: false);
        Assert.Empty(_fixture.Events.Selections);
        Play(seconds: 6, brush: true, canvas: true);
        Assert.NotEmpty(_fixture.Events.Selections);
    }

    [Fact]
    public void Selects_music_after_five_seconds_even_if_the_canvas_never_settles()
    {
        Play(seconds: 9, brush: true, canvas: true, unsettled: true);
        Assert.NotEmpty(_fixture.Events.Selections);
        Assert.True(_fixture.Events.Selections[0].At >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_lost_microphone_counts_as_silence_and_a_lost_camera_keeps_its_last_frame()
    {
        Play(seconds: 8, brush: true, canvas: true);
        Assert.False(_fixture.Events.Selections[^1].Reason.Silent);
        Play(seconds: 4, brush: false, canvas: false);
        Assert.True(_fixture.Events.Selections[^1].Reason.Silent);
        Play(seconds: 4, brush: true, canvas: false);
        Assert.False(_fixture.Events.Selections[^1].Reason.Silent);
    }

    [Fact]
    public void Next_selects_at_the_next_step_even_on_hold()
    {
        Play(seconds: 8, brush: true, canvas: true);
        _fixture.Control.Set(ControlTable.Hold, true);
        Play(seconds: 3, brush: true, canvas: true);
        var before = _fixture.Events.Selections.Count;
        Play(seconds: 3, brush: true, canvas: true);
        Assert.Equal(before, _fixture.Events.Selections.Count);
        _fixture.Control.Set(ControlTable.Next, true);
        Play(seconds: 0.25, brush: true, canvas: true);
        Assert.Equal(before + 1, _fixture.Events.Selections.Count);
    }

    [Fact]
    public void Controls_are_delivered_at_the_beginning_and_after_a_change()
    {
        _fixture.Pipeline.DeliverEvents();
        _fixture.Control.Set(ControlTable.Arm, false);
        _fixture.Pipeline.DeliverEvents();
        _fixture.Pipeline.DeliverEvents();
        Assert.Equal([true, false], _fixture.Events.States.Select(state => state.Armed));
    }

    [Fact]
    public void Resetting_the_canvas_analyses_a_still_canvas_again()
    {
        Play(seconds: 6, brush: true, canvas: true);
        Assert.Equal("w4", _fixture.Events.Selections.MinBy(selection => selection.Correspondence)!.Excerpt.Work.Id);
        _fixture.Pipeline.ResetCanvas();
        var before = _fixture.Events.Selections.Count;
        Play(seconds: 6, brush: true, canvas: true, red: 205);
        Assert.Equal("w8", _fixture.Events.Selections[before].Excerpt.Work.Id);
    }

    private void Play(double seconds, bool brush, bool canvas, bool unsettled = false, byte red = 90)
    {
        var random = new Random(1);
        var sound = new float[ISoundSource.SampleRate / 4];
        for (var end = _now + seconds; _now < end; _now += 0.25)
        {
            _time.MoveTo(TimeSpan.FromSeconds(_now));
            if (brush)
            {
                for (var i = 0; i < sound.Length; i++)
                {
                    sound[i] = MathF.Exp(-i / 300f) * (random.NextSingle() - 0.5f);
                }

                _fixture.Pipeline.AddBrush(sound, _time.GetTimestamp());
            }

            if (canvas)
            {
                var frame = PipelineFixture.Frame(red);
                if (unsettled)
                {
                    random.NextBytes(frame);
                }

                _fixture.Pipeline.AddFrame(frame, _time.GetTimestamp());
            }

            _fixture.Pipeline.Step();
            _fixture.Pipeline.DeliverEvents();
        }
    }
}
