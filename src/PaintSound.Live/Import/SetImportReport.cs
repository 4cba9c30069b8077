using PaintSound.Live.Connections;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live.Import;

/// <summary>What came of filling a set.</summary>
public sealed class SetImportReport
{
    private readonly List<ManualImport> _drag = [];
    private readonly List<MisplacedClip> _elsewhere = [];
    private readonly List<string> _refused = [];

    /// <summary>Clips that were made.</summary>
    public int Created { get; private set; }

    /// <summary>Clips that were there already.</summary>
    public int Existing { get; private set; }

    /// <summary>Those of the clips made that lie in another scene, since theirs holds another clip.</summary>
    public IReadOnlyList<MisplacedClip> Misplaced => _elsewhere;

    /// <summary>Files that this Live does not make clips of by itself, and where they belong.</summary>
    public IReadOnlyList<ManualImport> Manual => _drag;

    /// <summary>Why the others were not made, a sentence each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Takes the answer for one clip.</summary>
    internal void Take(string clip, string file, string track, int wanted, LiveReply answer)
    {
        if (answer.Entry == LiveCatalogue.Refused)
        {
            _refused.Add(answer.Text(2));
            return;
        }

        var scene = (int)answer.Float(2);
        switch (answer.Text(1))
        {
            case "made":
                Created++;
                if (scene != wanted)
                {
                    _elsewhere.Add(new MisplacedClip(clip, track, scene + 1, wanted + 1));
                }

                break;
            case "there":
                Existing++;
                break;
            case "drag":
                _drag.Add(new ManualImport(file, track, scene + 1));
                break;
            default:
                _refused.Add($"Live did not say what came of {file}.");
                break;
        }
    }
}
