using PaintSound.Core.Works;

namespace PaintSound.Live.Doors;

/// <summary>What came of filling a set.</summary>
public sealed class LiveFillReport
{
    private readonly List<LiveDrag> _drag = [];
    private readonly List<string> _refused = [];

    /// <summary>Clips that were made.</summary>
    public int Made { get; private set; }

    /// <summary>Clips that were there already.</summary>
    public int There { get; private set; }

    /// <summary>Files that this Live does not make clips of by itself, and where they belong.</summary>
    public IReadOnlyList<LiveDrag> Drag => _drag;

    /// <summary>Why the others were not made, a sentence each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Takes the answer for one cell.</summary>
    internal void Take(ClipTrack track, int scene, string? how, string? why)
    {
        switch (how)
        {
            case "made":
                Made++;
                break;
            case "there":
                There++;
                break;
            case "drag":
                _drag.Add(new LiveDrag(track.Works[scene].File, track.Name, scene + 1));
                break;
            default:
                _refused.Add(why ?? $"Live did not say what came of {track.Works[scene].File}.");
                break;
        }
    }
}

/// <summary>A file to drag into Live by hand.</summary>
/// <param name="File">The file.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
public sealed record LiveDrag(string File, string Track, int Scene);
