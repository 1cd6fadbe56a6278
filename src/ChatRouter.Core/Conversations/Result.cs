using System.Diagnostics.CodeAnalysis;

namespace ChatRouter.Core.Conversations;

/// <summary>A value, or why there is none.</summary>
public readonly record struct Result<T>
{
    private Result(T? value, Rejection? rejection) => (Value, Rejection) = (value, rejection);

    public T? Value { get; }

    public Rejection? Rejection { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Rejection rejection) => new(default, rejection);

    /// <summary>Whether there is a value; else why not.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Rejection? rejection)
    {
        (value, rejection) = (Value, Rejection);
        return rejection is null;
    }
}
