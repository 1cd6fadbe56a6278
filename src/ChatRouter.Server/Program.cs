using ChatRouter.Server;
using ChatRouter.Server.Api;
using ChatRouter.Server.Commands;
using ChatRouter.Server.Health;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Limits;
using ChatRouter.Server.Metrics;
using ChatRouter.Server.Pages;
using ChatRouter.Server.Storage;

if (await CommandLine.TryRunAsync(args) is { } exitCode)
    return exitCode;

var settings = CommandLine.ServerSettings(args);
var builder = ServerSetup.CreateBuilder(settings);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.ConfigureEndpointDefaults(listen => listen.UseUserTimeout().UseHeartbeatWheel());
});

if (!await WaitingRoom.PassAsync(builder.Configuration, settings))
    return Environment.ExitCode;

var app = builder.Build();
foreach (var finding in Checkup.OfProcess().Where(finding => finding.Verdict == Verdict.Warn))
    app.Logger.RunsUnwisely(finding.Subject, finding.Text);
app.UseExceptionHandler();
app.UseMalformedRequests();
app.UseStatusCodePages();
app.UsePages();
app.UseRouting();
app.UseRateLimiter();
app.UseHubLimits();
app.UseAuthentication();
app.UseAuthorization();
app.UseRequestLimit();
app.MapSessions();
app.MapMe();
app.MapMembers();
app.MapLinks();
app.MapSignUp();
app.MapKeys();
app.MapBuyers();
app.MapUploads();
app.MapPhrases();
app.MapDesk();
app.MapConversations();
app.MapRecords();
app.MapShop();
app.MapTags();
app.MapBlocks();
app.MapBot();
app.MapWidget();
app.MapRouting();
app.MapScheduledPublications();
app.MapWebhooks();
app.MapChannels();
app.MapDistribution();
app.MapRatings();
app.MapAudit();
app.MapWall();
app.MapHubs();
app.MapOperator();
app.MapHealth();
app.MapMetrics();
app.MapSystem();
app.MapOpenApi().AllowAnonymous();
app.MapPages();
app.MapUnknownRoutes();
await app.RunAsync();
return 0;

/// <summary>The server's entry point; public so that tests can host it.</summary>
public partial class Program;
