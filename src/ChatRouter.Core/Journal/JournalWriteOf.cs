namespace ChatRouter.Core.Journal;

/// <summary>One command of a certain kind, and its result.</summary>
public sealed class JournalWrite<TCommand, TResult> : JournalWrite
    where TCommand : class
    where TResult : class
{
    // A caller's continuation must never run on the writer's thread.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TResult? _whenFull;

    internal JournalWrite(TCommand command, JournalSubject subject, TResult? whenFull, long enteredAt) : base(subject, enteredAt)
    {
        Command = command;
        _whenFull = whenFull;
    }

    public TCommand Command { get; }

    /// <summary>What the store has set; none before the commit.</summary>
    internal TResult? Result { get; private set; }

    internal Task<TResult> Completion => _completion.Task;

    /// <summary>What the caller is told once the transaction has been committed.</summary>
    public void Set(TResult result) => Result = result;

    internal override bool Complete() => Result is { } result
        ? _completion.TrySetResult(result)
        : _completion.TrySetException(new InvalidOperationException($"The store committed a {typeof(TCommand).Name} without a result."));

    internal override void CompleteFull(JournalFullException exception)
    {
        if (_whenFull is { } full)
            _completion.TrySetResult(full);
        else
            _completion.TrySetException(new JournalUnavailableException(exception.Message, exception));
    }

    internal override bool Fail(Exception exception) => _completion.TrySetException(exception);
}
