namespace ChatRouter.Redis.Connection;

/// <summary>A script ended with an error: a bug, or a server that refuses to write.</summary>
public sealed class RedisScriptException(string script, Exception innerException)
    : Exception($"{script}: {innerException.Message}", innerException)
{
    /// <summary>The script's name.</summary>
    public string Script { get; } = script;
}
