using PaintSound.Osc;

namespace PaintSound.Live.Doors;

/// <summary>What came of filling a set.</summary>
public sealed class LiveFillReport
{
    private readonly List<LiveDrag> _drag = [];
    private readonly List<LiveElsewhere> _elsewhere = [];
    private readonly List<string> _refused = [];

    /// <summary>Clips that were made.</summary>
    public int Made { get; private set; }

    /// <summary>Clips that were there already.</summary>
    public int There { get; private set; }

    /// <summary>Those of the clips made that lie in another scene, since theirs holds another clip.</summary>
    public IReadOnlyList<LiveElsewhere> Elsewhere => _elsewhere;

    /// <summary>Files that this Live does not make clips of by itself, and where they belong.</summary>
    public IReadOnlyList<LiveDrag> Drag => _drag;

    /// <summary>Why the others were not made, a sentence each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Takes the answer for one clip.</summary>
    internal void Take(string clip, string file, string track, int wanted, LiveAnswer answer)
    {
        if (answer.Entry == LiveCatalogue.Refused)
        {
            _refused.Add(answer.Text(2));
            return;
        }

        var scene = (int)answer.Real(2);
        switch (answer.Text(1))
        {
            case "made":
                Made++;
                if (scene != wanted)
                {
                    _elsewhere.Add(new LiveElsewhere(clip, track, scene + 1, wanted + 1));
                }

                break;
            case "there":
                There++;
                break;
            case "drag":
                _drag.Add(new LiveDrag(file, track, scene + 1));
                break;
            default:
                _refused.Add($"Live did not say what came of {file}.");
                break;
        }
    }
}

/// <summary>A clip that lies where it was not meant to lie.</summary>
/// <param name="Clip">What it is called.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
/// <param name="Wanted">The scene in which it was meant to lie, from 1.</param>
public sealed record LiveElsewhere(string Clip, string Track, int Scene, int Wanted);

/// <summary>A file to drag into Live by hand.</summary>
/// <param name="File">The file.</param>
/// <param name="Track">The track.</param>
/// <param name="Scene">The scene, from 1.</param>
public sealed record LiveDrag(string File, string Track, int Scene);
