namespace PaintSound.Web;

/// <summary>The brush now; see <see cref="Core.Signal.BrushGesture"/>.</summary>
public sealed record BrushCard(float Level, float Brightness, float Rate);

/// <summary>A touch, by the clock of the spectrogram and of the performance.</summary>
public sealed record OnsetCard(double At, float Strength);

/// <summary>A source and its state, in the words of OSC.</summary>
public sealed record SourceCard(string Kind, string State, string Detail);

/// <summary>How the controls stand; see <see cref="Core.Control.ShowState"/>.</summary>
public sealed record ControlsCard(
    double Gate,
    double Dwell,
    bool Hold,
    double Follow,
    string Distance,
    bool Armed,
    double Smoothing,
    IReadOnlyDictionary<string, bool> Collections,
    IReadOnlyDictionary<string, double> Depths,
    ProjectionCard Projection);

/// <summary>How the projection stands; see <see cref="Core.Control.Projection"/>. The fade in seconds.</summary>
public sealed record ProjectionCard(string Blend, double Canvas, double Painting, double Fade, bool Black);

/// <summary>One that could have been chosen.</summary>
public sealed record CandidateCard(string Title, string Collection, float Correspondence, float? SoundDistance);

/// <summary>The chosen excerpt, and why; see <see cref="Core.Choosing.Selection"/>.</summary>
public sealed record SelectionCard(
    double At,
    string Id,
    string Title,
    string Collection,
    double Start,
    float Correspondence,
    float SoundDistance,
    int CorrespondenceRank,
    int SoundRank,
    int Passed,
    int Eligible,
    bool Silent,
    IReadOnlyList<CandidateCard> Best);

/// <summary>The chosen painting, and why; see <see cref="Core.Choosing.PaintingSelection"/>.</summary>
public sealed record PaintingCard(
    double At, string Id, string Title, string Collection, float Correspondence, int CorrespondenceRank, int TakingPart, IReadOnlyList<CandidateCard> Best);

/// <summary>Congruity at one perception step; see <see cref="Core.Choosing.Congruity"/>.</summary>
public sealed record CongruityCard(double At, float Value, float Raw, float Confidence, string Doubt);

/// <summary>What a perception step found and cost; see <see cref="Core.Control.StepReport"/>. Times in milliseconds.</summary>
public sealed record StepCard(double Took, double Load, PulseCard Brush, PulseCard Canvas, PulseCard? Music, float Covered, long Dropped);

/// <summary>The newest material of a source: its age in milliseconds, its level in dB.</summary>
public sealed record PulseCard(double? Age, float? Level);

/// <summary>What happened in Ableton Live: when, its kind in a word, and a sentence.</summary>
public sealed record LiveCard(double At, string Kind, string Words);

/// <summary>A line of the log.</summary>
public sealed record LogCard(double At, string Line);
