using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Performance.RealTime;

namespace PaintSound.Performance.Tests;

public class CanvasFollowerTests
{
    private static readonly Corners Framed = At(0), Bumped = At(0.05), BumpedTwice = At(0.09);

    private readonly CameraPreview _preview = new();
    private readonly Canvas _canvas = new();
    private readonly Tracker _tracker = new();
    private readonly List<Corners> _moves = [];
    private readonly CanvasFollower _follower;

    private Corners _corners = Framed;
    private byte _grey;

    // Left and right edge of what changed in the middle rows, as fractions of the picture.
    private (double From, double To) _patch;

    public CanvasFollowerTests() => _follower = new CanvasFollower(_tracker, _preview, _canvas, corners =>
    {
        _moves.Add(corners);
        _corners = corners;
    });

    [Fact]
    public void A_canvas_that_stands_still_changes_nothing()
    {
        Look(TrackingState.Still, TrackingState.Still, TrackingState.Still);
        Assert.Empty(_moves);
        Assert.Empty(_canvas.Reports);
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void A_movement_that_is_seen_twice_moves_the_corners_and_is_never_taken_for_paint()
    {
        Look(TrackingState.Still);
        Look(Bumped);
        Assert.True(_canvas.IsHeld);
        Assert.True(_follower.IsConfirming);
        Assert.Empty(_moves);
        Look(Bumped);
        Assert.Equal(Bumped, Assert.Single(_moves));
        Assert.Equal(1, _canvas.Realigned);
        Assert.False(_canvas.IsHeld);
        Assert.Equal([FramingState.Followed], _canvas.Reports.Select(report => report.State));
    }

    [Fact]
    public void A_movement_that_goes_on_is_followed_where_it_ends()
    {
        Look(TrackingState.Still);
        Look(Bumped, BumpedTwice, BumpedTwice);
        Assert.Equal(BumpedTwice, Assert.Single(_moves));
    }

    [Fact]
    public void A_movement_that_is_seen_once_is_forgotten()
    {
        Look(TrackingState.Still);
        Look(Bumped);
        Look(TrackingState.Still);
        Look(Bumped);
        Assert.Empty(_moves);
    }

    [Fact]
    public void A_canvas_that_moved_too_far_is_reported_once_and_again_when_it_is_back()
    {
        Look(TrackingState.Still, TrackingState.Gone, TrackingState.Gone);
        Assert.Empty(_canvas.Reports);
        Assert.True(_canvas.IsHeld);
        Look(TrackingState.Gone, TrackingState.Gone, TrackingState.Gone);
        Assert.Equal([FramingState.Moved], _canvas.Reports.Select(report => report.State));
        Look(TrackingState.Still);
        Assert.Equal([FramingState.Moved, FramingState.Framed], _canvas.Reports.Select(report => report.State));
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void Corners_that_a_person_sets_end_the_state_of_a_canvas_that_moved_too_far()
    {
        Look(TrackingState.Still, TrackingState.Gone, TrackingState.Gone, TrackingState.Gone);
        _corners = BumpedTwice;
        Look(TrackingState.Still);
        Assert.Equal([FramingState.Moved, FramingState.Framed], _canvas.Reports.Select(report => report.State));
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void A_canvas_that_left_no_trace_in_a_still_picture_is_reported_but_not_one_behind_a_person_who_moves()
    {
        Look(TrackingState.Still);
        for (var i = 0; i < 20; i++)
        {
            _grey += 40;
            Look(TrackingState.Unknown);
        }

        Assert.Empty(_canvas.Reports);
        for (var i = 0; i < 20; i++)
        {
            Look(TrackingState.Unknown);
        }

        Assert.Equal([FramingState.Moved], _canvas.Reports.Select(report => report.State));
    }

    [Fact]
    public void A_canvas_that_was_never_recognised_is_left_alone()
    {
        Look(TrackingState.Unknown, TrackingState.Gone, TrackingState.Gone, TrackingState.Gone, TrackingState.Gone);
        Look(Bumped, Bumped);
        Assert.Empty(_moves);
        Assert.Empty(_canvas.Reports);
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void A_canvas_without_a_trace_is_held_for_a_moment_only()
    {
        Look(TrackingState.Still, TrackingState.Unknown);
        Assert.True(_canvas.IsHeld);
        Look(TrackingState.Unknown, TrackingState.Unknown, TrackingState.Unknown);
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void A_canvas_that_is_seen_elsewhere_is_held_until_it_is_framed_again()
    {
        Look(TrackingState.Still);
        _patch = (0.75, 0.85);
        Look([.. Enumerable.Repeat(TrackingState.Unknown, 30)]);
        Assert.True(_canvas.IsHeld);
        Assert.Equal([FramingState.Moved], _canvas.Reports.Select(report => report.State));

        // Somebody walks past, and the light changes.
        _grey += 30;
        Look(TrackingState.Unknown);
        Assert.True(_canvas.IsHeld);
        _corners = BumpedTwice;
        Look(TrackingState.Still);
        Assert.False(_canvas.IsHeld);
    }

    [Theory]
    [InlineData(0.3, 0.6, 0)]
    [InlineData(0, 0, 30)]
    [InlineData(0.75, 0.76, 0)]
    public void A_canvas_that_was_painted_over_or_stands_in_another_light_is_not_held(double from, double to, byte light)
    {
        Look(TrackingState.Still);
        (_patch, _grey) = ((from, to), light);
        Look([.. Enumerable.Repeat(TrackingState.Unknown, 30)]);
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void A_canvas_that_begins_anew_is_not_held()
    {
        Look(TrackingState.Still, TrackingState.Gone);
        Assert.True(_canvas.IsHeld);
        _canvas.IsCanvasSettled = false;
        Look(TrackingState.Gone);
        Assert.False(_canvas.IsHeld);
    }

    [Fact]
    public void Nothing_is_looked_at_without_a_new_picture_before_the_canvas_has_settled_or_without_corners()
    {
        _tracker.Next = new TrackedCanvas(TrackingState.Moved, Bumped, 0.05);
        _follower.Look(Framed);
        _preview.AddFrame(new byte[CameraPreview.PictureBytes]);
        _follower.Look(Corners.Whole);
        _canvas.IsCanvasSettled = false;
        _follower.Look(Framed);
        Assert.Equal(0, _tracker.Looks);
    }

    private static Corners At(double shift) => new(new(0.2 + shift, 0.2), new(0.7 + shift, 0.2), new(0.2 + shift, 0.8), new(0.7 + shift, 0.8));

    private void Look(params TrackingState[] states) => Look([.. states.Select(state => new TrackedCanvas(state, _corners, 0))]);

    private void Look(params Corners[] places) => Look([.. places.Select(place => new TrackedCanvas(TrackingState.Moved, place, 0.05))]);

    private void Look(IReadOnlyList<TrackedCanvas> seen)
    {
        foreach (var next in seen)
        {
            var picture = new byte[CameraPreview.PictureBytes];
            Array.Fill(picture, _grey);
            for (var row = CameraPreview.Height / 4; row < CameraPreview.Height * 3 / 4; row++)
            {
                var (first, last) = ((int)(_patch.From * CameraPreview.Width), (int)(_patch.To * CameraPreview.Width));
                picture.AsSpan(3 * ((row * CameraPreview.Width) + first), 3 * (last - first)).Fill((byte)(_grey + 100));
            }

            _preview.AddFrame(picture);
            _tracker.Next = next;
            _follower.Look(_corners);
        }
    }

    private sealed class Tracker : ICanvasTracker
    {
        public TrackedCanvas Next { get; set; } = new(TrackingState.Still, Corners.Whole, 0);

        public int Looks { get; private set; }

        public TrackedCanvas Track(RgbPicture picture, RgbPicture settled, Corners corners)
        {
            Looks++;
            return Next;
        }
    }

    private sealed class Canvas : IFollowedCanvas
    {
        public bool IsCanvasSettled { get; set; } = true;

        public bool IsHeld { get; private set; }

        public int Realigned { get; private set; }

        public List<FramingReport> Reports { get; } = [];

        public void CopyDisplay(Span<byte> rgb) => rgb.Fill(200);

        public void HoldCanvas(bool isHeld) => IsHeld = isHeld;

        public void RealignCanvas() => Realigned++;

        public void ResetCanvas()
        {
        }

        public void Report(FramingReport report) => Reports.Add(report);
    }
}
