using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The HTTP interface that was agreed on.</summary>
public sealed class OpenApiTests : AccountScene
{
    private const string Rewrite = "CHATROUTER_WRITE_OPENAPI";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_is_the_one_that_is_checked_in()
    {
        var file = Repository.At("src", "ChatRouter.Server", "Api", "openapi.v1.json");
        var document = JsonNode.Parse(await Endpoint.Http.GetStringAsync("/openapi/v1.json"))!.AsObject();
        // The address of this test's server.
        document.Remove("servers");
        var now = document.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(file, now);

        Assert.True(await File.ReadAllTextAsync(file) == now, $"The HTTP interface changed. If it was meant to, run this test with {Rewrite}=1 and look at the difference of {file}.");
    }
}
