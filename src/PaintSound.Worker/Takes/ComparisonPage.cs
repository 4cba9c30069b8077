using System.Globalization;
using System.Net;
using System.Text;
using PaintSound.Core.Congruity;
using PaintSound.Takes.Records;

namespace PaintSound.Worker.Takes;

/// <summary>Writes what was selected and what other settings would have selected side by side, as one HTML page without other files.</summary>
/// <param name="title">The title of the page.</param>
/// <param name="other">The name of the other show.</param>
internal sealed class ComparisonPage(string title, string other)
{
    private const string Style = """
        :root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
        body { max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.6rem; margin-bottom: .2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
        td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .same { opacity: .62; }
        .detail { opacity: .72; font-size: .85rem; }
        img { display: block; width: 56px; height: 56px; border-radius: 4px; }
        .summary td:first-child { width: 40%; }
        """;

    /// <summary>Returns the page.</summary>
    /// <param name="before">What happened with the settings of the take.</param>
    /// <param name="after">What happens with the other settings.</param>
    public string Create(TakeRun before, TakeRun after)
    {
        var (first, second) = (Selections(before), Selections(after));
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(title)}</title><style>{Style}</style></head>
            <body>
            <h1>{Encode(title)}</h1>
            <p>As performed, and as <b>{Encode(other)}</b> would have selected. {Clock(before.Length)} in all.</p>
            <table class="summary">
            <thead><tr><th scope="col"></th><th scope="col">As performed</th><th scope="col">{Encode(other)}</th></tr></thead>
            <tbody>

            """);
        AddSummary(html, "Excerpts selected", first.Count, second.Count);
        AddSummary(html, "Different excerpts", Count(first, s => $"{s.Work} {s.StartSeconds}"), Count(second, s => $"{s.Work} {s.StartSeconds}"));
        AddSummary(html, "Different works", Count(first, s => s.Work), Count(second, s => s.Work));
        AddSummary(html, "Mean correspondence", Mean(first.Select(s => s.Correspondence)), Mean(second.Select(s => s.Correspondence)));
        AddSummary(html, "Mean sound distance", Mean(first.Select(s => s.SoundDistance)), Mean(second.Select(s => s.SoundDistance)));
        AddSummary(html, "Paintings selected", before.Replayed.OfType<PaintingRecord>().Count(), after.Replayed.OfType<PaintingRecord>().Count());
        AddSummary(html, "Mean congruity", Congruity(before), Congruity(after));
        AddSummary(html, "Time with the same work", "", Share(first, second, before.Length));
        html.Append(CultureInfo.InvariantCulture, $"""
            </tbody></table>
            <h2>Selections</h2>
            <table>
            <thead><tr><th scope="col">Time</th><th scope="col">Canvas</th><th scope="col">As performed</th><th scope="col">{Encode(other)}</th></tr></thead>
            <tbody>

            """);
        foreach (var time in first.Concat(second).Select(selection => selection.Time).Distinct().Order())
        {
            var (left, right) = (Current(first, time), Current(second, time));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"n\">{Clock(time)}</td><td>{Picture(before.Pictures, time)}</td>");
            AddSelection(html, left, time, left?.Work == right?.Work);
            AddSelection(html, right, time, left?.Work == right?.Work);
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>\n</body>\n</html>\n").ToString();
    }

    private static List<SelectionRecord> Selections(TakeRun run) => [.. run.Replayed.OfType<SelectionRecord>()];

    private static string Congruity(TakeRun run) =>
        MeanCongruity.Of(run.Replayed.OfType<CongruityRecord>().Select(record => record.Reading)).Value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    private static int Count(IEnumerable<SelectionRecord> selections, Func<SelectionRecord, string> of) => selections.Select(of).Distinct(StringComparer.Ordinal).Count();

    private static string Mean(IEnumerable<float> values) => values.Any() ? values.Average().ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static SelectionRecord? Current(List<SelectionRecord> selections, TimeSpan time) => selections.FindLast(selection => selection.Time <= time);

    private static string Share(List<SelectionRecord> first, List<SelectionRecord> second, TimeSpan length)
    {
        TimeSpan[] times = [.. first.Concat(second).Select(selection => selection.Time).Distinct().Order(), length];
        var (same, sum) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = 0; i + 1 < times.Length; i++)
        {
            var span = times[i + 1] - times[i];
            sum += span;
            same += Current(first, times[i])?.Work == Current(second, times[i])?.Work ? span : TimeSpan.Zero;
        }

        return sum > TimeSpan.Zero ? (same / sum).ToString("P0", CultureInfo.InvariantCulture) : "–";
    }

    private static void AddSummary<T>(StringBuilder html, string what, T before, T after) =>
        html.Append(CultureInfo.InvariantCulture, $"<tr><td>{what}</td><td class=\"n\">{before}</td><td class=\"n\">{after}</td></tr>\n");

    private static void AddSelection(StringBuilder html, SelectionRecord? selection, TimeSpan time, bool isSame)
    {
        if (selection is null)
        {
            html.Append("<td>–</td>");
        }
        else if (selection.Time < time)
        {
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"same\">{Encode(selection.Title)} <span class=\"detail\">goes on</span></td>");
        }
        else
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<td{(isSame ? " class=\"same\"" : "")}>{Encode(selection.Title)} <span class=\"detail\">{Clock(TimeSpan.FromSeconds(selection.StartSeconds))}<br>correspondence {selection.Correspondence:0.00}, sound distance {selection.SoundDistance:0.00}</span></td>");
        }
    }

    private static string Picture(IReadOnlyList<CanvasPicture> pictures, TimeSpan time) => pictures.LastOrDefault(picture => picture.Time <= time) is { } picture
        ? $"<img alt=\"The canvas at {Clock(picture.Time)}\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(picture.Jpeg)}\">"
        : "";

    private static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
