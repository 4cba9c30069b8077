using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>The easel: legs behind the canvas, a ledge under it, and at times a clamp over its upper rim.</summary>
/// <param name="lot">Draws its form and colour.</param>
internal sealed class Easel(Lot lot)
{
    private readonly Scalar _wood = lot.Chance(0.7) ? new Scalar(lot.Between(40, 130), lot.Between(70, 160), lot.Between(100, 210)) : lot.Grey(20, 210, 8);
    private readonly double _leg = lot.Between(0.03, 0.055), _spread = lot.Between(0.3, 0.65), _top = lot.Between(0.75, 1.3);
    private readonly bool _hasMast = lot.Chance(0.8), _hasClamp = lot.Chance(0.4), _hasLegs = lot.Chance(0.85);
    private readonly double _ledge = lot.Chance(0.7) ? lot.Between(0.02, 0.05) : 0;
    private readonly double _clamp = lot.Between(0.03, 0.07);

    public void DrawBehind(Mat picture, Pose pose)
    {
        var width = _leg * pose.Project(0, 0.5).DistanceTo(pose.Project(0, -0.5));
        if (_hasLegs)
        {
            foreach (var side in new[] { -1, 1 })
            {
                Drawing.Beam(picture, pose.Project(side * 0.04, -_top, 0.06), pose.Project(side * _spread, 1.6, 0.06), width, _wood);
            }
        }

        if (_hasMast)
        {
            Drawing.Beam(picture, pose.Project(0, -_top, 0.05), pose.Project(0, 1.6, 0.05), width * 1.2, Drawing.Scale(_wood, 0.9));
        }
    }

    public void DrawBefore(Mat picture, Pose pose, double aspect)
    {
        if (_ledge > 0)
        {
            // The canvas stands on it: its front hides nothing, or a few millimetres.
            var (x, y) = (aspect * 0.56, 0.497);
            Drawing.Fill(picture, [pose.Project(-x, y, -0.02), pose.Project(x, y, -0.02), pose.Project(x, y + _ledge, -0.02), pose.Project(-x, y + _ledge, -0.02)], Drawing.Scale(_wood, 0.95));
        }

        if (_hasClamp)
        {
            Drawing.Fill(picture, [pose.Project(-_clamp, -0.56), pose.Project(_clamp, -0.56), pose.Project(_clamp, -0.47), pose.Project(-_clamp, -0.47)], Drawing.Scale(_wood, 0.8));
        }
    }
}
