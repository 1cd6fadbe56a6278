using ChatRouter.Core.Shops;
using ChatRouter.Storage;

namespace ChatRouter.Server.Commands;

/// <summary>The installation as the configuration describes it, with nothing started.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly WebApplication _host;

    private Installation(WebApplication host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public IConfiguration Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public IShopStore Shops => Services.GetRequiredService<IShopStore>();

    public ISchema Schema => Services.GetRequiredService<ISchema>();

    /// <param name="settings">Each <c>Section:Name=value</c>; they win over files and environment.</param>
    public static Installation Configured(IEnumerable<string> settings)
    {
        var builder = ServerSetup.CreateBuilder([.. settings.Select(setting => $"--{setting}")]);
        // A filter, which unlike a minimum level wins over the server's own settings: the output is the command's.
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        return new(builder.Build());
    }

    /// <summary>Opens the database, as a server would, so that shops and accounts can be read and written.</summary>
    public async Task<IShopStore> OpenAsync(CancellationToken cancellationToken)
    {
        await Schema.OpenAsync(cancellationToken);
        return Shops;
    }

    /// <summary>The shop of that key.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<Shop> ShopAsync(string key, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).FindByPublicKeyAsync(key, cancellationToken)
        ?? throw new CommandException($"There is no shop '{key}'. 'shop list' names those that exist, 'shop add' makes one.");

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
