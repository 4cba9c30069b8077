using PaintSound.Core.Framing;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.RealTime;

/// <summary>
/// Decides what to do about a canvas that is seen elsewhere: as soon as it seems to have moved, nothing is taken for paint; when it is seen at the
/// same new place twice, the corners are moved; when it is out of reach, a person is asked. A canvas that was never recognised at its corners is left
/// alone: the person who set them is right. Not thread-safe; call it from one thread.
/// </summary>
/// <param name="tracker">Looks for the canvas.</param>
/// <param name="preview">The camera picture.</param>
/// <param name="canvas">The canvas that is followed.</param>
/// <param name="moveCorners">Applies new corners to the camera.</param>
public sealed class CanvasFollower(ICanvasTracker tracker, CameraPreview preview, IFollowedCanvas canvas, Action<Corners> moveCorners)
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>The time to the next look after the canvas seemed to have moved.</summary>
    public static readonly TimeSpan ConfirmInterval = TimeSpan.FromSeconds(0.4);

    /// <summary>Two looks agree if the corners differ by less than this share of the picture.</summary>
    public const double SamePlace = 0.008;

    /// <summary>The number of looks in a row after which a canvas that cannot be followed is reported.</summary>
    private const int LooksUntilMoved = 3;

    /// <summary>The number of looks in a row without any trace of the canvas in a still picture after which it is reported.</summary>
    private const int LooksUntilLost = 8;

    /// <summary>The number of looks in a row without any trace of the canvas for which nothing is taken for paint: an arm that rests must not stop the show.</summary>
    private const int HeldLooks = 3;

    /// <summary>The mean difference between two pictures below which nobody moves in front of the camera, in steps of 0..255.</summary>
    private const double StillPicture = 2.5;

    private readonly byte[] _picture = new byte[CameraPreview.PictureBytes], _previous = new byte[CameraPreview.PictureBytes];
    private readonly byte[] _settled = new byte[DisplayFrame.PictureBytes];
    private readonly Surroundings _surroundings = new();
    private long _lastPicture;
    private Corners? _corners, _candidate;
    private bool _isMoved, _isElsewhere, _isRecognised;
    private int _gone, _unknown, _lookedInVain;

    /// <summary>True if the next look should come after <see cref="ConfirmInterval"/>.</summary>
    public bool IsConfirming { get; private set; }

    /// <summary>Looks at the newest picture. Does nothing without a new one, or before the canvas has settled.</summary>
    /// <param name="corners">The corners of the camera now.</param>
    public void Look(Corners corners)
    {
        if (preview.FrameCount == _lastPicture || corners == Corners.Whole)
        {
            return;
        }

        if (!canvas.IsCanvasSettled)
        {
            // It begins anew, and a canvas that is held never settles.
            Reset();
            return;
        }

        if (corners != _corners)
        {
            // A person has set them.
            Reset();
            _corners = corners;
        }

        _lastPicture = preview.FrameCount;
        _picture.CopyTo(_previous, 0);
        preview.CopyTo(_picture);
        canvas.CopyDisplay(_settled);
        var seen = tracker.Track(
            new RgbPicture(_picture, CameraPreview.Width, CameraPreview.Height), new RgbPicture(_settled, DisplayFrame.Size, DisplayFrame.Size), corners);
        IsConfirming = false;
        _gone = seen.State == TrackingState.Gone ? _gone + 1 : 0;
        _unknown = seen.State == TrackingState.Unknown && IsPictureStill ? _unknown + 1 : 0;
        _lookedInVain = seen.State == TrackingState.Unknown ? _lookedInVain + 1 : 0;
        _isRecognised |= seen.State == TrackingState.Still;
        if (_isRecognised)
        {
            Decide(seen, corners);
        }
    }

    private void Decide(TrackedCanvas seen, Corners corners)
    {
        switch (seen.State)
        {
            case TrackingState.Still:
                _surroundings.Remember(_picture);
                OnStill();
                break;
            case TrackingState.Moved:
                OnMoved(seen.Corners);
                break;
            case TrackingState.Gone:
                canvas.HoldCanvas(true);
                _candidate = null;
                if (_gone >= LooksUntilMoved)
                {
                    OnLost("The canvas moved too far: frame it again on the setup page. Until then nothing is taken for paint.");
                }

                break;
            default:
                OnUnknown(corners);
                _candidate = null;
                if (_unknown >= LooksUntilLost)
                {
                    OnLost("The canvas is not recognised any more: check its corners on the setup page.");
                }

                break;
        }
    }

    private void Reset()
    {
        (_candidate, _gone, _unknown, _lookedInVain, IsConfirming, _isRecognised, _isElsewhere) = (null, 0, 0, 0, false, false, false);
        canvas.HoldCanvas(false);
    }

    private bool IsPictureStill
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < _picture.Length; i += 3)
            {
                sum += Math.Abs(_picture[i + 1] - _previous[i + 1]);
            }

            return sum < StillPicture * (_picture.Length / 3);
        }
    }

    private void OnStill()
    {
        _candidate = null;
        canvas.HoldCanvas(false);
        if (_isMoved)
        {
            _isMoved = false;
            canvas.Report(new FramingReport(FramingState.Framed, "The corners fit the canvas again."));
        }
    }

    // The canvas was painted over, somebody stands before it, or it moved out of reach. Only what moved changes what is around it.
    private void OnUnknown(Corners corners)
    {
        _isElsewhere = (_isElsewhere && _isMoved) || (_unknown > 0 && _surroundings.HaveMoved(_picture, corners));
        canvas.HoldCanvas(_isElsewhere || _lookedInVain <= HeldLooks);
    }

    private void OnMoved(Corners corners)
    {
        canvas.HoldCanvas(true);
        if (_candidate is { } before && corners.DistanceTo(before) < SamePlace)
        {
            _candidate = null;
            _isMoved = false;
            _corners = corners;
            moveCorners(corners);
            canvas.RealignCanvas();
            canvas.HoldCanvas(false);
            canvas.Report(new FramingReport(FramingState.Followed, "The canvas or the camera moved. The corners were moved with it."));
            return;
        }

        (_candidate, IsConfirming) = (corners, true);
    }

    private void OnLost(string message)
    {
        if (!_isMoved)
        {
            _isMoved = true;
            canvas.Report(new FramingReport(FramingState.Moved, message));
        }
    }
}
