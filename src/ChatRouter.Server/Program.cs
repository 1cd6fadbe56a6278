using ChatRouter.Core;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Health;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Nodes;
using ChatRouter.Server.Pages;
using ChatRouter.Server.Storage;

// Settings are read at start: a watch for changed files would hear of every write to a database below the content root.
var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.ConfigureEndpointDefaults(listen => listen.UseUserTimeout());
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddDemo(builder.Configuration);
builder.Services.AddNodes(builder.Configuration);
builder.Services.AddConversations();
builder.Services.AddAuth(builder.Configuration);
builder.Services.AddHubs(builder.Configuration);
builder.Services.AddApi(builder.Configuration);
builder.Services.AddHealth();

if (!await WaitingRoom.PassAsync(builder.Configuration, args))
    return;

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UsePages();
app.UseRouting();
app.UseRateLimiter();
app.UseHubLimits();
app.UseAuthentication();
app.UseAuthorization();
app.MapSessions();
app.MapWall();
app.MapHubs();
app.MapHealth();
app.MapOpenApi().AllowAnonymous();
app.MapPages();
await app.RunAsync();

/// <summary>The server's entry point; public so that tests can host it.</summary>
public partial class Program;
