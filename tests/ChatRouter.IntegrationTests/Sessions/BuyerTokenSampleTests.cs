using System.Diagnostics;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Sessions;

/// <summary>The samples that the console shows, run as a shop would run them: away from this project, with nothing but their language.</summary>
public sealed class BuyerTokenSampleTests : DeskScene
{
    [Theory]
    [InlineData("node", "buyer-token.mjs")]
    [InlineData("java", "BuyerToken.java")]
    [InlineData("php", "buyer-token.php")]
    [InlineData("dotnet", "BuyerToken.cs", "run", "--no-cache")]
    public async Task A_sample_signs_a_token_by_which_the_server_knows_the_buyer(string tool, string sample, params string[] arguments)
    {
        var token = await RunAsync(tool, [.. arguments, sample, DemoShop.Shop.Id.Value, "8841"]);

        var buyer = await BuyerAsync(token);

        Assert.Equal(new BuyerSession.Who(new("u:8841"), Verified: true), buyer.Session.Buyer);
    }

    private static async Task<string> RunAsync(string tool, IEnumerable<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("chatrouter-sample-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "src/web/desk/src/admin/samples")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["CHAT_SECRET"] = DemoShop.BuyerTokenSecret;
            using var run = Process.Start(start)!;
            var (said, complained) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            await run.WaitForExitAsync();
            Assert.True(run.ExitCode == 0, $"{tool}: {await said}{await complained}");
            return (await said).Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
