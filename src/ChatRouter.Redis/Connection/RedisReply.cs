using StackExchange.Redis;

namespace ChatRouter.Redis.Connection;

/// <summary>What a script returned: a number, a text, nothing, or a list of these.</summary>
public readonly struct RedisReply
{
    private readonly RedisResult? _result;

    internal RedisReply(RedisResult? result) => _result = result;

    /// <summary>Lua's <c>false</c> and <c>nil</c>.</summary>
    public bool IsNone => _result is null || _result.IsNull;

    public long Number => (long)_result!;

    public int Small => (int)_result!;

    public bool Flag => Number != 0;

    public string Text => (string)_result!;

    public string? TextOrNull => IsNone ? null : Text;

    /// <summary>The items of a list; none where there is no list.</summary>
    public RedisReply[] Items => IsNone ? [] : Array.ConvertAll((RedisResult[])_result!, item => new RedisReply(item));
}
