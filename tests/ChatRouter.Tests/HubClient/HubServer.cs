using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Tests.HubClient;

/// <summary>A server with one hub at <c>/hub</c>, on a port that the system chooses; to be started.</summary>
internal static class HubServer
{
    public static WebApplication Of<THub>() where THub : Hub
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR(options => options.MaximumParallelInvocationsPerClient = 4).AddJsonProtocol(options => options.PayloadSerializerOptions = HubJson.Options);
        var app = builder.Build();
        app.MapHub<THub>("/hub");
        return app;
    }
}
