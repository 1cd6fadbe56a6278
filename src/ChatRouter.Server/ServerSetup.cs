using ChatRouter.Core;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Health;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Metrics;
using ChatRouter.Server.Nodes;
using ChatRouter.Server.Orders;
using ChatRouter.Server.Storage;
using ChatRouter.Server.Webhooks;

namespace ChatRouter.Server;

/// <summary>What a server is made of; for commands as well, which use it without starting it.</summary>
internal static class ServerSetup
{
    private static readonly string[] Named = ["ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT"];

    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        // Settings are read at start: a watch for changed files would hear of every write to a database below the content root.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. OwnFolder(), .. settings]);
        builder.Services.AddSingleton(TimeProvider.System);
        // After the drain's 15 s at the most: a node ends within 25.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddDemo(builder.Configuration);
        builder.Services.AddNodes(builder.Configuration);
        builder.Services.AddConversations();
        builder.Services.AddOrders(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddAccounts(builder.Configuration);
        builder.Services.AddAuth(builder.Configuration);
        builder.Services.AddHubs(builder.Configuration);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddHealth();
        builder.Services.AddInstruments();
        return builder;
    }

    // A published server has its pages and settings beside its binary, wherever it is started. Whoever names another folder means it.
    private static string[] OwnFolder() =>
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) && Named.All(name => Environment.GetEnvironmentVariable(name) is null)
            ? [$"--contentRoot={AppContext.BaseDirectory}"]
            : [];
}
