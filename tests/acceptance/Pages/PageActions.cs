using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>What several page tests do on a page.</summary>
internal static class PageActions
{
    /// <summary>Waits until an expression has a value, for half a minute at most.</summary>
    public static async Task WaitUntilAsync<T>(this IPage page, string expression, T expected)
    {
        T? last = default;
        await Eventually.TrueAsync(
            async () => EqualityComparer<T>.Default.Equals(last = await page.EvaluateAsync<T>(expression), expected),
            () => $"{expression} is {last} and never became {expected} on {page.Url}.");
    }

    /// <summary>Clicks a button, waits until what it does is seen, clicks again and waits until it is undone.</summary>
    /// <returns>Path and selector.</returns>
    public static async Task<string> ToggleAsync(this IPage page, string selector, string expression)
    {
        var before = await page.EvaluateAsync<bool>(expression);
        foreach (var expected in new[] { !before, before })
        {
            await page.ClickAsync(selector);
            await page.WaitUntilAsync(expression, expected);
        }

        return $"{new Uri(page.Url).AbsolutePath} {selector}";
    }
}
