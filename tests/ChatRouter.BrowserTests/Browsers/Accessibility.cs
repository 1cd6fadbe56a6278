using System.Text.Json;
using Microsoft.Playwright;

namespace ChatRouter.BrowserTests.Browsers;

/// <summary>Looks at a page as axe does: WCAG 2.2, levels A and AA.</summary>
public static class Accessibility
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    private const string Run = """
        async (runOnly) => {
          const found = await axe.run(document, { runOnly, iframes: false, resultTypes: ['violations'] });
          return found.violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary.replaceAll('\n', '\n  ')}`));
        }
        """;

    private static readonly string[] Whole = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string[] Colors = ["color-contrast"];

    /// <summary>
    /// Nothing is wrong on the page and in its frames as they are now, nor with its colours where day and night are changed about;
    /// else every violation is told with its place.
    /// </summary>
    /// <remarks>
    /// Animations are brought to their end first, because colours are judged as they are at this moment. Scripts run from outside the page,
    /// so that its Content-Security-Policy holds. What lies in a closed shadow root is not seen.
    /// </remarks>
    public static async Task AssertCleanAsync(IPage page)
    {
        var violations = await ViolationsAsync(page, Whole);
        var isDark = await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches");
        await page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Light : ColorScheme.Dark });
        violations.AddRange((await ViolationsAsync(page, Colors)).Select(violation => $"{(isDark ? "by day" : "by night")}, {violation}"));
        await page.EmulateMediaAsync(new() { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        Assert.True(violations.Count == 0, $"{violations.Count} violations on {page.Url}:\n{string.Join('\n', violations)}");
    }

    private static async Task<List<string>> ViolationsAsync(IPage page, string[] rules)
    {
        var violations = new List<string>();
        foreach (var frame in page.Frames)
            violations.AddRange(await ViolationsAsync(frame, rules));
        return violations;
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IFrame frame, string[] rules)
    {
        await frame.EvaluateAsync("() => document.getAnimations().forEach(animation => { try { animation.finish(); } catch { animation.cancel(); } })");
        await frame.EvaluateAsync($"() => {{ if (!window.axe) {{ {Axe.Value} }} }}");
        var found = await frame.EvaluateAsync<JsonElement>(Run, rules);
        return found.EnumerateArray().Select(violation => $"{frame.Url}: {violation.GetString()}");
    }
}
