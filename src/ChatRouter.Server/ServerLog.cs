namespace ChatRouter.Server;

internal static partial class ServerLog
{
    [LoggerMessage(1001, LogLevel.Error, "Looking after the connections failed and goes on.")]
    public static partial void WatchFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1070, LogLevel.Error, "A connection's timers failed and go on.")]
    public static partial void HeartbeatFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "Hub method {Method} failed on connection {ConnectionId}.")]
    public static partial void HubMethodFailed(this ILogger logger, string method, string connectionId, Exception exception);

    [LoggerMessage(1003, LogLevel.Information, "Connection {ConnectionId} of {Shop}/{Who} opened.")]
    public static partial void Connected(this ILogger logger, string connectionId, ShopId shop, string who);

    [LoggerMessage(1004, LogLevel.Information, "Connection {ConnectionId} of {Shop}/{Who} ended.")]
    public static partial void Disconnected(this ILogger logger, string connectionId, ShopId shop, string who);

    [LoggerMessage(1005, LogLevel.Warning, "Refused a socket to {Shop} from origin {Origin}.")]
    public static partial void OriginRefused(this ILogger logger, ShopId shop, string origin);

    [LoggerMessage(1006, LogLevel.Warning, "Sign-in of {Account} to {Shop} failed.")]
    public static partial void SignInFailed(this ILogger logger, string shop, string account);

    [LoggerMessage(1007, LogLevel.Warning, "Account {Agent} of {Shop} is locked until {Until}.")]
    public static partial void LockedOut(this ILogger logger, ShopId shop, AgentId agent, DateTimeOffset until);

    [LoggerMessage(1012, LogLevel.Error, "Writing down who signed in failed and is tried again.")]
    public static partial void SignInsNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(1008, LogLevel.Information, "Seeded shop {Shop} with {Accounts} accounts.")]
    public static partial void Seeded(this ILogger logger, ShopId shop, int accounts);

    [LoggerMessage(1009, LogLevel.Critical, "Shop {Shop} is demo data with passwords that everybody knows. It must not run in production: delete it or set ASPNETCORE_ENVIRONMENT=Development.")]
    public static partial void DemoInProduction(this ILogger logger, ShopId shop);

    [LoggerMessage(1013, LogLevel.Warning, "What it runs on, {Subject}: {Text}")]
    public static partial void RunsUnwisely(this ILogger logger, string subject, string text);

    [LoggerMessage(1010, LogLevel.Warning, "This node was away and is back in epoch {Epoch}: its {Connections} clients resume.")]
    public static partial void ClientsResume(this ILogger logger, int connections, long epoch);

    [LoggerMessage(1011, LogLevel.Information, "Connection {ConnectionId} of {Shop} does not read what is written to it and is cut off.")]
    public static partial void StuckClientCut(this ILogger logger, ConnectionId connectionId, ShopId shop);

    [LoggerMessage(1014, LogLevel.Information, "Shop {Shop} was signed up and waits for review: 'shop set {Shop} --status active' lets it serve.")]
    public static partial void WaitsForReview(this ILogger logger, ShopId shop);

    [LoggerMessage(1050, LogLevel.Warning, "The order service of shop {Shop} failed: {Reason}.")]
    public static partial void OrdersFailed(this ILogger logger, ShopId shop, string reason);

    [LoggerMessage(1051, LogLevel.Warning, "That the order service of shop {Shop} fails, or does no more, could not be told: {Reason}.")]
    public static partial void AlarmNotTold(this ILogger logger, ShopId shop, string reason);

    [LoggerMessage(1052, LogLevel.Warning, "That {Agent} of shop {Shop} was refused could not be written down: {Reason}.")]
    public static partial void RefusalNotTold(this ILogger logger, ShopId shop, AgentId agent, string reason);

    [LoggerMessage(1060, LogLevel.Warning, "Webhook {Webhook} of shop {Shop} took nothing since {Since} and is switched off.")]
    public static partial void WebhookSwitchedOff(this ILogger logger, WebhookId webhook, ShopId shop, DateTimeOffset since);

    [LoggerMessage(1061, LogLevel.Error, "Sending to webhook {Webhook} of shop {Shop} failed and goes on.")]
    public static partial void WebhookRoundFailed(this ILogger logger, WebhookId webhook, ShopId shop, Exception exception);

    [LoggerMessage(1062, LogLevel.Error, "Looking after the webhooks failed and goes on.")]
    public static partial void WebhooksFailed(this ILogger logger, Exception exception);

    [LoggerMessage(1020, LogLevel.Error, "The database does not answer ({Reason}). This server is alive, not ready, and starts as soon as it does.")]
    public static partial void WaitingForDatabase(this ILogger logger, string reason);

    [LoggerMessage(1021, LogLevel.Critical, "The server cannot start. {Reason}")]
    public static partial void DatabaseRefused(this ILogger logger, string reason);
}
