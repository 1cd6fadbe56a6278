using System.Text.Json;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Scenarios;

namespace ChatRouter.Tests.Scenarios;

public sealed class ScenarioFormatTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("10m", 600_000)]
    [InlineData("72h2s1ms", 259_202_001)]
    [InlineData("100ms", 100)]
    [InlineData("never", -1)]
    public void A_duration_is_read(string text, long milliseconds) => Assert.Equal(milliseconds, Duration.Parse(text).TotalMilliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5s1h")]
    [InlineData("-5s")]
    public void What_is_no_duration_is_an_error(string text) => Assert.Throws<FormatException>(() => Duration.Parse(text));

    [Theory]
    [InlineData("""{ "name": "n", "stepz": [], "steps": [] }""")]
    [InlineData("""{ "name": "n", "steps": [ { "at": "1s", "do": "buyer", "buyr": "x" } ] }""")]
    [InlineData("""{ "name": "n", "steps": [ { "at": "1s", "do": "buyer", "expect": { "ownr": "a" } } ] }""")]
    [InlineData("""{ "name": "n", "agents": [ { "id": "a", "wait": 1 } ], "steps": [] }""")]
    [InlineData("""{ "name": "n" }""")]
    public void An_unknown_or_missing_field_is_an_error(string json) => Assert.Throws<JsonException>(() => Scenario.Parse(json));

    [Fact]
    public void Settings_are_laid_over_the_preset()
    {
        var scenario = Scenario.Parse("""{ "name": "n", "preset": "feige", "settings": { "busyAbove": 2, "mode": "average", "overflowAfter": "5s", "reassignAfter": "never" }, "steps": [] }""");

        var settings = ScenarioSettings.Over(scenario.Preset, scenario.Settings);

        Assert.Equal(Presets.Feige with { BusyAbove = 2, Mode = RoutingMode.Average, OverflowAfter = TimeSpan.FromSeconds(5), ReassignAfter = TimeSpan.Zero }, settings);
    }

    [Theory]
    [InlineData("""{ "name": "n", "preset": "qq", "steps": [] }""")]
    [InlineData("""{ "name": "n", "settings": { "busyUnder": 2 }, "steps": [] }""")]
    public void An_unknown_preset_or_setting_is_an_error(string json)
    {
        var scenario = Scenario.Parse(json);

        Assert.Throws<JsonException>(() => ScenarioSettings.Over(scenario.Preset, scenario.Settings));
    }
}
