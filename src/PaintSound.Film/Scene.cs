using PaintSound.Core.Choosing;

namespace PaintSound.Film;

/// <summary>
/// The pictures of a film: the painting as it grows, beside it the excerpt that answers it and why, below the brush with
/// its onsets and the selections on a time line. What is still to come is seen dimly.
/// </summary>
public sealed class Scene
{
    /// <summary>Pixels across.</summary>
    public const int Width = 1280;

    /// <summary>Pixels down.</summary>
    public const int Height = 720;

    private const int Margin = 48;
    private const int Column = 544;
    private static readonly TimeSpan Dissolve = TimeSpan.FromSeconds(0.12);
    private static readonly Area Canvas = new(Margin, 44, 448, 448);
    private static readonly Area Telling = new(Column, 44, Width - Margin - Column, 448);
    private static readonly Area Brush = new(Margin, 516, Width - (2 * Margin), 88);
    private static readonly Area Course = new(0, Brush.Y - 6, Width, Height - Brush.Y + 6);

    private readonly IReadOnlyList<Look> _looks;
    private readonly IReadOnlyList<Selection> _selections;
    private readonly TimeLine _line;
    private readonly Palette _palette;
    private readonly Picture _lit = new(Width, Height);
    private readonly Picture _dim = new(Width, Height);
    private readonly Picture _now = new(Width, Height);
    private Picture _before = new(Canvas.Width, Canvas.Height);
    private Picture _after = new(Canvas.Width, Canvas.Height);
    private int _look = -2;
    private double _share;
    private int _told = -2;

    /// <summary>Prepares the film of a performance.</summary>
    /// <param name="chronicle">The performance.</param>
    /// <param name="length">How long it was; above zero.</param>
    public Scene(Chronicle chronicle, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        (_looks, _selections) = (chronicle.Looks, chronicle.Selections);
        _line = new TimeLine(length, Brush.X, Brush.Width);
        _palette = new Palette(_selections);
        DrawCourse(chronicle);
        _now.Copy(_dim, _now.Area);
        _before.Fill(_before.Area, Palette.Panel);
        _after.Fill(_after.Area, Palette.Panel);
    }

    /// <summary>The picture of a moment. The next call draws over it.</summary>
    /// <param name="moment">From the beginning of the performance.</param>
    public Picture At(TimeSpan moment)
    {
        ShowCanvas(moment);
        var current = Last(_selections, s => s.At, moment);
        if (current != _told)
        {
            _told = current;
            Tell(current < 0 ? null : _selections[current]);
        }

        ShowCourse(moment);
        return _now;
    }

    private static int Last<T>(IReadOnlyList<T> list, Func<T, TimeSpan> at, TimeSpan moment)
    {
        var last = -1;
        while (last + 1 < list.Count && at(list[last + 1]) <= moment)
        {
            last++;
        }

        return last;
    }

    /// <summary>The painting between two looks: at last the one dissolves into the other.</summary>
    private void ShowCanvas(TimeSpan moment)
    {
        var look = Last(_looks, l => l.At, moment);
        if (look != _look && look >= 0)
        {
            var next = Math.Min(look + 1, _looks.Count - 1);
            _before.Draw(_looks[look].Canvas, _before.Area);
            _after.Draw(_looks[next].Canvas, _after.Area);
        }

        var share = look >= 0 && look + 1 < _looks.Count ? Math.Max(0, 1 - ((_looks[look + 1].At - moment) / Dissolve)) : 0;
        if (look == _look && share == _share)
        {
            return;
        }

        (_look, _share) = (look, share);
        _now.Dissolve(_before, _after, share, Canvas.X, Canvas.Y);
    }

    private void Tell(Selection? selection)
    {
        _now.Copy(_dim, Telling);
        if (selection is null)
        {
            return;
        }

        var work = selection.Excerpt.Work;
        var colour = _palette.For(work.Id);
        var y = 84;
        foreach (var part in Font.Large.Wrap(work.Title, Telling.Width, 2))
        {
            _now.Write(part, Column, y, Font.Large, Palette.Bright);
            y += Font.Large.Height + 2;
        }

        var source = $"{work.Collection} · {Words.From(selection)}";
        _now.Fill(new Area(Column, y + 7, 14, 14), colour);
        _now.Write(Font.Medium.Fit(source, Telling.Width - 24), Column + 24, y + 4, Font.Medium, colour);

        DrawDistance("correspondence with the canvas", selection.Correspondence, 1, 228, colour);
        DrawDistance("sound distance to the brush", selection.SoundDistance, 2, 286, colour);

        y = 352;
        foreach (var part in Font.Medium.Wrap(Words.Why(selection.Reason), Telling.Width, 3))
        {
            _now.Write(part, Column, y, Font.Medium, Palette.Text);
            y += Font.Medium.Height + 2;
        }

        DrawOthers(selection.Reason.Best.Skip(1).Take(3).ToArray());
    }

    private void DrawDistance(string what, float value, float far, int y, Colour colour)
    {
        _now.Write(what, Column, y, Font.Medium, Palette.Quiet);
        var figure = Words.Figure(value);
        _now.Write(figure, Telling.Right - Font.Medium.Measure(figure), y, Font.Medium, Palette.Bright);
        var scale = new Area(Column, y + 29, Telling.Width, 3);
        var place = Column + (int)((scale.Width - 12) * Math.Clamp(value / far, 0, 1));
        _now.Fill(scale, Palette.Line);
        _now.Fill(scale with { Width = place - Column }, colour, 0.6);
        _now.Fill(new Area(place, y + 24, 12, 13), colour);
    }

    private void DrawOthers(Candidate[] others)
    {
        var y = Telling.Bottom - (others.Length * (Font.Small.Height + 3));
        foreach (var other in others)
        {
            var figures = $"{Words.Figure(other.Correspondence)}  {Words.Figure(other.SoundDistance)}";
            var title = $"{other.Rank}. {other.Excerpt.Work.Title}";
            var room = Telling.Width - Font.Small.Measure(figures) - 20;
            _now.Write(Font.Small.Fit(title, room), Column, y, Font.Small, Palette.Quiet);
            _now.Write(figures, Telling.Right - Font.Small.Measure(figures), y, Font.Small, Palette.Quiet);
            y += Font.Small.Height + 3;
        }
    }

    private void DrawCourse(Chronicle chronicle)
    {
        _lit.Fill(_lit.Area, Palette.Ground);
        _lit.Write("PaintSound", Column, 44, Font.Medium, Palette.Quiet);
        _lit.Draw(Spectrogram.Draw(chronicle, _line.Length, Brush.Width, Brush.Height), Brush);
        _line.DrawOnsets(_lit, chronicle.Onsets, Brush.Bottom + 22, 18);
        foreach (var (selection, bar) in _line.Bars(_selections, Brush.Bottom + 26, 26))
        {
            _lit.Fill(bar, _palette.For(selection.Excerpt.Work.Id));
            _lit.Write(Font.Small.Fit(selection.Excerpt.Work.Title, bar.Width - 12), bar.X + 6, bar.Y + 5, Font.Small, Palette.Ground);
        }

        _dim.Copy(_lit, _lit.Area);
        _dim.Fill(Course, Palette.Ground, 0.75);
        foreach (var picture in new[] { _lit, _dim })
        {
            _line.DrawScale(picture, Brush.Bottom + 56, Font.Small);
        }
    }

    private void ShowCourse(TimeSpan moment)
    {
        var head = _line.At(moment);
        _now.Copy(_lit, Course with { Width = head });
        _now.Copy(_dim, Course with { X = head, Width = Width - head });
        _now.Fill(new Area(head, Course.Y, 2, Brush.Height + 66), Palette.Bright);
        var clock = $"{TimeLine.Clock(moment)} / {TimeLine.Clock(_line.Length)}";
        var place = new Area(Telling.Right - Font.Medium.Measure(clock), 44, Font.Medium.Measure(clock), Font.Medium.Height);
        _now.Copy(_dim, place);
        _now.Write(clock, place.X, place.Y, Font.Medium, Palette.Text);
    }
}
