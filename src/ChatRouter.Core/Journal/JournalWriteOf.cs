namespace ChatRouter.Core.Journal;

/// <summary>One command of a certain kind, and its result.</summary>
public sealed class JournalWrite<TCommand, TResult> : JournalWrite
    where TCommand : class
    where TResult : class
{
    // A caller's continuation must never run on the writer's thread.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TResult? _whenFull;
    private TResult? _result;

    internal JournalWrite(TCommand command, JournalSubject subject, TResult? whenFull, long enteredAt) : base(subject, enteredAt)
    {
        Command = command;
        _whenFull = whenFull;
    }

    public TCommand Command { get; }

    internal Task<TResult> Completion => _completion.Task;

    /// <summary>What the caller is told once the transaction has been committed.</summary>
    public void Set(TResult result) => _result = result;

    internal override bool Complete() => _result is { } result
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
