using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Perception;

namespace PaintSound.Performance.Tests;

/// <summary>A painter and a composer apart: what each perceives takes the place of the other's sources.</summary>
public sealed class RemoteSitesTests : IDisposable
{
    private static readonly ChoosingControls Controls = new()
    {
        Strategy = ChoosingStrategy.WeightedRank,
        Weight = 0.5,
        Silence = SilencePolicy.Any,
        Dwell = TimeSpan.FromSeconds(2),
        OnChange = false,
        RepeatAfter = TimeSpan.Zero,
    };

    private readonly FakeTimeProvider _time = new();
    private readonly PipelineFixture _painter, _composer, _together;

    public RemoteSitesTests() => (_painter, _composer, _together) = (new PipelineFixture(_time, Controls), new PipelineFixture(_time, Controls), new PipelineFixture(_time, Controls));

    public void Dispose()
    {
        _painter.Dispose();
        _composer.Dispose();
        _together.Dispose();
    }

    [Fact]
    public void A_host_at_either_end_decides_as_one_machine_with_all_sources()
    {
        var (ofPainter, ofComposer) = (new SitePerception(BrushPerception.Silence, CanvasPerception.Unknown, null), new SitePerception(null, null, MusicPerception.Silence));
        _painter.Pipeline.Perceived = perception => ofPainter = ofPainter.With(perception with { Music = null });
        _composer.Pipeline.Perceived = perception => ofComposer = ofComposer.With(new SitePerception(null, null, perception.Music));
        for (var step = 0; step < 120; step++)
        {
            AddSources(step);
            Assert.True(_painter.Pipeline.SetRemote(ofComposer));
            Assert.True(_composer.Pipeline.SetRemote(ofPainter));
            _composer.Pipeline.Step();

            // The composer's site perceives first, the painter's is the host: it has the newest of both.
            Assert.True(_painter.Pipeline.SetRemote(ofComposer));
            _painter.Pipeline.Step();
            _together.Pipeline.Step();
            foreach (var fixture in new[] { _painter, _composer, _together })
            {
                fixture.Pipeline.DeliverEvents();
            }
        }

        Assert.True(_painter.Events.Selections.Count > 5);
        Assert.Equal(_together.Events.Selections.Select(selection => (selection.At, selection.Excerpt)), _painter.Events.Selections.Select(selection => (selection.At, selection.Excerpt)));
        Assert.Equal(_together.Events.Paintings.Select(painting => (painting.At, painting.Painting)), _painter.Events.Paintings.Select(painting => (painting.At, painting.Painting)));
        Assert.True(_composer.Events.Selections.Count > 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_learned_counts_for_the_canvas_of_another_site_too(bool isLearned)
    {
        // The network's judgement is turned round: what it finds far is near.
        TasteModel learned = new("", 20, -1, [.. new float[(TasteAxes.Pictures.Count + 1) * TasteModel.Coefficients]]);
        foreach (var fixture in new[] { _composer, _together })
        {
            fixture.Control.SetLearned(isLearned ? learned : null);
        }

        var ofPainter = new SitePerception(BrushPerception.Silence, CanvasPerception.Unknown, null);
        _painter.Pipeline.Perceived = perception => ofPainter = ofPainter.With(perception with { Music = null });
        for (var step = 0; step < 120; step++)
        {
            AddSources(step);
            _painter.Pipeline.Step();
            Assert.True(_composer.Pipeline.SetRemote(ofPainter));
            _composer.Pipeline.Step();
            _together.Pipeline.Step();
            _composer.Pipeline.DeliverEvents();
            _together.Pipeline.DeliverEvents();
        }

        Assert.True(_composer.Events.Selections.Count > 5);
        Assert.Equal(
            _together.Events.Selections.Select(selection => (selection.At, selection.Excerpt.Work.Id)),
            _composer.Events.Selections.Select(selection => (selection.At, selection.Excerpt.Work.Id)));
    }

    [Fact]
    public void Nothing_is_selected_before_the_painter_is_heard_and_only_changes_of_the_canvas_travel()
    {
        var canvases = 0;
        _painter.Pipeline.Perceived = perception => canvases += perception.Canvas is null ? 0 : 1;
        _composer.Pipeline.SetRemote(new SitePerception(BrushPerception.Silence, CanvasPerception.Unknown, null));
        for (var step = 0; step < 60; step++)
        {
            AddSources(0);
            _painter.Pipeline.Step();
            _composer.Pipeline.Step();
            _composer.Pipeline.DeliverEvents();
        }

        Assert.Empty(_composer.Events.Selections);
        Assert.InRange(canvases, 1, 30);
    }

    [Fact]
    public void A_perception_of_other_networks_is_refused()
    {
        Assert.False(_composer.Pipeline.SetRemote(new SitePerception(null, CanvasPerception.Unknown with { ImageHalf = new Half[77] }, null)));
        Assert.False(_composer.Pipeline.SetRemote(new SitePerception(null, null, MusicPerception.Silence with { SoundHalf = new Half[77] })));
        Assert.False(_composer.Pipeline.SetRemote(new SitePerception(BrushPerception.Silence with { Rhythm = new Half[77] }, null, null)));
    }

    private void AddSources(int step)
    {
        _time.Advance(TimeSpan.FromSeconds(0.25));
        Random random = new(step);
        var (brush, music) = (new float[4000], new float[4000]);
        for (var i = 0; i < brush.Length; i++)
        {
            brush[i] = (float)(random.NextDouble() - 0.5) * (step % 8 < 2 ? 0.8f : 0.001f);
            music[i] = i % 2 == 0 ? step % 40 / 80f : -(step % 40 / 80f);
        }

        var now = _time.GetTimestamp();
        foreach (var fixture in new[] { _painter, _together })
        {
            fixture.Pipeline.AddBrush(brush, now);
            fixture.Pipeline.AddFrame(PipelineFixture.Frame((byte)(step / 20 * 40)), now);
        }

        foreach (var fixture in new[] { _composer, _together })
        {
            fixture.Pipeline.AddMusic(music, now);
        }
    }
}
