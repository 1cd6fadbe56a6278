using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatRouter.IntegrationTests.Deploy;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>What a shop's developer is told to type, typed.</summary>
public sealed partial class DeveloperWalkTests : WebhookScene
{
    // What came by webhook is printed when it came; whatever still runs ends with the shell.
    private const string Ending = """

        trap 'kill $(jobs -p)' EXIT
        for i in $(seq 300); do grep -q . told.txt && break; sleep 0.1; done
        cat told.txt
        """;

    [Fact]
    public async Task Every_command_of_the_guide_does_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("chatrouter-walk-").FullName;
        var (port, key) = (LoopbackPort.Free(), await DoneAsync(Boss, HttpMethod.Post, "keys", new { name = "walk", scopes = new[] { "buyers:write", "webhooks:write", "channels:write" } }));
        await File.WriteAllTextAsync(Path.Combine(folder, "walk.sh"), string.Concat(Commands().Matches(await File.ReadAllTextAsync(Repository.At("src", "ChatRouter.Server", "Api", "README.md"))).Select(block => block.Groups[1].Value)) + Ending);
        var start = new ProcessStartInfo("bash", ["-eu", "-o", "pipefail", "walk.sh"]) { WorkingDirectory = folder };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["CHAT"] = Endpoint.Origin,
            ["PAGE"] = Endpoint.Origin,
            ["KEY"] = key.GetProperty("secret").GetString()!,
            ["SHOP"] = DemoShop.Shop.Id.Value,
            ["SHOP_KEY"] = DemoShop.Key,
            ["SECRET"] = DemoShop.BuyerTokenSecret,
            ["HOOK"] = $"http://127.0.0.1:{port}/chat/events",
            ["PORT"] = $"{port}",
        })
            start.Environment[name] = value;

        var (code, said) = await Tool.RunAsync("apt-get install -y bash curl nodejs", start);
        Directory.Delete(folder, recursive: true);

        Assert.True(code == 0, said);
        foreach (var told in (string[])
        [
            """ "buyer":{"id":"u:8841","name":"小明","verified":true}""", "204\n204\n", """ "code":"idempotencyConflict" """, "409\n", """ "duplicate":false""", """ "duplicate":true""", "还有货吗?\n",
        ])
            Assert.Contains(told.Trim(' '), said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Commands();
}
