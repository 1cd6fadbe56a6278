namespace ChatRouter.Redis.Connection;

/// <summary>A script ended with an error: a bug.</summary>
public sealed class RedisScriptException(string script, Exception innerException)
    : Exception($"{script}: {innerException.Message}", innerException)
{
    /// <summary>The script's name.</summary>
    public string Script { get; } = script;
}
