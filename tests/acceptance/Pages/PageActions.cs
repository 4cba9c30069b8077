using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Actions that several page tests share.</summary>
internal static class PageActions
{
    /// <summary>Waits until a JavaScript expression has a value, at most 180 s.</summary>
    public static async Task WaitUntilAsync<T>(this IPage page, string expression, T expected)
    {
        T? last = default;
        await Eventually.TrueAsync(
            async () => EqualityComparer<T>.Default.Equals(last = await page.EvaluateAsync<T>(expression), expected),
            () => $"{expression} is {last} and never became {expected} on {page.Url}.");
    }

    /// <summary>Clicks a button, waits until a JavaScript expression has changed, clicks again and waits until it has changed back.</summary>
    /// <returns>The path of the page and the selector.</returns>
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
