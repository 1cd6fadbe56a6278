using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Deploy;

public sealed partial class ContainerFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-compose-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task HAProxy_accepts_its_configuration()
    {
        var haproxy = File.Exists("/usr/sbin/haproxy") ? "/usr/sbin/haproxy" : "haproxy";
        var (code, output) = await Tool.RunAsync(
            "sudo apt-get install haproxy",
            new(haproxy, ["-c", "-f", Repository.At("deploy", "haproxy", "haproxy.cfg"), "-f", Repository.At("deploy", "haproxy", "nodes.cfg")]));

        Assert.True(code == 0, output);
        Assert.DoesNotContain("WARNING", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("compose.scale.yaml")]
    public async Task Compose_accepts_the_file_once_the_secrets_are_there(string file)
    {
        var (without, complaint) = await ComposeAsync(file, "");
        var (with, output) = await ComposeAsync(file, "secret1");

        Assert.NotEqual(0, without);
        Assert.Contains("deploy/.env", complaint, StringComparison.Ordinal);
        Assert.True(with == 0, output);
    }

    [Fact]
    public void HAProxy_knows_every_node_of_the_compose_file()
    {
        var services = NodeService().Matches(File.ReadAllText(Repository.At("deploy", "compose.scale.yaml"))).Select(match => match.Groups[1].Value);
        var servers = ServerLine().Matches(File.ReadAllText(Repository.At("deploy", "haproxy", "nodes.cfg"))).Select(match => match.Groups[1].Value);

        Assert.Equal(3, services.Count());
        Assert.Equal(services, servers);
    }

    [Fact]
    public void Everything_that_the_image_copies_is_there()
    {
        var sources = CopyLine().Matches(Dockerfile.Text).SelectMany(match => match.Groups[1].Value.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Repository.At(source)), source));
    }

    [Fact]
    public void The_image_restores_every_project_that_the_server_is_made_of()
    {
        var projects = Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Select(project => Path.GetRelativePath(Repository.Root, project));

        Assert.All(projects, project => Assert.Contains($"COPY {project} {Path.GetDirectoryName(project)}/\n", Dockerfile.Text, StringComparison.Ordinal));
    }

    // Debian's docker-compose checks everything but the project's name, which it does not know yet.
    private Task<(int Code, string Output)> ComposeAsync(string file, string secret)
    {
        var text = File.ReadAllText(Repository.At("deploy", file));
        var nameless = Path.Combine(_folder, file);
        File.WriteAllText(nameless, text[text.IndexOf('\n', text.IndexOf("\nname:", StringComparison.Ordinal) + 1)..]);
        var start = new ProcessStartInfo("docker-compose", ["-f", nameless, "config", "-q"]);
        foreach (var name in new[] { "OPERATOR_TOKEN", "POSTGRES_PASSWORD", "REDIS_PASSWORD" })
            start.Environment[name] = secret;
        return Tool.RunAsync("sudo apt-get install docker-compose", start);
    }

    [GeneratedRegex("^  (node-[0-9]+):", RegexOptions.Multiline)]
    private static partial Regex NodeService();

    [GeneratedRegex("^    server (node-[0-9]+) ", RegexOptions.Multiline)]
    private static partial Regex ServerLine();

    [GeneratedRegex("^COPY (?!--from)(.+)$", RegexOptions.Multiline)]
    private static partial Regex CopyLine();
}
