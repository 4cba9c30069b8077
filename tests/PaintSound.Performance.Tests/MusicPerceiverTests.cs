using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;

namespace PaintSound.Performance.Tests;

/// <summary>Music in the pipeline: painting selections and congruity.</summary>
public sealed class MusicPerceiverTests : IDisposable
{
    private const float Loud = 0.5f;
    private const float Soft = 0.01f;

    private readonly OfflineTimeProvider _time = new();
    private readonly PipelineFixture _fixture;
    private double _now;

    public MusicPerceiverTests() => _fixture = new PipelineFixture(
        _time, new ChoosingControls { Gate = 1, Dwell = TimeSpan.FromSeconds(1), RepeatAfter = TimeSpan.Zero, Silence = SilencePolicy.Held });

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Loud_music_selects_red_paintings_and_soft_music_others()
    {
        Play(seconds: 8, Loud);
        Assert.All(_fixture.Events.Paintings, p => Assert.InRange(Number(p), 8, 10));
        var loud = _fixture.Events.Paintings.Count;
        Assert.InRange(loud, 6, 8);
        Play(seconds: 12, Soft);
        Assert.InRange(Number(_fixture.Events.Paintings[^1]), 3, 7);
    }

    [Fact]
    public void A_change_of_music_selects_a_painting_at_the_first_step_after_dwell()
    {
        Play(seconds: 8, Soft);
        _fixture.Control.Set(ControlTable.Dwell, 0);
        Play(seconds: 0.25, Loud);
        Assert.InRange(Number(_fixture.Events.Paintings[^1]), 8, 10);
        Assert.Equal(TimeSpan.FromSeconds(8), _fixture.Events.Paintings[^1].At);
    }

    [Fact]
    public void Paintings_are_selected_without_a_canvas_but_congruity_needs_one()
    {
        Play(seconds: 3, Loud, red: null);
        Assert.NotEmpty(_fixture.Events.Paintings);
        Assert.Empty(_fixture.Events.Congruities);
    }

    [Fact]
    public void Congruity_is_high_for_a_matching_canvas_and_low_for_another()
    {
        Play(seconds: 30, Loud, red: 240);
        var congruity = _fixture.Events.Congruities[^1];
        Assert.Equal(CongruityReliability.Reliable, congruity.Reliability);
        Assert.InRange(congruity.Value, 0.85f, 1);
        Play(seconds: 30, Soft, red: 240);
        Assert.InRange(_fixture.Events.Congruities[^1].Value, 0, 0.6f);
    }

    [Fact]
    public void A_camera_that_starts_late_is_used_even_if_the_picture_does_not_change()
    {
        Play(seconds: 2, Loud, red: null);
        Play(seconds: 8, Loud, red: 240);
        Assert.InRange(_fixture.Events.Congruities[^1].Raw, 0.9f, 1);
    }

    [Fact]
    public void Congruity_is_unreliable_and_constant_on_an_empty_canvas_and_without_music()
    {
        Play(seconds: 8, Loud, red: 240, painted: false);
        Assert.All(_fixture.Events.Congruities, c => Assert.Equal((0.5f, CongruityReliability.TooLittlePaint), (c.Value, c.Reliability)));
        Play(seconds: 20, Loud, red: 240);
        var before = _fixture.Events.Congruities[^1].Value;
        Play(seconds: 1, music: null, red: 240);
        Play(seconds: 8, music: null, red: 240);
        Assert.Equal((CongruityReliability.TooLittleSound, 0f), (_fixture.Events.Congruities[^1].Reliability, _fixture.Events.Congruities[^1].Confidence));
        Assert.Equal(before, _fixture.Events.Congruities[^1].Value, 0.1);
    }

    [Fact]
    public void No_painting_is_selected_while_music_is_lost()
    {
        Play(seconds: 8, Loud);
        Play(seconds: 2, music: null);
        var before = _fixture.Events.Paintings.Count;
        Play(seconds: 8, music: null);
        Assert.Equal(before, _fixture.Events.Paintings.Count);
        Play(seconds: 2, Loud);
        Assert.True(_fixture.Events.Paintings.Count > before);
    }

    [Fact]
    public void Hold_keeps_the_painting_and_next_selects_another()
    {
        Play(seconds: 8, Loud);
        _fixture.Control.Set(ControlTable.Hold, true);
        var before = _fixture.Events.Paintings.Count;
        Play(seconds: 4, Loud);
        Assert.Equal(before, _fixture.Events.Paintings.Count);
        _fixture.Control.Set(ControlTable.Next, true);
        Play(seconds: 0.25, Loud);
        Assert.Equal(before + 1, _fixture.Events.Paintings.Count);
    }

    private static int Number(PaintingSelection selection) => int.Parse(selection.Painting.Id[1..]);

    private void Play(double seconds, float? music, byte? red = 90, bool painted = true)
    {
        var sound = new float[ISoundSource.SampleRate / 4];
        for (var end = _now + seconds; _now < end; _now += 0.25)
        {
            _time.MoveTo(TimeSpan.FromSeconds(_now));
            if (music is { } peak)
            {
                for (var i = 0; i < sound.Length; i++)
                {
                    // Louder and softer from step to step: a sound that does not change is no music.
                    sound[i] = (i % 16 < 8 ? peak : -peak) * (_now % 0.5 == 0 ? 1 : 0.4f);
                }

                _fixture.Pipeline.AddMusic(sound, _time.GetTimestamp());
            }

            if (red is { } value)
            {
                var frame = PipelineFixture.Frame(value);
                if (painted)
                {
                    frame.AsSpan(frame.Length / 2).Clear();
                }

                _fixture.Pipeline.AddFrame(frame, _time.GetTimestamp());
            }

            _fixture.Pipeline.Step();
            _fixture.Pipeline.DeliverEvents();
        }
    }
}
