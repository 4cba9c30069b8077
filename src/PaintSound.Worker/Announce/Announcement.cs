using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Live.Doors;

namespace PaintSound.Worker.Announce;

/// <summary>What is announced in order: one value, so that the audio path can hand it over without allocating.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Value">Strength of an onset, or change of the canvas.</param>
/// <param name="Subject">The <see cref="Selection"/>, <see cref="PaintingSelection"/>, <see cref="Congruity"/>, <see cref="SourceReport"/>, <see cref="LiveReport"/> or <see cref="StepReport"/>.</param>
internal readonly record struct Announcement(AnnouncementKind Kind, TimeSpan At, float Value = 0, object? Subject = null)
{
    /// <summary>Says it in one language.</summary>
    public void To(IAnnouncer announcer)
    {
        switch (Kind)
        {
            case AnnouncementKind.Onset:
                announcer.Onset(At, Value);
                break;
            case AnnouncementKind.StrokeBegan:
            case AnnouncementKind.StrokeEnded:
                announcer.Stroke(At, Kind == AnnouncementKind.StrokeBegan);
                break;
            case AnnouncementKind.Canvas:
                announcer.Canvas(At, Value);
                break;
            case AnnouncementKind.Selected:
                announcer.Selected((Selection)Subject!);
                break;
            case AnnouncementKind.SelectedPainting:
                announcer.Selected((PaintingSelection)Subject!);
                break;
            case AnnouncementKind.Congruity:
                announcer.Congruity(At, (Congruity)Subject!);
                break;
            case AnnouncementKind.Source:
                announcer.Source(At, (SourceReport)Subject!);
                break;
            case AnnouncementKind.Live:
                announcer.Live(At, (LiveReport)Subject!);
                break;
            case AnnouncementKind.Step:
                announcer.Step((StepReport)Subject!);
                break;
            case AnnouncementKind.Heartbeat:
                announcer.Heartbeat(At);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to announce {Kind}.");
        }
    }
}

/// <summary>Kinds of announcements.</summary>
internal enum AnnouncementKind
{
    /// <summary>The brush touched the canvas.</summary>
    Onset,

    /// <summary>A stroke began.</summary>
    StrokeBegan,

    /// <summary>A stroke ended.</summary>
    StrokeEnded,

    /// <summary>The canvas was looked at.</summary>
    Canvas,

    /// <summary>An excerpt was chosen.</summary>
    Selected,

    /// <summary>A painting was chosen.</summary>
    SelectedPainting,

    /// <summary>Music and canvas were compared.</summary>
    Congruity,

    /// <summary>A source changed its state.</summary>
    Source,

    /// <summary>Something happened in Live.</summary>
    Live,

    /// <summary>A perception step is done.</summary>
    Step,

    /// <summary>A sign of life.</summary>
    Heartbeat,
}
