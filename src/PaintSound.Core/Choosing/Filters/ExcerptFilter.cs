using System.Collections.Immutable;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Filters;

/// <summary>
/// Which excerpts can be selected, by what is known of them and of their works. All parts must let an excerpt pass. What is not known of an excerpt passes no part that is set. Immutable;
/// equal if all parts are equal.
/// </summary>
public sealed record ExcerptFilter
{
    /// <summary>The filter that lets everything pass.</summary>
    public static ExcerptFilter None { get; } = new();

    /// <summary>The levels, in dB relative to full scale (<see cref="Excerpt.LevelDb"/>).</summary>
    public NumberRange LoudnessDb { get; init; } = NumberRange.Any;

    /// <summary>The spectral centroids in Hz (<see cref="Excerpt.CentroidHz"/>).</summary>
    public NumberRange BrightnessHz { get; init; } = NumberRange.Any;

    /// <summary>The onset rates, per second (<see cref="Excerpt.OnsetRate"/>).</summary>
    public NumberRange OnsetRate { get; init; } = NumberRange.Any;

    /// <summary>The attacks in ms (<see cref="Excerpt.AttackMs"/>).</summary>
    public NumberRange AttackMs { get; init; } = NumberRange.Any;

    /// <summary>Whether notes are held.</summary>
    public HeldChoice Held { get; init; }

    /// <summary>The tempos of the works, in beats per minute.</summary>
    public NumberRange TempoBpm { get; init; } = NumberRange.Any;

    /// <summary>The lengths of the works, in seconds.</summary>
    public NumberRange DurationSeconds { get; init; } = NumberRange.Any;

    /// <summary>The years of the works.</summary>
    public NumberRange Year { get; init; } = NumberRange.Any;

    /// <summary>How long a work must not have been selected; zero for no limit. A work that was never selected passes.</summary>
    public TimeSpan Unheard { get; init; }

    /// <summary>The artists that pass; empty for all.</summary>
    public ImmutableHashSet<string> Artists { get; init; } = [];

    /// <summary>The genres that pass; empty for all.</summary>
    public ImmutableHashSet<string> Genres { get; init; } = [];

    /// <summary>The folders that pass; empty for all.</summary>
    public ImmutableHashSet<string> Folders { get; init; } = [];

    /// <summary>True if everything passes.</summary>
    public bool IsNone => Equals(None);

    /// <summary>Returns true if an excerpt passes, whenever its work was last selected: this record does not know that.</summary>
    public bool Passes(Excerpt excerpt)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        return PassesWork(excerpt.Work) && PassesSound(excerpt);
    }

    /// <inheritdoc/>
    public bool Equals(ExcerptFilter? other) => other is not null
        && LoudnessDb == other.LoudnessDb && BrightnessHz == other.BrightnessHz && OnsetRate == other.OnsetRate && AttackMs == other.AttackMs && Held == other.Held
        && TempoBpm == other.TempoBpm && DurationSeconds == other.DurationSeconds && Year == other.Year && Unheard == other.Unheard
        && Artists.SetEquals(other.Artists) && Genres.SetEquals(other.Genres) && Folders.SetEquals(other.Folders);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        HashCode.Combine(LoudnessDb, BrightnessHz, OnsetRate, AttackMs, Held), TempoBpm, DurationSeconds, Year, Unheard, Artists.Count, Genres.Count, Folders.Count);

    /// <summary>Returns true if the excerpts of a work pass by what is known of the work.</summary>
    public bool PassesWork(MusicWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return TempoBpm.Contains(work.TempoBpm) && DurationSeconds.Contains(work.DurationSeconds) && Year.Contains(work.Year)
            && Passes(Artists, work.Artist) && Passes(Genres, work.Genre) && Passes(Folders, work.Folder);
    }

    /// <summary>Returns true if an excerpt passes by its sound.</summary>
    public bool PassesSound(Excerpt excerpt)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        return LoudnessDb.Contains(excerpt.LevelDb) && BrightnessHz.Contains(excerpt.CentroidHz) && OnsetRate.Contains(excerpt.OnsetRate) && AttackMs.Contains(excerpt.AttackMs)
            && Held switch
            {
                HeldChoice.Held => excerpt.IsHeld,
                HeldChoice.Moving => excerpt is { IsHeld: false, LevelDb: > Excerpt.SilentDb },
                _ => true,
            };
    }

    private static bool Passes(ImmutableHashSet<string> names, string? name) => names.IsEmpty || (name is not null && names.Contains(name));
}
