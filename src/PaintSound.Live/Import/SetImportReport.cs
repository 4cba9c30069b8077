using PaintSound.Live.Connections;
using PaintSound.Osc.Addresses;

namespace PaintSound.Live.Import;

/// <summary>The result of an import into the open set.</summary>
public sealed class SetImportReport
{
    private readonly List<ManualImport> _manual = [];
    private readonly List<MisplacedClip> _misplaced = [];
    private readonly List<string> _refused = [];

    /// <summary>The number of clips that were created.</summary>
    public int Created { get; private set; }

    /// <summary>The number of clips that existed already.</summary>
    public int Existing { get; private set; }

    /// <summary>The created clips that are in another scene, because their scene contains another clip.</summary>
    public IReadOnlyList<MisplacedClip> Misplaced => _misplaced;

    /// <summary>The files that this version of Live cannot create clips from, and their positions.</summary>
    public IReadOnlyList<ManualImport> Manual => _manual;

    /// <summary>The reasons why other clips were not created, one sentence each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Adds clips that were found before the import.</summary>
    internal void AddExisting(int count) => Existing += count;

    /// <summary>Adds the reply for one clip.</summary>
    internal void Add(string clip, string file, string track, int wanted, LiveReply reply)
    {
        if (reply.Entry == LiveCatalogue.Refused)
        {
            _refused.Add(reply.GetText(2));
            return;
        }

        var scene = (int)reply.GetNumber(2);
        switch (reply.GetText(1))
        {
            case "made":
                Created++;
                if (scene != wanted)
                {
                    _misplaced.Add(new MisplacedClip(clip, track, scene + 1, wanted + 1));
                }

                break;
            case "there":
                Existing++;
                break;
            case "drag":
                _manual.Add(new ManualImport(file, track, scene + 1));
                break;
            default:
                _refused.Add($"Live sent an unknown result for {file}.");
                break;
        }
    }
}
